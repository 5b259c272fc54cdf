-- Lists are searched, sorted and cut in the database.

-- The address in both spellings, as in 'mara@xn--bcher-kva.example mara@bücher.example'.
alter table mailbox add column search text not null default '';
update mailbox set search = address;

-- Use in percent of the quota; -1 where there is no quota or the use is unknown. Right again with the next reading.
alter table mailbox add column fullness integer not null default -1;

drop index mailbox_by_domain;
create index mailbox_by_domain on mailbox (domain, local_part);
create index mailbox_by_fullness on mailbox (fullness);

-- Whether mail is switched on, as far as it was ever seen.
alter table mail_domain add column hosting boolean;
