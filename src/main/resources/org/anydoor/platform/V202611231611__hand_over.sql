-- What somebody finished stays under their name and opens to nobody else: whoever takes over is assigned only where work is
-- still open. Who works where is asked of the one view.
create or replace function platform.heir(gone uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select h.person_id
    from platform.agency a cross join lateral (values (1, a.supervisor_person_id), (2, a.backup_person_id)) as h (place, person_id)
    join platform.member_now m on m.person_id = h.person_id and m.agency_id = a.id
    where a.id = platform.acting_agency() and h.person_id <> gone
    order by h.place limit 1);
end $$;

create or replace function platform.hand_over(gone uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  acting uuid := platform.acting_agency();
  heir uuid := platform.heir(gone);
  moved int;
begin
  if not 'administration' = any (platform.my_categories())
    or exists (select from platform.member_now m where m.person_id = gone and m.agency_id = acting) then
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
  select gen_random_uuid(), e.subject_id, acting, heir, statement_timestamp() from ended e
  where heir is not null
    and exists (select from platform.work w where w.reference = e.subject_id and w.agency_id = acting and w.done_at is null);
  return moved;
end $$;

create or replace function platform.hand_on(mover uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
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
  select gen_random_uuid(), e.subject_id, acting, heir, statement_timestamp() from ended e
  where heir is not null
    and exists (select from platform.work w where w.reference = e.subject_id and w.agency_id = acting and w.done_at is null);
  update platform.work set assignee_id = heir, version = version + 1
  where assignee_id = mover and agency_id = acting and done_at is null and module <> all (able);
  get diagnostics moved = row_count;
  return moved;
end $$;
