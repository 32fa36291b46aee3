-- By what a young person is found exactly in an emergency, and by nothing like it: a whole name with the birth date, a telephone
-- number or a handle. The last two are keyed digests. A walled agency has no such rows.
create table youth.exact_key (
  agency_id  uuid not null,
  key        text not null,
  record_id  uuid not null,
  way        text not null check (way in ('name', 'phone', 'handle')),
  primary key (agency_id, key, record_id),
  foreign key (record_id, agency_id) references youth.record (id, agency_id) on delete cascade
);
create index on youth.exact_key (key);
create index on youth.exact_key (record_id);
comment on table youth.exact_key is 'by what a record is found in an emergency: by equality alone';
comment on column youth.exact_key.key is 'class: private; authority: Minn. Stat. 13.46, 260B.171; retention: with the record';
comment on column youth.exact_key.way is 'class: private; authority: Minn. Stat. 13.46, 260B.171; retention: with the record';
alter table youth.exact_key enable row level security;
alter table youth.exact_key force row level security;
create policy exact_key_of_functions on youth.exact_key for select to anydoor_owner using (true);
create policy exact_key_own on youth.exact_key for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'identity' = any ((select platform.my_categories())::text[]))
  with check (agency_id = (select platform.acting_agency()) and 'identity' = any ((select platform.my_categories())::text[])
    and exists (select 1 from platform.agency a where a.id = exact_key.agency_id and not a.walled));
grant select, insert, delete on youth.exact_key to anydoor_app;

-- Those whose birth date is known already get their keys here, by the rules of ExactKeys.
alter table youth.exact_key no force row level security;
insert into youth.exact_key (agency_id, key, record_id, way)
select distinct r.agency_id, 'n:' || w.words || '|' || r.birth_date, r.id, 'name'
from youth.record r
join platform.agency a on a.id = r.agency_id
cross join lateral (values (r.called || ' ' || coalesce(r.surname, '')), (coalesce(r.given_name, r.called) || ' ' || coalesce(r.surname, '')),
  (r.called || ' ' || coalesce(r.given_name, '') || ' ' || coalesce(r.surname, ''))) as n (name)
cross join lateral (select string_agg(distinct x.word, ' ' order by x.word) as words
  from regexp_split_to_table(replace(replace(replace(replace(replace(regexp_replace(lower(normalize(n.name, nfkd)),
    '[\u0300-\u036f''’ʼ`‘]', '', 'g'), 'ł', 'l'), 'ø', 'o'), 'đ', 'd'), 'ß', 'ss'), 'æ', 'ae'), '[^[:alnum:]]+') as x (word)
  where x.word <> '') as w
where not a.walled and r.birth_date is not null and w.words <> '';
alter table youth.exact_key force row level security;

-- One of each owner, or none: where two fit there it is not known who is meant, and a list is never shown.
create function youth.open_in_emergency(attempt uuid, way text, wanted text, danger text, why text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  subjects uuid[];
  owners uuid[];
begin
  select array_agg(f.record_id), array_agg(f.agency_id) into subjects, owners from (
    select k.agency_id, min(k.record_id::text)::uuid as record_id from youth.exact_key k where k.key = wanted
    group by k.agency_id having count(*) = 1) as f;
  return platform.open_in_emergency(attempt, subjects, owners, way, danger, why);
end $$;
comment on function youth.open_in_emergency(uuid, text, text, text, text) is
  'opens the one record of each owner that this key names, where a rule lets it be; answers as platform.open_in_emergency does';
revoke execute on function youth.open_in_emergency(uuid, text, text, text, text) from public;
grant execute on function youth.open_in_emergency(uuid, text, text, text, text) to anydoor_app;

-- Openings go with the record, and what of their review still waits.
create function youth.openings_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return;
end $$;
create function youth.lock_openings(subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from platform.emergency_opening x where x.subject_id = subject for update;
end $$;
create function youth.destroy_openings(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  with deleted as (delete from platform.emergency_opening x where x.subject_id = subject returning x.id)
  select coalesce(array_agg(d.id), '{}') into gone from deleted d;
  return gone;
end $$;
revoke execute on function youth.openings_standing(uuid, uuid), youth.lock_openings(uuid), youth.destroy_openings(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('young-person', 15, 'youth.openings_standing', 'youth.lock_openings', 'youth.destroy_openings');
