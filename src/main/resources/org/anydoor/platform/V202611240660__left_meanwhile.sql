-- A decision of which one has left is given anew (docs/decisions/0035-keeping-and-destroying.md): it goes back to the list, and an
-- approval counts while who gave it is in office.
create or replace function platform.approve(disposal uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
begin
  select * into d from platform.disposal x where x.id = disposal and x.agency_id = platform.acting_agency() and x.closed_at is null
    and platform.caller() = 'member' and 'retention' = any (platform.my_categories()) for update;
  if d.id is null then return 'unknown'; end if;
  if d.first_at > statement_timestamp() - interval '30 days' and platform.deciders(d.agency_id, array[d.first_by]) = 1 then
    if d.second_by is not null then return 'decided'; end if;
    if d.first_by = platform.my_person() then return 'same'; end if;
    update platform.disposal x set second_by = platform.my_person(), second_at = statement_timestamp() where x.id = disposal;
    if d.cause = 'ordered' then perform platform.tell_holders(disposal); end if;
    return 'second';
  end if;
  update platform.disposal x set first_by = platform.my_person(), first_at = statement_timestamp(), second_by = null, second_at = null
  where x.id = disposal;
  return 'first';
end $$;

create or replace function platform.destroy(disposal uuid) returns text language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '50ms' as $$
declare
  d record;
begin
  -- As a hold does: the record first, then the decision.
  perform pg_advisory_xact_lock(hashtextextended(l.subject_id::text, 35)) from platform.disposal l where l.id = disposal;
  select * into d from platform.disposal x where x.id = disposal and x.agency_id = platform.acting_agency() and x.closed_at is null
    and platform.caller() = 'job' and platform.proof() = 'retention' for update;
  if d.id is null or platform.owner(d.kind, d.subject_id) is distinct from d.agency_id then return 'unknown'; end if;
  if d.second_by is null then return 'undecided'; end if;
  if d.first_at <= statement_timestamp() - interval '30 days' then return 'expired'; end if;
  if platform.deciders(d.agency_id, array[d.first_by, d.second_by]) < 2 then
    update platform.disposal x set first_by = null, first_at = null, second_by = null, second_at = null where x.id = disposal;
    return 'out-of-office';
  end if;
  begin
    update platform.disposal x set closed_at = statement_timestamp(), closed_as = 'destroyed', destroyed_in = pg_current_xact_id()
    where x.id = disposal;
    perform platform.lock_record(d.kind, d.subject_id);
    if platform.is_held(d.subject_id, d.agency_id) then raise exception 'held' using errcode = 'AD035'; end if;
    if platform.is_held(d.subject_id, null) then raise exception 'not-due' using errcode = 'AD035'; end if;
    if not exists (select from platform.ended(d.kind, d.agency_id, d.subject_id) as e
        where d.cause = 'ordered' or e.due_at <= statement_timestamp()) then
      raise exception 'not-due' using errcode = 'AD035';
    end if;
    perform platform.erase(d.kind, d.subject_id);
    return 'destroyed';
  exception when sqlstate 'AD035' then
    update platform.disposal x set closed_at = statement_timestamp(), closed_as = sqlerrm where x.id = disposal and d.cause = 'rule';
    return sqlerrm;
  end;
exception when lock_not_available then
  return 'busy';
end $$;
