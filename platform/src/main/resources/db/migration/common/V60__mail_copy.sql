-- Parts of what the mail hosts hold beside domains and mailboxes, as they were last read: forwarders, spam lists and
-- the like. A copy that can be dropped and read again.

create table mail_copy (
  -- 'forwarders example.com', 'quota <id of the connection>'
  id text not null primary key,
  domain text references mail_domain (name) on delete cascade,
  -- Counts what Mailhelm changed there itself. An answer that was asked for before such a change is not stored.
  version bigint not null,
  entries integer not null,
  content text,
  read_at bigint,
  doubted boolean not null,
  tried_at bigint,
  problem text
);

create index mail_copy_by_domain on mail_copy (domain);
