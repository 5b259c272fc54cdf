-- Who did what, when, from where, and how it ended. Rows are only ever added, and the oldest taken away.
create table audit_entry (
  seq bigint not null primary key,
  at bigint not null,
  action text not null,
  -- user, token, job, system or nobody
  actor_kind text not null,
  -- As it was called then; users and tokens may be gone.
  actor text not null,
  user_id text not null,
  token_id text not null,
  job_id text not null,
  address text not null,
  request_id text not null,
  domain text not null,
  object_kind text not null,
  object text not null,
  summary text not null,
  -- JSON objects of texts
  before_state text not null,
  after_state text not null,
  -- begun, done, refused or failed
  outcome text not null,
  -- The row that this one tells the outcome of; 0 for none.
  answers bigint not null,
  -- HMAC over all of the above and the hash of the row before.
  hash text not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_action on audit_entry (action, seq);
create index audit_entry_actor on audit_entry (actor, seq);
create index audit_entry_domain on audit_entry (domain, seq);
create index audit_entry_object on audit_entry (object, seq);
create index audit_entry_answers on audit_entry (answers);

-- The one row that every writer changes first, so that entries of all instances stand in one line.
create table audit_chain (
  id integer not null primary key,
  seq bigint not null,
  hash text not null,
  -- The last entry that was taken away, which the first one left is chained to.
  start_seq bigint not null,
  start_hash text not null,
  -- 0 keeps everything.
  keep_days integer not null
);
insert into audit_chain (id, seq, hash, start_seq, start_hash, keep_days) values (1, 0, '', 0, '', 400);
