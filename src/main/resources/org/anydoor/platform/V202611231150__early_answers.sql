-- The same answers, given before a table is asked wherever the kind of caller decides them: every policy asks these, and
-- most callers of a public form are nobody's members.
create or replace function platform.acting_agency() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  case platform.caller()
    when 'member' then
      return (select m.agency_id from platform.membership m join platform.person p on p.id = m.person_id
        where m.person_id = platform.my_person() and m.agency_id = platform.my_agency() and p.suspended_at is null
          and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp()));
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
        from platform.membership_role mr join platform.role_category rc on rc.role = mr.role
        where mr.person_id = platform.my_person() and mr.agency_id = platform.acting_agency());
    when 'job' then
      return (select coalesce(array_agg(js.category), '{}') from platform.job_scope js where js.job = platform.proof());
    when 'sample' then
      return (select coalesce(array_agg(c.category), '{}') from platform.category c
        where exists (select 1 from platform.deployment d where d.sample));
    else return '{}';
  end case;
end $$;
