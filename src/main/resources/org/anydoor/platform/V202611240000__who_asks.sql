-- Every policy asks who is asking, several times in one list, so the answer is made cheap. Whoever is no member leaves at
-- once; the agency and the categories come from one look at the memberships instead of one inside the other.
create view platform.live_membership with (security_invoker = true) as
  select m.person_id, m.agency_id from platform.membership m join platform.person p on p.id = m.person_id
  where p.suspended_at is null and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp());
comment on view platform.live_membership is 'who may act for which agency now';

create or replace function platform.acting_agency() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  case platform.caller()
    when 'member' then
      return (select m.agency_id from platform.live_membership m
        where m.person_id = platform.my_person() and m.agency_id = platform.my_agency());
    when 'job' then return platform.my_agency();
    when 'sample' then return (select platform.my_agency() from platform.deployment d where d.sample);
    else return null;
  end case;
end $$;

create or replace function platform.my_categories() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  case platform.caller()
    when 'member' then
      return (select coalesce(array_agg(distinct rc.category), '{}')
        from platform.live_membership m
        join platform.membership_role mr on mr.person_id = m.person_id and mr.agency_id = m.agency_id
        join platform.role_category rc on rc.role = mr.role
        where m.person_id = platform.my_person() and m.agency_id = platform.my_agency());
    when 'job' then
      return (select coalesce(array_agg(js.category), '{}') from platform.job_scope js where js.job = platform.proof());
    when 'sample' then
      return (select coalesce(array_agg(c.category), '{}') from platform.category c
        where exists (select 1 from platform.deployment d where d.sample));
    else return '{}';
  end case;
end $$;

create or replace function platform.my_modules() returns text[] language plpgsql stable set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(w.module), '{}') from platform.work_category w
    where w.category = any ((select platform.my_categories())::text[]));
end $$;

-- An entry's subjects are bound to it by the transaction that writes both, and the policies say of both that the agency is the
-- caller's. A second key over the agency asked the same once more for every row that a list shows.
alter table platform.audit_subject drop constraint audit_subject_entry_id_actor_agency_id_fkey;
alter table platform.audit_entry drop constraint audit_entry_id_agency_id_key;
