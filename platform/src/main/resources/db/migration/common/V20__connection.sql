-- Named connections to outside systems.
create table connection (
  id text not null primary key,
  kind text not null,
  connector_id text not null,
  name text not null,
  enabled boolean not null,
  -- what follows the names of environment variables that this connection reads; empty for a connector's first
  suffix text not null,
  version bigint not null,
  created bigint not null,
  changed bigint not null
);
create unique index connection_name on connection (kind, lower(name));
create unique index connection_suffix on connection (connector_id, suffix);

-- What an administrator entered. Secrets are sealed; what comes from the environment isn't here.
create table connection_setting (
  connection_id text not null references connection (id) on delete cascade,
  component text not null,
  content text not null,
  sealed boolean not null,
  primary key (connection_id, component)
);
