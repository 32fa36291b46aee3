-- Before somebody is shut out or leaves, the administrator reads how much waits with them and who would get it; not what it is.
create function platform.lies_with(leaver uuid) returns table (waiting bigint, heir uuid) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select
    (select count(*) from platform.work w where w.assignee_id = leaver and w.agency_id = platform.acting_agency() and w.done_at is null),
    platform.heir(leaver)
    where 'administration' = any (platform.my_categories());
end $$;
comment on function platform.lies_with(uuid) is 'how much open work of the acting agency lies with a person, and who would take it over; for administrators';
revoke execute on function platform.lies_with(uuid) from public;
grant execute on function platform.lies_with(uuid) to anydoor_app;
