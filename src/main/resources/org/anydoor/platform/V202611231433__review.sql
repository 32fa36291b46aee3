-- When somebody last came in, so that an administrator sees which door stands open for nobody.
alter table platform.person add column signed_in_at timestamptz;
grant update (signed_in_at) on platform.person to anydoor_app;

-- That an administrator has looked at who can see what, and when; asked again after ninety days.
create table platform.access_review (
  id         uuid primary key,
  agency_id  uuid not null references platform.agency,
  person_id  uuid not null references platform.person,
  at         timestamptz not null
);
create index on platform.access_review (agency_id, at);
comment on table platform.access_review is 'which administrator has reviewed the access of the agency''s people, and when';
alter table platform.access_review enable row level security;
alter table platform.access_review force row level security;
create policy access_review_own on platform.access_review for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy access_review_made on platform.access_review for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[])
    and person_id = (select platform.my_person()));
grant select, insert on platform.access_review to anydoor_app;
insert into platform.work_category (module, category) values ('access', 'administration');
insert into platform.job_scope (job, category) values ('access-review', 'administration');

-- By which ways the people of the caller's agency get in: how many, and never what.
create policy recovery_code_of_functions on platform.recovery_code for select to anydoor_owner using (true);
create function platform.ways_in()
  returns table (person_id uuid, idle boolean, app boolean, codes int, passkeys int)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, coalesce(p.signed_in_at, p.made_at) < statement_timestamp() - interval '90 days', p.totp_secret is not null,
      (select count(*)::int from platform.recovery_code c where c.person_id = p.id and c.used_at is null),
      (select count(*)::int from platform.passkey k where k.person_id = p.id and k.shut_at is null)
    from platform.membership m join platform.person p on p.id = m.person_id
    where m.agency_id = platform.acting_agency() and 'administration' = any (platform.my_categories())
      and (m.until_at is null or m.until_at > statement_timestamp());
end $$;
comment on function platform.ways_in() is 'how the people of the caller''s agency get in, for whoever administers them';
revoke execute on function platform.ways_in() from public;
grant execute on function platform.ways_in() to anydoor_app;
