-- In whose hands a subject is: decided by whoever triages or supervises, and by the one who holds it; what nobody holds may be
-- taken. So "assigned only" is a limit of the database: nobody puts themselves beside the one who is assigned.
insert into platform.category (category, meaning) values ('triage', 'who of the agency works on what');
insert into platform.role_category (role, category) values ('navigator', 'triage'), ('supervisor', 'triage'), ('investigator', 'triage');
insert into platform.job_scope (job, category) values ('escalation', 'triage');

create policy agency_of_functions on platform.agency for select to anydoor_owner using (true);
create policy assignment_of_functions on platform.assignment for all to anydoor_owner using (true);
create policy work_of_functions on platform.work for all to anydoor_owner using (true);

create function platform.may_assign(subject uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return 'triage' = any (platform.my_categories())
    or platform.my_person() in (select h.person_id from platform.assignment h
      where h.subject_id = subject and h.agency_id = platform.acting_agency()
        and h.from_at <= statement_timestamp() and (h.until_at is null or h.until_at > statement_timestamp()))
    or not exists (select from platform.assignment a
      where a.subject_id = subject and a.agency_id = platform.acting_agency()
        and a.from_at <= statement_timestamp() and (a.until_at is null or a.until_at > statement_timestamp()));
end $$;
comment on function platform.may_assign(uuid) is 'whether the caller decides who of its agency is assigned to the subject';
revoke execute on function platform.may_assign(uuid) from public;
grant execute on function platform.may_assign(uuid) to anydoor_app;

-- Whose subject it is, the module that owns it says; here everybody of the agency sees who works on what, and no more.
drop policy assignment_own on platform.assignment;
create policy assignment_read on platform.assignment for select to anydoor_app using (agency_id = (select platform.acting_agency()));
revoke update on platform.assignment from anydoor_app;
grant update (until_at) on platform.assignment to anydoor_app;

-- Open work tells nobody's name, and yet that something waits: it is for those who may work on it, and for whoever holds it.
create table platform.work_category (
  module    text primary key,
  category  text not null references platform.category
);
comment on table platform.work_category is 'exempt: which category the open work of a module belongs to; configuration';
insert into platform.work_category (module, category) values ('intake', 'concern'), ('care', 'service');
grant select on platform.work_category to anydoor_app, anydoor_jobs;
create function platform.my_modules() returns text[] language sql stable
  begin atomic
    select coalesce(array_agg(w.module), '{}') from platform.work_category w where w.category = any (platform.my_categories());
  end;
comment on function platform.my_modules() is 'the modules whose open work the caller''s live roles allow';
drop policy work_own on platform.work;
create policy work_own on platform.work for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and module = any ((select platform.my_modules())::text[]));
alter policy work_sent on platform.work
  with check (assignee_id is null and done_at is null and module = any ((select platform.my_modules())::text[])
    and exists (select 1 from platform.access_grant g where g.subject_id = work.reference and g.viewer_agency_id = work.agency_id
      and g.owner_agency_id = (select platform.acting_agency())));
create policy work_held on platform.work for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and assignee_id = (select platform.my_person()));

-- Whoever shuts a person out need not be able to see what lay with them: it goes to the agency's supervisor, else to its backup.
create function platform.hand_over(gone uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  acting uuid := platform.acting_agency();
  heir uuid;
  moved int;
begin
  if not 'administration' = any (platform.my_categories())
    or not exists (select from platform.person p where p.id = gone and p.suspended_at is not null) then
    raise exception 'only the work of a person who is shut out is handed over' using errcode = 'insufficient_privilege';
  end if;
  select p.id into heir
  from platform.agency a cross join lateral (values (1, a.supervisor_person_id), (2, a.backup_person_id)) as h (place, person_id)
  join platform.person p on p.id = h.person_id
  where a.id = acting and p.suspended_at is null
  order by h.place limit 1;
  update platform.work set assignee_id = heir, version = version + 1
  where assignee_id = gone and agency_id = acting and done_at is null;
  get diagnostics moved = row_count;
  with ended as (
    update platform.assignment set until_at = statement_timestamp()
    where person_id = gone and agency_id = acting and until_at is null
    returning subject_id)
  insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
  select gen_random_uuid(), e.subject_id, acting, heir, statement_timestamp() from ended e where heir is not null;
  return moved;
end $$;
comment on function platform.hand_over(uuid) is 'moves what lay with a suspended person of the acting agency; answers how much open work moved';
revoke execute on function platform.hand_over(uuid) from public;
grant execute on function platform.hand_over(uuid) to anydoor_app;

-- Whoever closes a team learns how much waits for it, and no more.
create function platform.team_waits(team uuid) returns int language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(*) from platform.work w
    where w.team_id = team and w.agency_id = platform.acting_agency() and w.assignee_id is null and w.done_at is null);
end $$;
comment on function platform.team_waits(uuid) is 'how much open work waits for a team of the acting agency';
revoke execute on function platform.team_waits(uuid) from public;
grant execute on function platform.team_waits(uuid) to anydoor_app;

-- A pending event names a subject and an agency, a walled one too: whoever publishes writes it, the program alone reads it.
comment on table platform.event_publication is 'what the program still has to tell itself; ids only';
alter table platform.event_publication enable row level security;
alter table platform.event_publication force row level security;
create policy event_published on platform.event_publication for insert to anydoor_app with check (true);
create policy event_carried on platform.event_publication for all to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
revoke all on platform.event_publication from anydoor_jobs;
do $$
declare
  c text;
begin
  foreach c in array array['listener_id', 'event_type', 'serialized_event', 'status', 'completion_attempts'] loop
    execute format('comment on column platform.event_publication.%I is %L', c,
      'class: private; authority: Minn. Stat. 13.46, 34 USC 12291(b)(2), ids only; retention: until it is heard');
  end loop;
end $$;
