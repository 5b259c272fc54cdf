-- When the user last proved who it is in this session, and whether a second factor was part of it.
alter table access_session add column proved bigint not null default 0;
alter table access_session add column strong boolean not null default false;

-- The first factor was right, the second is still to come. The token itself is only in the browser's cookie.
create table access_pending (
  token_hash text not null primary key,
  user_id text not null references access_user (id) on delete cascade,
  epoch integer not null,
  -- Of the browser that began.
  visit_hash text not null,
  -- In words, for the audit.
  method text not null,
  target text not null,
  expires bigint not null
);
create index access_pending_expires on access_pending (expires);

-- What was handed out and must come back, once: a challenge, or the secret of an authenticator app being set up.
create table access_ceremony (
  binding text not null primary key,
  content text not null,
  expires bigint not null
);
create index access_ceremony_expires on access_ceremony (expires);

-- Codes of an authenticator app.
create table access_authenticator (
  user_id text not null primary key references access_user (id) on delete cascade,
  -- Sealed.
  content text not null,
  -- The step in time of the code used last; that one and earlier ones are over.
  last_step bigint not null,
  created bigint not null
);

create table access_passkey (
  id text not null primary key,
  user_id text not null references access_user (id) on delete cascade,
  name text not null,
  -- The host that it was made for.
  relying_party text not null,
  credential_id text not null unique,
  -- The public key and what identifies it, as the device sent it.
  credential text not null,
  transports text not null,
  counter bigint not null,
  -- Whether the device ever verified its user.
  verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  created bigint not null,
  -- 0 for never.
  used bigint not null
);
create index access_passkey_user on access_passkey (user_id);

-- Each works once. HMAC with a key of its own; the codes themselves are shown once.
create table access_recovery_code (
  user_id text not null references access_user (id) on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);

-- Who must have a second factor. One row.
create table access_factor_policy (
  id integer not null primary key,
  demand text not null
);
insert into access_factor_policy (id, demand) values (1, 'NOBODY');
