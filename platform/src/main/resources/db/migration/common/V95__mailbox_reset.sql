-- Somebody may choose a new password for a mailbox, once. The secret itself is only in the mail.
create table mailbox_reset (
  mailbox text not null primary key,
  secret_hash text not null unique,
  expires bigint not null,
  -- When somebody began to use it; a use that broke off can be repeated after a minute.
  claimed bigint not null
);
