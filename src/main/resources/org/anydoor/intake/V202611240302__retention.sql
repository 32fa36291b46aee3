-- A concern and all that hangs on it, for all who have it in hand; and of a young person's record which concerns were about them.
insert into platform.record_kind (kind, category, owned) values ('concern', 'concern', 'intake.owner');
alter table platform.retention_rule no force row level security;
insert into platform.retention_rule (id, kind, outcome, counted_from, months, authority, from_day) values
  ('0199aabc-0000-7000-8000-000000000001', 'concern', null, 'end', 84, 'records schedule (Minn. Stat. 138.17), 260E.35 subd. 6 (check)', date '2013-01-01'),
  ('0199aabc-0000-7000-8000-000000000002', 'concern', 'not-trafficking', 'end', 24, 'records schedule (Minn. Stat. 138.17) (check)', date '2013-01-01'),
  ('0199aabc-0000-7000-8000-000000000003', 'concern', 'not-enough', 'end', 24, 'records schedule (Minn. Stat. 138.17) (check)', date '2013-01-01');
alter table platform.retention_rule force row level security;

create function intake.owner(concern uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select c.agency_id from intake.concern c where c.id = concern);
end $$;
create function intake.concern_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select h.concern_id, h.agency_id, coalesce(h.outcome, o.outcome),
      case when h.state in ('closed', 'declined', 'taken-back') then greatest(h.received_at, h.closed_at, h.declined_at) end, null::date
    from intake.handling h
    join intake.handling o on o.concern_id = h.concern_id and o.agency_id = o.owner_agency_id
    where (of_agency is null or h.owner_agency_id = of_agency) and (only_subject is null or h.concern_id = only_subject);
end $$;
create function intake.about_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select b.record_id, b.agency_id, null::text,
      case when h.state in ('closed', 'declined', 'taken-back') then greatest(b.at, h.closed_at) end, null::date
    from intake.about b
    join intake.handling h on h.concern_id = b.concern_id
    where (of_agency is null or b.agency_id = of_agency) and (only_subject is null or b.record_id = only_subject);
end $$;

-- The rows go in the transaction that destroys the record by a decision, and in no other.
do $$
declare
  t text;
begin
  create policy about_of_functions on intake.about for select to anydoor_owner using (true);
  foreach t in array array['concern', 'handling', 'reporter', 'safe_contact', 'original', 'message', 'note', 'translation',
      'mandated_report', 'cross_notice', 'attempt'] loop
    execute format('create policy %I on intake.%I for all to anydoor_owner using (platform.destroys(%I))', t || '_destroyed', t,
      case t when 'concern' then 'id' else 'concern_id' end);
  end loop;
end $$;
create policy about_destroyed on intake.about for all to anydoor_owner
  using (platform.destroys(concern_id) or platform.destroys(record_id));
create policy concern_unjoined on intake.concern for all to anydoor_owner using (platform.destroys(joined_into)) with check (joined_into is null);

create function intake.lock_concern(subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from intake.concern x where x.id = subject for update;
  perform from intake.handling x where x.concern_id = subject for update;
end $$;
create function intake.destroy_concern(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from intake.translation x where x.concern_id = subject;
  delete from intake.message x where x.concern_id = subject;
  delete from intake.note x where x.concern_id = subject;
  delete from intake.attempt x where x.concern_id = subject;
  delete from intake.reporter x where x.concern_id = subject;
  delete from intake.safe_contact x where x.concern_id = subject;
  delete from intake.original x where x.concern_id = subject;
  delete from intake.receipt x where x.concern_id = subject;
  delete from intake.mandated_report x where x.concern_id = subject;
  delete from intake.cross_notice x where x.concern_id = subject;
  delete from intake.about x where x.concern_id = subject;
  delete from intake.handling x where x.concern_id = subject;
  update intake.concern x set joined_into = null where x.joined_into = subject;
  delete from intake.concern x where x.id = subject;
  return array[]::uuid[];
end $$;
create function intake.destroy_about(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from intake.about x where x.record_id = subject;
  return array[]::uuid[];
end $$;
revoke execute on function intake.owner(uuid), intake.concern_standing(uuid, uuid), intake.about_standing(uuid, uuid), intake.lock_concern(uuid),
  intake.destroy_concern(uuid), intake.destroy_about(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('concern', 20, 'intake.concern_standing', 'intake.lock_concern', 'intake.destroy_concern'),
  ('young-person', 10, 'intake.about_standing', 'youth.lock_record', 'intake.destroy_about');
