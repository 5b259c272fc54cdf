-- What was changed in zones, with what was there before, so that it can be undone.
create table dns_applied (
  id text not null primary key,
  domain text not null,
  zone text not null,
  connection_id text not null,
  -- 'fix', 'undo' or 'heal'
  kind text not null,
  -- who did it, as people know them
  actor text not null,
  at bigint not null,
  -- 'begun', 'done', 'partly', 'failed' or 'unknown'
  state text not null,
  -- the record sets before and after, as JSON
  changes text not null,
  -- what was ours before, as JSON
  owned_before text not null,
  wanted integer not null,
  written integer not null,
  problem text,
  undone_at bigint
);
create index dns_applied_domain on dns_applied (domain, at);

-- The values that Mailhelm wrote. What isn't here is somebody else's.
create table dns_owned (
  id text not null primary key,
  domain text not null,
  topic text not null,
  name text not null,
  type text not null,
  -- what was wanted, and what was written for it: the same, or merged into what was there
  wanted text not null,
  written text not null
);
create index dns_owned_domain on dns_owned (domain);

-- When a domain was healed, so that nobody is fought with.
create table dns_healing (
  domain text not null primary key,
  tries integer not null,
  next_try bigint not null,
  healed_at bigint
);
