-- A single letter that somebody types is an initial: it meets the first letters of names, never a sound. What was written
-- before gets its initials here, from the whole words.
alter table youth.name_key no force row level security;
insert into youth.name_key (agency_id, key, record_id)
select k.agency_id, 'i:' || substr(k.key, 3, 1), k.record_id from youth.name_key k where k.key like 'w:_%'
on conflict do nothing;
-- Whoever is known by an initial alone is found by every name that begins with it.
insert into youth.name_key (agency_id, key, record_id)
select k.agency_id, 'o:' || substr(k.key, 3, 1), k.record_id from youth.name_key k where k.key like 'w:_'
on conflict do nothing;
delete from youth.name_key where key like '_:_' and key !~ '^[ios]:';
alter table youth.name_key force row level security;
