-- Who works where at this moment: there since, not gone, not shut out. Whoever gives work or writes to somebody asks here, so
-- that the rule stands once.
create view platform.member_now with (security_invoker = true) as
  select m.person_id, m.agency_id
  from platform.membership m join platform.person p on p.id = m.person_id
  where p.suspended_at is null
    and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp());
comment on view platform.member_now is 'who works for which agency at this moment, as far as the caller may know';
grant select on platform.member_now to anydoor_app;

-- The sweep of mail may ask of one person and one agency, and may list nothing.
create function platform.works_here(person uuid, agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.member_now m where m.person_id = person and m.agency_id = agency);
end $$;
comment on function platform.works_here(uuid, uuid) is 'whether the person works for the agency at this moment';
revoke execute on function platform.works_here(uuid, uuid) from public;
grant execute on function platform.works_here(uuid, uuid) to anydoor_jobs;
