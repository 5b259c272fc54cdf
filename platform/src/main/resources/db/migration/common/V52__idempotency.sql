-- What was answered to a request that may be sent again. Keys and requests are digests; no answer here holds a secret.
create table idempotency_key (
  id text not null primary key,
  request text not null,
  -- 0 while the request is under way
  status integer not null,
  answer text not null,
  created bigint not null
);
create index idempotency_key_created on idempotency_key (created);
