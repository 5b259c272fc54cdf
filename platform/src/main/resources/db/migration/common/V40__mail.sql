-- What the mail hosts were last seen to hold: a copy that can be dropped and read again.

create table mail_host_state (
  connection_id text not null primary key,
  -- Counts what Mailhelm changed there itself. An answer that was asked for before such a change is not stored.
  version bigint not null,
  read_at bigint,
  -- Something may have changed since: not fresh, however young.
  doubted boolean not null,
  tried_at bigint,
  problem text
);

create table mail_domain (
  name text not null primary key,
  -- The name in both spellings, as in 'xn--bcher-kva.example bücher.example'.
  search text not null,
  connection_id text not null,
  version bigint not null,
  mailboxes integer not null,
  used_bytes bigint not null,
  read_at bigint,
  doubted boolean not null,
  tried_at bigint,
  problem text
);

create index mail_domain_by_connection on mail_domain (connection_id, name);

create table mailbox (
  address text not null primary key,
  domain text not null references mail_domain (name) on delete cascade,
  local_part text not null,
  quota_bytes bigint,
  used_bytes bigint,
  send_limit integer,
  sent_today integer,
  suspended boolean not null
);

create index mailbox_by_domain on mailbox (domain);
