-- Destroying waits for nobody, and nothing new comes to what is gone (docs/decisions/0035-keeping-and-destroying.md).

-- Whoever gives something to a record that is being destroyed waits, and then finds it gone. The trigger names the columns that
-- may hold a record.
create or replace function platform.not_destroyed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  held_in text;
  subject uuid;
begin
  foreach held_in in array tg_argv loop
    subject := to_jsonb(new) ->> held_in;
    perform pg_advisory_xact_lock_shared(hashtextextended(subject::text, 35));
    if exists (select from platform.disposal d where d.subject_id = subject and d.destroyed_in is not null) then
      raise exception 'the record was destroyed' using errcode = 'AD036';
    end if;
  end loop;
  return new;
end $$;
drop trigger not_destroyed on platform.work;
create trigger not_destroyed before insert on platform.work for each row execute function platform.not_destroyed('reference');
create trigger not_destroyed before insert on platform.access_grant for each row execute function platform.not_destroyed('subject_id');
create trigger not_destroyed before insert on platform.assignment for each row execute function platform.not_destroyed('subject_id');
-- Whoever finds that a row is gone which they had before them may ask whether it was destroyed.
create function platform.was_destroyed(subjects uuid[]) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.disposal d where d.subject_id = any (subjects) and d.destroyed_in is not null);
end $$;
comment on function platform.was_destroyed(uuid[]) is 'whether one of these was a record that is destroyed: what somebody looked for in vain';

-- ── who holds ───────────────────────────────────────────────────────────────────────────────────────────────────
-- bases: whom the part gives a right to keep the record, by a function of the module that wrote the row; nothing where that is
-- its owner alone.
alter table platform.record_part add column bases text;
create or replace function platform.may_hold(of_kind text, subject uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  part text;
  based boolean;
begin
  if platform.caller() <> 'member'
    or not exists (select from platform.record_kind k where k.kind = of_kind and k.category = any (platform.my_categories())) then
    return false;
  end if;
  based := coalesce(platform.owner(of_kind, subject) = platform.acting_agency(), false);
  for part in select p.bases from platform.record_part p where p.kind = of_kind and p.bases <> '' order by p.position loop
    if not based then
      execute format('select exists (select from %s($1) as b (holder) where b.holder = platform.acting_agency())', part) into based using subject;
    end if;
  end loop;
  return based;
end $$;
comment on function platform.may_hold(text, uuid) is
  'whether the caller works with the record: its owner''s, or of an agency whose part of it was neither declined nor taken back';

-- ── what keeps a record ─────────────────────────────────────────────────────────────────────────────────────────
-- As before, but the open work of a walled agency on another's record tells nothing: its day would.
create or replace function platform.ended(of_kind text, of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, rule_id uuid, ended_at timestamptz, due_at timestamptz, told_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select e.subject_id, e.rules[1], e.ended_at, e.due_at, e.told_at
    from (select s.subject_id, array_agg(o.rule_id order by o.until_at desc) as rules, max(s.ended_at) as ended_at, max(k.until_at) as due_at,
        max(o.until_at) as told_at,
        count(*) as parts, count(k.until_at) as over, array_agg(s.holder_id) as holders
      from platform.standing(of_kind, of_agency, only_subject) as s
      cross join lateral platform.kept(of_kind, s.holder_id, s.outcome, s.ended_at, s.adult_on) as k
      cross join lateral platform.kept(of_kind, of_agency, s.outcome, s.ended_at, s.adult_on) as o
      group by s.subject_id) as e
    where e.parts = e.over
      and not exists (select from platform.work w join platform.agency a on a.id = w.agency_id
        where w.reference = e.subject_id and w.done_at is null and (not a.walled or a.id = of_agency))
      and not exists (select from platform.access_grant g where g.subject_id = e.subject_id and g.viewer_agency_id <> all (e.holders)
        and (g.until_at is null or g.until_at > statement_timestamp()));
end $$;

-- ── destroying ──────────────────────────────────────────────────────────────────────────────────────────────────
-- It waits for nobody who works with the record, and so never stands in a circle with them: after a moment it lets go of all that
-- it took, answers "busy" and is asked again at the next run.
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
  if platform.deciders(d.agency_id, array[d.first_by, d.second_by]) < 2 then return 'out-of-office'; end if;
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
comment on function platform.destroy(uuid) is 'destroys a record by a decision of two that still holds: destroyed, busy, or why not';

-- ── after a restore ─────────────────────────────────────────────────────────────────────────────────────────────
-- Which record was destroyed before, and when, is said by the role of the jobs alone, from the ledger that is kept outside the
-- database; the job of the agency then destroys it, and can name nothing.
drop function platform.destroy_again(uuid, uuid, text, uuid, timestamptz);
create function platform.name_again(disposal uuid, owner uuid, of_kind text, subject uuid, at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'sweep' or platform.proof() <> 'retention' or coalesce(platform.owner(of_kind, subject), owner) <> owner
    or not exists (select from platform.audit_entry e where e.action = 'platform.restore' and e.at >= name_again.at) then
    return 'unknown';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(subject::text, 35));
  if exists (select from platform.disposal d where d.id = disposal and d.destroyed_in is not null) then return 'known'; end if;
  delete from platform.disposal_copy c where c.subject_id = subject;
  delete from platform.disposal d where d.subject_id = subject and d.destroyed_in is null;
  insert into platform.disposal (id, agency_id, kind, subject_id, cause, proposed_at) values (disposal, owner, of_kind, subject, 'again', at);
  return 'named';
end $$;
comment on function platform.name_again(uuid, uuid, text, uuid, timestamptz) is
  'names what a restore brought back: only where the database says that it was restored since';
create function platform.destroy_again(disposal uuid) returns text language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '50ms' as $$
declare
  d record;
begin
  perform pg_advisory_xact_lock(hashtextextended(l.subject_id::text, 35)) from platform.disposal l where l.id = disposal;
  select * into d from platform.disposal x where x.id = disposal and x.cause = 'again' and x.closed_at is null
    and x.agency_id = platform.acting_agency() and platform.caller() = 'job' and platform.proof() = 'retention' for update;
  if d.id is null or coalesce(platform.owner(d.kind, d.subject_id), d.agency_id) <> d.agency_id then return 'unknown'; end if;
  update platform.disposal x set closed_at = x.proposed_at, closed_as = 'destroyed', destroyed_in = pg_current_xact_id() where x.id = disposal;
  perform platform.lock_record(d.kind, d.subject_id);
  perform platform.erase(d.kind, d.subject_id);
  return 'destroyed';
exception when lock_not_available then
  return 'busy';
end $$;
comment on function platform.destroy_again(uuid) is 'destroys what was named after a restore: destroyed, busy or unknown';

revoke execute on function platform.was_destroyed(uuid[]), platform.name_again(uuid, uuid, text, uuid, timestamptz),
  platform.destroy_again(uuid) from public;
grant execute on function platform.was_destroyed(uuid[]), platform.destroy_again(uuid) to anydoor_app;
grant execute on function platform.name_again(uuid, uuid, text, uuid, timestamptz) to anydoor_jobs;
