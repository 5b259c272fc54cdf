-- How the DNS of each domain was when last looked at. A copy that can be dropped and made again.

create table dns_health (
  domain text not null primary key,
  -- healthy, unknown, pending, degraded, unhealthy; unchecked before the first look
  overall text not null,
  -- The same as a number to sort by, the worst highest.
  severity integer not null,
  failing integer not null,
  warnings integer not null,
  -- Verdicts by key, as JSON, for lists.
  verdicts text not null,
  -- All findings, as JSON; null before the first look.
  findings text,
  -- What is believed of each record, as JSON.
  believed text not null,
  -- What DNS shall hold, as the mail host said it last, as JSON.
  desired text,
  desired_at bigint,
  checked_at bigint,
  tried_at bigint,
  changed_at bigint,
  -- When to look again; while somebody looks, until when that is granted.
  next_at bigint not null,
  -- Why the last look saw nothing.
  problem text,
  -- Who wrote records last through us, and when.
  written_by text,
  written_at bigint
);

create index dns_health_due on dns_health (next_at);
