-- Referrals are part of the concern and of the young person that they were sent for, at their sender and at their receiver.
create policy referral_of_functions on care.referral for select to anydoor_owner using (true);
create policy answer_of_functions on care.answer for all to anydoor_owner using (true);
-- Whoever sent it: a receiver sends on, from a concern that is another's, and its referral keeps that concern as the owner's does.
-- What a walled receiver does with a referral is told to nobody, so it moves no day: its answer and its work are not asked.
create function care.referral_standing(of_concern uuid, of_record uuid)
  returns table (concern_id uuid, record_id uuid, holder_id uuid, ended_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select r.concern_id, r.record_id, x.holder,
      case when not exists (select from platform.work w where w.reference = r.id and w.done_at is null
          and (w.agency_id = r.agency_id or not r.to_walled))
        then greatest(r.sent_at, r.answer_due_at, r.withdrawn_at, a.at) end
    from care.referral r
    cross join lateral (values (r.agency_id), (r.to_agency_id)) as x (holder)
    left join care.answer a on a.referral_id = r.id and not r.to_walled
    where (of_concern is null or r.concern_id = of_concern) and (of_record is null or r.record_id = of_record);
end $$;
create function care.concern_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.concern_id, s.holder_id, null::text, s.ended_at, null::date
    from care.referral_standing(only_subject, null) as s
    where s.concern_id is not null and (of_agency is null or platform.owner('concern', s.concern_id) = of_agency);
end $$;
create function care.record_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.record_id, s.holder_id, null::text, s.ended_at, null::date
    from care.referral_standing(null, only_subject) as s
    where s.record_id is not null and (of_agency is null or platform.owner('young-person', s.record_id) = of_agency);
end $$;
create policy referral_destroyed on care.referral for all to anydoor_owner
  using (platform.destroys(concern_id) or platform.destroys(record_id));
create function care.lock_referrals(subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from care.referral x where subject in (x.concern_id, x.record_id) for update;
  perform from platform.work x where x.reference in (select r.id from care.referral r where subject in (r.concern_id, r.record_id)) for update;
end $$;
create function care.destroy_referrals(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
begin
  select coalesce(array_agg(r.id), '{}') into gone from care.referral r where subject in (r.concern_id, r.record_id);
  delete from care.answer a where a.referral_id = any (gone);
  delete from care.referral r where r.id = any (gone);
  return gone;
end $$;
revoke execute on function care.referral_standing(uuid, uuid), care.concern_standing(uuid, uuid), care.record_standing(uuid, uuid),
  care.lock_referrals(uuid), care.destroy_referrals(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('concern', 10, 'care.concern_standing', 'care.lock_referrals', 'care.destroy_referrals'),
  ('young-person', 5, 'care.record_standing', 'care.lock_referrals', 'care.destroy_referrals');
