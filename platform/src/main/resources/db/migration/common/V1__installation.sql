-- Facts about the installation as a whole, a row each.
create table installation (
  name text not null primary key,
  content text not null
);
