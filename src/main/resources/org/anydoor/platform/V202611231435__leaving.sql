-- Who takes what somebody leaves: the agency's supervisor, else its backup; nobody who is shut out, has left, or is the one who leaves it.
create function platform.heir(gone uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select p.id
    from platform.agency a cross join lateral (values (1, a.supervisor_person_id), (2, a.backup_person_id)) as h (place, person_id)
    join platform.person p on p.id = h.person_id
    join platform.membership m on m.person_id = p.id and m.agency_id = a.id
    where a.id = platform.acting_agency() and p.id <> gone and p.suspended_at is null
      and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp())
    order by h.place limit 1);
end $$;
comment on function platform.heir(uuid) is 'who of the acting agency takes over from a person; asked by the functions that hand over';
revoke execute on function platform.heir(uuid) from public;

-- Of somebody who is shut out or has left the acting agency, all that lay with them there.
create or replace function platform.hand_over(gone uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  acting uuid := platform.acting_agency();
  heir uuid := platform.heir(gone);
  moved int;
begin
  if not 'administration' = any (platform.my_categories())
    or exists (select from platform.membership m join platform.person p on p.id = m.person_id
      where m.person_id = gone and m.agency_id = acting and p.suspended_at is null
        and (m.until_at is null or m.until_at > statement_timestamp())) then
    raise exception 'only the work of somebody gone is handed over' using errcode = 'insufficient_privilege';
  end if;
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
comment on function platform.hand_over(uuid) is 'moves what lay with a person who is shut out or has left; answers how much open work moved';

-- Of somebody whose roles have changed, what these no longer let them do: open work, and assignments to what that work is about.
create function platform.hand_on(mover uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  acting uuid := platform.acting_agency();
  heir uuid := platform.heir(mover);
  able text[];
  moved int;
begin
  if not 'administration' = any (platform.my_categories()) then
    raise exception 'only an administrator does this' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(w.module), '{}') into able
  from platform.membership_role r join platform.role_category c on c.role = r.role
  join platform.work_category w on w.category = c.category
  where r.person_id = mover and r.agency_id = acting;
  with ended as (
    update platform.assignment a set until_at = statement_timestamp()
    where a.person_id = mover and a.agency_id = acting and a.until_at is null
      and exists (select from platform.work w where w.reference = a.subject_id and w.agency_id = acting)
      and not exists (select from platform.work w where w.reference = a.subject_id and w.agency_id = acting and w.module = any (able))
    returning subject_id)
  insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
  select gen_random_uuid(), e.subject_id, acting, heir, statement_timestamp() from ended e where heir is not null;
  update platform.work set assignee_id = heir, version = version + 1
  where assignee_id = mover and agency_id = acting and done_at is null and module <> all (able);
  get diagnostics moved = row_count;
  return moved;
end $$;
comment on function platform.hand_on(uuid) is 'moves what lay with a person of the acting agency and is no longer theirs to do; answers how much open work moved';
revoke execute on function platform.hand_on(uuid) from public;
grant execute on function platform.hand_on(uuid) to anydoor_app;

-- Somebody who has left comes back by their own yes, as anybody does who works here already.
create policy membership_return on platform.membership for update to anydoor_app
  using (person_id = (select platform.my_person()) and until_at <= statement_timestamp()
    and exists (select 1 from platform.membership_offer o where o.agency_id = membership.agency_id))
  with check (until_at is null);
