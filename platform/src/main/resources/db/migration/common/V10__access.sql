-- Who may sign in. Times are milliseconds since 1970. Sessions of an earlier epoch than the user's are over.
create table access_user (
  id text not null primary key,
  login_name text not null unique,
  display_name text not null,
  contact_address text not null,
  role text not null,
  password_hash text not null,
  enabled boolean not null,
  epoch integer not null,
  created bigint not null,
  changed bigint not null
);

-- Browsers that are signed in. The token itself is only in the browser's cookie.
create table access_session (
  id text not null primary key,
  token_hash text not null unique,
  user_id text not null references access_user (id) on delete cascade,
  epoch integer not null,
  created bigint not null,
  seen bigint not null,
  address text not null,
  agent text not null
);
create index access_session_user on access_session (user_id);
create index access_session_seen on access_session (seen);

-- Each instance that starts before there is an administrator adds its code.
create table access_setup_code (
  code_hash text not null primary key,
  created bigint not null
);

-- The one row says that set-up is over; its key makes sure that only one caller finishes it.
create table access_setup (
  id integer not null primary key,
  user_id text not null,
  finished bigint not null
);

-- When each bucket of attempts will be full again.
create table access_limit (
  bucket text not null primary key,
  full_at bigint not null
);
create index access_limit_full on access_limit (full_at);
