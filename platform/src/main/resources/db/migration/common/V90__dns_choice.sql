-- What is chosen for the DNS of a domain. A domain without a row has the defaults.
create table dns_choice (
  domain text not null primary key,
  -- its own DMARC record; without one, the installation's
  dmarc text,
  -- 'off', 'testing' or 'enforce'
  mta_sts text not null,
  -- where reports on failed TLS go; without one, none are asked for
  tls_reports text,
  -- whether mail programs shall find their settings by DNS
  discovery boolean not null,
  -- whether what was written is written again when somebody else changes it
  healing boolean not null,
  -- the DNS connection that holds the zone, where several do
  connection_id text
);

-- Domains on their way in: kept until they are served and set up, so that one can leave and go on later.
create table domain_setup (
  domain text not null primary key,
  -- the mail host they go to
  connection_id text not null,
  started_by text not null,
  started bigint not null
);
