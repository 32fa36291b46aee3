-- The record of a young person: kept until so long after the last that happened and after they came of age. Somebody of whom no
-- age is known is taken for as young as can be.
insert into platform.record_kind (kind, category, owned) values ('young-person', 'identity', 'youth.owner');
alter table platform.retention_rule no force row level security;
insert into platform.retention_rule (id, kind, outcome, counted_from, months, authority, from_day) values
  ('0199aabc-0000-7000-8000-000000000011', 'young-person', null, 'adult', 84, 'records schedule (Minn. Stat. 138.17), 260E.35 subd. 6 (check)', date '2013-01-01');
alter table platform.retention_rule force row level security;

create policy record_of_functions on youth.record for select to anydoor_owner using (true);
create function youth.owner(record uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select r.agency_id from youth.record r where r.id = record);
end $$;
create function youth.record_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select r.id, r.agency_id, null::text, r.made_at,
      (coalesce(r.birth_date, r.age_as_of - make_interval(years => r.age_low), r.made_at) + interval '18 years')::date
    from youth.record r
    where (of_agency is null or r.agency_id = of_agency) and (only_subject is null or r.id = only_subject);
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['record', 'name_key', 'safe_contact'] loop
    execute format('create policy %I on youth.%I for all to anydoor_owner using (platform.destroys(%I))', t || '_destroyed', t,
      case t when 'record' then 'id' else 'record_id' end);
  end loop;
end $$;
create function youth.lock_record(subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from youth.record x where x.id = subject for update;
end $$;
create function youth.destroy_record(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from youth.name_key x where x.record_id = subject;
  delete from youth.safe_contact x where x.record_id = subject;
  delete from youth.record x where x.id = subject;
  return array[]::uuid[];
end $$;
revoke execute on function youth.owner(uuid), youth.record_standing(uuid, uuid), youth.lock_record(uuid), youth.destroy_record(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('young-person', 20, 'youth.record_standing', 'youth.lock_record', 'youth.destroy_record');
