-- What an administrator set for the installation, by the name of the variable that it hides.
create table installation_setting (
  name text not null primary key,
  content text not null
);

-- People as an identity provider knows them: never by an address, which may change hands.
create table access_identity (
  id text not null primary key,
  issuer text not null,
  subject text not null,
  user_id text not null references access_user (id) on delete cascade,
  -- As the provider said at the last sign-in; the groups are a JSON list.
  address text not null,
  member_of text not null,
  -- Whether the rules for administrators made the user one, so that they may take it back.
  administrator boolean not null,
  created bigint not null,
  used bigint not null
);
create unique index access_identity_subject on access_identity (issuer, subject);
create index access_identity_user on access_identity (user_id);

-- Browsers that are on their way to a provider and back.
create table access_sso_attempt (
  state_hash text not null primary key,
  test_id text not null unique,
  browser_hash text not null,
  purpose text not null,
  -- Who asked for it, or who was invited; empty for a sign-in.
  user_id text not null,
  invitation_hash text not null,
  return_to text not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  used boolean not null,
  -- JSON, of a test: what was seen and decided.
  outcome text not null,
  expires bigint not null
);
create index access_sso_attempt_expires on access_sso_attempt (expires);

-- The sealed ID token that a browser came back with, with which the provider ends its own session.
create table access_sso_session (
  browser_hash text not null primary key,
  user_id text not null references access_user (id) on delete cascade,
  id_token text not null,
  expires bigint not null
);
