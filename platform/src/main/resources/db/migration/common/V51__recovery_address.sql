-- Where the owner of a mailbox can be reached when the mailbox can't be opened. Known here only, not at the mail host.
create table recovery_address (
  mailbox text not null primary key,
  address text not null,
  changed bigint not null
);
