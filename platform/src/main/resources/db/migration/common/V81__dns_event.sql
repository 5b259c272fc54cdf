-- What changed of the records that are watched.

create table dns_event (
  id text not null primary key,
  at bigint not null,
  domain text not null,
  -- drift: it was right and is no more; recovered: the other way; changed: neither.
  kind text not null,
  check_key text not null,
  host text not null,
  old_value text not null,
  new_value text not null,
  old_verdict text not null,
  new_verdict text not null,
  -- Who wrote it, when it was us.
  by_name text
);

create index dns_event_by_domain on dns_event (domain, at);
create index dns_event_by_time on dns_event (at);
