-- Whoever sent a referral that stands, and its receiver unless they declined it, may keep the record that it is part of. What the
-- receiver answered tells its sender nothing here, since the receiver may be walled.
create function care.referral_bases(subject uuid) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select x.holder
    from care.referral r
    cross join lateral (values (r.agency_id), (r.to_agency_id)) as x (holder)
    left join care.answer a on a.referral_id = r.id
    where subject in (r.concern_id, r.record_id)
      and case when x.holder = r.agency_id then r.withdrawn_at is null else coalesce(a.answer = 'accepted', r.withdrawn_at is null) end;
end $$;
revoke execute on function care.referral_bases(uuid) from public;
update platform.record_part set bases = 'care.referral_bases' where locks = 'care.lock_referrals';

create trigger not_destroyed before insert on care.referral for each row execute function platform.not_destroyed('concern_id', 'record_id');
