-- What is remembered of a plugin: whether it is switched off, and which jar of it ran last.
create table plugin_memory (
  plugin_id text not null primary key,
  disabled boolean not null,
  last_good text not null
);
