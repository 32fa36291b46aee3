-- Policies over many tables ask whether something was granted. As a view in each of them it was planned anew for every table of
-- a query, some seventy plans for one work list; as a function it is planned once and runs only where the question comes up.
create policy access_grant_of_functions on platform.access_grant for select to anydoor_owner using (true);
create policy sharing_agreement_of_functions on platform.sharing_agreement for select to anydoor_owner using (true);
grant select on platform.granted to anydoor_owner;
create function platform.is_granted(subject uuid, owner uuid, kind text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.granted g where g.subject_id = subject and g.owner_agency_id = owner and g.category = kind);
end $$;
comment on function platform.is_granted(uuid, uuid, text) is
  'whether the acting agency and its person may now see this category of the subject''s rows, by a live grant of their owner';
revoke execute on function platform.is_granted(uuid, uuid, text) from public;
grant execute on function platform.is_granted(uuid, uuid, text) to anydoor_app;
