-- Somebody who signs in already joins a second agency by their own yes. The agency names a sign-in name; whether there is one,
-- and where that person works, it never learns from here (docs/decisions/0017-a-second-agency.md).
create table platform.membership_offer (
  id         uuid primary key,
  agency_id  uuid not null references platform.agency,
  username   text not null check (username = lower(username) and length(username) between 3 and 60),
  roles      text[] not null check (cardinality(roles) > 0 and not 'community-administrator' = any (roles)),
  made_at    timestamptz not null,
  until_at   timestamptz not null,
  unique (agency_id, username)
);
create index on platform.membership_offer (username);
alter table platform.membership_offer enable row level security;
alter table platform.membership_offer force row level security;
create policy membership_offer_own on platform.membership_offer for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
-- As a function, because a policy that reads people would ask the memberships that it decides about.
create function platform.my_sign_in_name() returns text language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'member' then return null; end if;
  return (select p.username from platform.person p where p.id = platform.my_person() and p.suspended_at is null);
end $$;
comment on function platform.my_sign_in_name() is 'the name by which the calling member signs in; null for everybody else and for the suspended';
revoke execute on function platform.my_sign_in_name() from public;
grant execute on function platform.my_sign_in_name() to anydoor_app;
create policy membership_offer_mine on platform.membership_offer for select to anydoor_app using (
  username = (select platform.my_sign_in_name()) and until_at > statement_timestamp());
create policy membership_offer_taken on platform.membership_offer for delete to anydoor_app using (
  username = (select platform.my_sign_in_name()));
grant select, insert, delete on platform.membership_offer to anydoor_app;

-- Whoever is asked takes exactly what is offered, for themselves.
create policy membership_accept on platform.membership for insert to anydoor_app with check (
  person_id = (select platform.my_person())
  and exists (select 1 from platform.membership_offer o where o.agency_id = membership.agency_id));
create policy membership_role_accept on platform.membership_role for insert to anydoor_app with check (
  person_id = (select platform.my_person())
  and exists (select 1 from platform.membership_offer o
    where o.agency_id = membership_role.agency_id and membership_role.role = any (o.roles)));

-- Shut out by one agency, shut out in all: each of the others hands over for itself.
insert into platform.job_scope (job, category) values ('suspension', 'administration');

comment on column platform.membership_offer.username is
  'class: private; authority: Minn. Stat. 13.43; retention: until accepted or withdrawn, fourteen days at most';
comment on column platform.membership_offer.roles is
  'class: private; authority: Minn. Stat. 13.43; retention: until accepted or withdrawn, fourteen days at most';
