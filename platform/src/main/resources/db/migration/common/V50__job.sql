-- Long works. Times are milliseconds since 1970.
create table job (
  id text not null primary key,
  kind text not null,
  title text not null,
  -- where its items come from, as in the name of a file; may be empty
  source text not null,
  -- what the kind needs to know, as JSON; never a secret
  parameters text not null,
  -- a login name and how the person is called
  owner text not null,
  owner_name text not null,
  -- who and from where, for the audit, as JSON
  origin text not null,
  state text not null,
  -- who runs it now; what another runner writes for it is refused
  runner text not null,
  -- counts the times it was put into the queue
  runs integer not null,
  -- counts its changes, for those who watch
  version bigint not null,
  total integer not null,
  done integer not null,
  skipped integer not null,
  failed integer not null,
  -- failures in a row that concern the outside system as a whole
  trouble integer not null,
  note text not null,
  created bigint not null,
  started bigint,
  next_try bigint,
  ended bigint
);
create index job_created on job (created);
create index job_state on job (state);

create table job_item (
  id text not null primary key,
  job_id text not null references job (id) on delete cascade,
  position integer not null,
  line integer not null,
  subject text not null,
  data text not null,
  -- sealed; gone as soon as the item is done
  secret text,
  state text not null,
  tries integer not null,
  -- whether the same can be tried again
  repeatable boolean not null,
  result text not null,
  changed bigint not null
);
create unique index job_item_position on job_item (job_id, position);
create index job_item_state on job_item (job_id, state, position);

-- The queue. Written by the scheduler; its times are milliseconds since 1970 too.
create table job_queue (
  task_name text not null,
  task_instance text not null,
  task_data text,
  execution_time bigint not null,
  picked boolean not null,
  picked_by text,
  last_success bigint,
  last_failure bigint,
  consecutive_failures integer,
  last_heartbeat bigint,
  version bigint not null,
  primary key (task_name, task_instance)
);
create index job_queue_time on job_queue (execution_time);
create index job_queue_heartbeat on job_queue (last_heartbeat);
