-- Rights on the installation, as words; those on domains are grants.
alter table access_user add column rights text not null default '';

create table access_grant (
  user_id text not null references access_user (id) on delete cascade,
  -- In wire form, or * for every domain.
  domain text not null,
  rights text not null,
  primary key (user_id, domain)
);
create index access_grant_domain on access_grant (domain);

-- Somebody may choose a password, once. The secret itself is only in the link.
create table access_invitation (
  secret_hash text not null primary key,
  user_id text not null references access_user (id) on delete cascade,
  expires bigint not null
);

create table access_token (
  id text not null primary key,
  -- HMAC with a key of its own; the token itself is shown once.
  secret_hash text not null unique,
  -- The first letters, to know it by.
  prefix text not null,
  label text not null,
  user_id text not null references access_user (id) on delete cascade,
  administrator boolean not null,
  rights text not null,
  -- JSON: domain to words
  grants text not null,
  -- Networks that it may be used from, parted by commas; empty for all.
  networks text not null,
  created bigint not null,
  -- 0 for never.
  expires bigint not null,
  used bigint not null,
  used_from text not null
);
create index access_token_user on access_token (user_id);
