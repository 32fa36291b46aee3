-- Keeping and destroying (docs/decisions/0035-keeping-and-destroying.md): how long a record is kept, what holds it, who decided, and
-- the one way by which it is destroyed. The program's role deletes no record: it asks a function, which asks again for itself.
insert into platform.category (category, meaning) values ('retention', 'how long records are kept, holds, what is destroyed');
insert into platform.role_category (role, category) values
  ('administrator', 'retention'), ('supervisor', 'retention'), ('privacy-officer', 'retention');
insert into platform.work_category (module, category) values ('retention', 'retention');
insert into platform.job_scope (job, category) values ('retention', 'retention');

-- ── what is a record: each module names its kinds and its part of them ──────────────────────────────────────────
create table platform.record_kind (
  kind      text primary key,
  category  text not null references platform.category,
  owned     text not null
);
-- owned: whose record it is, by the record's own row; a function of the module that keeps it. Who wrote a part of it is not asked.
comment on table platform.record_kind is 'exempt: which kinds of records have a term; configuration';
-- standing: who holds a part of the record, of all records of one owner, and since when that part is over (nothing while it is live);
-- locks and destroys: the rows of the part. All three are functions of the module that wrote the row.
create table platform.record_part (
  kind      text not null references platform.record_kind,
  position  int not null,
  standing  text not null,
  locks     text not null,
  destroys  text not null,
  primary key (kind, position)
);
comment on table platform.record_part is 'exempt: by which functions a module answers for its part of a record; configuration';
grant select on platform.record_kind, platform.record_part to anydoor_app;

-- ── rules ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- The rule of the deployment (no agency) is the least; an agency's own may be longer. The longer of the two counts.
create table platform.retention_rule (
  id            uuid primary key,
  agency_id     uuid references platform.agency,
  kind          text not null references platform.record_kind,
  outcome       text,
  counted_from  text not null check (counted_from in ('end', 'adult')),
  months        int not null check (months between 12 and 1200),
  authority     text not null check (length(authority) between 3 and 200),
  from_day      date not null,
  made_by       uuid,
  made_at       timestamptz not null default statement_timestamp(),
  check ((agency_id is null) = (made_by is null))
);
create index on platform.retention_rule (kind, agency_id);
alter table platform.retention_rule enable row level security;
alter table platform.retention_rule force row level security;
create policy retention_rule_of_functions on platform.retention_rule for select to anydoor_owner using (true);
create policy retention_rule_read on platform.retention_rule for select to anydoor_app
  using (agency_id is null or agency_id = (select platform.acting_agency()));
create policy retention_rule_add on platform.retention_rule for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and made_by = (select platform.my_person())
    and from_day >= current_date - 1 and 'retention' = any ((select platform.my_categories())::text[]));
grant select, insert on platform.retention_rule to anydoor_app;

create function platform.kept(of_kind text, holder uuid, ended_as text, ended timestamptz, adult date, out rule_id uuid, out until_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if ended is null then return; end if;
  select c.id, c.term into rule_id, until_at from (
    select r.id, case r.counted_from when 'adult' then greatest(ended, adult) else ended end + make_interval(months => r.months) as term,
      row_number() over (partition by r.agency_id order by r.outcome nulls last, r.from_day desc, r.made_at desc) as place
    from platform.retention_rule r
    where r.kind = of_kind and (r.agency_id is null or r.agency_id = holder) and (r.outcome is null or r.outcome = ended_as)
      and r.from_day <= current_date) as c
  where c.place = 1
  order by c.term desc limit 1;
end $$;
comment on function platform.kept(text, uuid, text, timestamptz, date) is 'until when a holder keeps a part that is over, by the longer rule';

-- ── holds ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table platform.legal_hold (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references platform.agency,
  kind         text not null references platform.record_kind,
  subject_id   uuid not null,
  category     text not null references platform.category,
  reason       text not null check (length(reason) between 3 and 500),
  authority    text not null check (length(authority) between 3 and 200),
  placed_by    uuid not null,
  placed_at    timestamptz not null default statement_timestamp(),
  lift_by      uuid,
  lift_at      timestamptz,
  lift_reason  text,
  lifted_by    uuid,
  lifted_at    timestamptz,
  check ((lifted_by is null) = (lifted_at is null)),
  check (lifted_by is null or (lift_by is not null and lifted_by <> lift_by))
);
create index on platform.legal_hold (subject_id);
create unique index legal_hold_open on platform.legal_hold (subject_id, agency_id) where lifted_at is null;
alter table platform.legal_hold enable row level security;
alter table platform.legal_hold force row level security;
create policy legal_hold_of_functions on platform.legal_hold for all to anydoor_owner using (true);
create policy legal_hold_own on platform.legal_hold for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and array[category, 'retention'] && (select platform.my_categories()));
grant select on platform.legal_hold to anydoor_app;

-- ── decisions, and what stays of what was destroyed ─────────────────────────────────────────────────────────────
create table platform.disposal (
  id            uuid primary key default gen_random_uuid(),
  agency_id     uuid not null references platform.agency,
  kind          text not null references platform.record_kind,
  subject_id    uuid not null,
  cause         text not null check (cause in ('rule', 'ordered', 'again')),
  rule_id       uuid references platform.retention_rule,
  ended_at      timestamptz,
  due_at        timestamptz,
  order_number  text check (length(order_number) between 1 and 60),
  order_day     date,
  authority     text check (length(authority) between 3 and 200),
  proposed_at   timestamptz not null default statement_timestamp(),
  proposed_by   uuid,
  first_by      uuid,
  first_at      timestamptz,
  second_by     uuid,
  second_at     timestamptz,
  closed_at     timestamptz,
  closed_by     uuid,
  closed_as     text check (closed_as in ('refused', 'held', 'not-due', 'destroyed')),
  reason        text check (length(reason) between 3 and 500),
  destroyed_in  xid8,
  check ((closed_at is null) = (closed_as is null)),
  check ((destroyed_in is not null) = (closed_as is not distinct from 'destroyed')),
  check (second_by is null or (first_by is not null and second_by <> first_by)),
  check (cause = 'again' or destroyed_in is null or second_by is not null),
  check ((cause = 'ordered') = (order_number is not null))
);
create index on platform.disposal (subject_id);
create index on platform.disposal (agency_id, closed_at);
create unique index disposal_open on platform.disposal (subject_id, agency_id) where closed_at is null;
alter table platform.disposal enable row level security;
alter table platform.disposal force row level security;
create policy disposal_of_functions on platform.disposal for all to anydoor_owner using (true);
create policy disposal_own on platform.disposal for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'retention' = any ((select platform.my_categories())::text[]));
grant select on platform.disposal to anydoor_app;

-- Whom a court's order reaches beside the owner: each says for itself that it has done so.
create table platform.disposal_copy (
  disposal_id      uuid not null references platform.disposal,
  agency_id        uuid not null references platform.agency,
  owner_agency_id  uuid not null,
  walled           boolean not null,
  kind             text not null,
  subject_id       uuid not null,
  told_at          timestamptz not null default statement_timestamp(),
  done_at          timestamptz,
  done_by          uuid,
  primary key (disposal_id, agency_id)
);
alter table platform.disposal_copy enable row level security;
alter table platform.disposal_copy force row level security;
create policy disposal_copy_of_functions on platform.disposal_copy for all to anydoor_owner using (true);
create policy disposal_copy_told on platform.disposal_copy for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'retention' = any ((select platform.my_categories())::text[]));
create policy disposal_copy_of_owner on platform.disposal_copy for select to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()) and not walled and 'retention' = any ((select platform.my_categories())::text[]));
create policy disposal_copy_done on platform.disposal_copy for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and done_at is null and 'retention' = any ((select platform.my_categories())::text[]))
  with check (done_by = (select platform.my_person()));
grant select, update (done_at, done_by) on platform.disposal_copy to anydoor_app;

-- ── what the one way asks ───────────────────────────────────────────────────────────────────────────────────────
-- Whose the record is, by its own row; nothing where there is none.
create function platform.owner(of_kind text, subject uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  owned text;
  owner uuid;
begin
  select k.owned into owned from platform.record_kind k where k.kind = of_kind;
  if owned is not null then
    execute format('select %s($1)', owned) into owner using subject;
  end if;
  return owner;
end $$;
-- Whether this very transaction destroys the record, by a decision of its own agency that stands: the rows of a record go while
-- this is so.
create function platform.destroys(subject uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.disposal d where d.subject_id = subject and d.destroyed_in = pg_current_xact_id()
    and d.agency_id = platform.acting_agency());
end $$;
create function platform.is_held(subject uuid, by_agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.legal_hold h where h.subject_id = subject and h.lifted_at is null
    and (by_agency is null or h.agency_id = by_agency));
end $$;
-- How many of these people are in office and may decide.
create function platform.deciders(of_agency uuid, people uuid[]) returns bigint language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(distinct m.person_id) from platform.member_now m
    join platform.membership_role r on r.person_id = m.person_id and r.agency_id = m.agency_id
    join platform.role_category c on c.role = r.role and c.category = 'retention'
    where m.agency_id = of_agency and m.person_id = any (people));
end $$;
create function platform.standing(of_kind text, of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  part text;
begin
  for part in select p.standing from platform.record_part p where p.kind = of_kind order by p.position loop
    return query execute format('select * from %s($1, $2)', part) using of_agency, only_subject;
  end loop;
end $$;
-- Records of which no part is live, and when the last of their holders may let them go. The rule and the day that are told are
-- those of the deployment and of the owner: another holder's rule is its own, and its day would tell of it.
create function platform.ended(of_kind text, of_agency uuid, only_subject uuid)
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
      and not exists (select from platform.work w where w.reference = e.subject_id and w.done_at is null)
      and not exists (select from platform.access_grant g where g.subject_id = e.subject_id and g.viewer_agency_id <> all (e.holders)
        and (g.until_at is null or g.until_at > statement_timestamp()));
end $$;
revoke execute on function platform.owner(text, uuid), platform.kept(text, uuid, text, timestamptz, date), platform.destroys(uuid), platform.is_held(uuid, uuid), platform.deciders(uuid, uuid[]),
  platform.standing(text, uuid, uuid), platform.ended(text, uuid, uuid) from public;

-- The job of an agency proposes what is due and nobody holds; what was refused rests for a year.
create function platform.propose() returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  proposed int;
begin
  if platform.caller() <> 'job' or platform.proof() <> 'retention' then
    raise exception 'only the job of retention proposes' using errcode = 'insufficient_privilege';
  end if;
  insert into platform.disposal (agency_id, kind, subject_id, cause, rule_id, ended_at, due_at)
  select platform.acting_agency(), k.kind, e.subject_id, 'rule', e.rule_id, e.ended_at, e.told_at
  from platform.record_kind k cross join lateral platform.ended(k.kind, platform.acting_agency(), null) as e
  where e.due_at <= statement_timestamp() and not platform.is_held(e.subject_id, null)
    and not exists (select from platform.disposal d where d.subject_id = e.subject_id
      and (d.closed_at is null or (d.closed_as = 'refused' and d.closed_at > statement_timestamp() - interval '1 year')))
  order by e.due_at limit 500;
  get diagnostics proposed = row_count;
  return proposed;
end $$;
comment on function platform.propose() is 'proposes what of the acting agency''s records is due; answers how many';

-- Two people, one after the other; an approval lasts thirty days.
create function platform.approve(disposal uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
begin
  select * into d from platform.disposal x where x.id = disposal and x.agency_id = platform.acting_agency() and x.closed_at is null
    and platform.caller() = 'member' and 'retention' = any (platform.my_categories()) for update;
  if d.id is null then return 'unknown'; end if;
  if d.first_at > statement_timestamp() - interval '30 days' then
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
create function platform.tell_holders(disposal uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  with told as (
    insert into platform.disposal_copy (disposal_id, agency_id, owner_agency_id, walled, kind, subject_id)
    select d.id, a.id, d.agency_id, a.walled, d.kind, d.subject_id
    from platform.disposal d join platform.agency a on a.id <> d.agency_id
    where d.id = disposal and (a.id in (select s.holder_id from platform.standing(d.kind, null, d.subject_id) as s)
      or a.id in (select g.viewer_agency_id from platform.access_grant g where g.subject_id = d.subject_id))
    on conflict do nothing
    returning disposal_copy.agency_id)
  insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
  select gen_random_uuid(), 'retention', 'copy', disposal, t.agency_id, statement_timestamp(), 'Minn. Stat. 13.05' from told as t;
end $$;
create function platform.refuse(disposal uuid, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  refused int;
begin
  update platform.disposal x set closed_at = statement_timestamp(), closed_by = platform.my_person(), closed_as = 'refused', reason = why
  where x.id = disposal and x.agency_id = platform.acting_agency() and x.closed_at is null
    and platform.caller() = 'member' and 'retention' = any (platform.my_categories());
  get diagnostics refused = row_count;
  return case refused when 1 then 'refused' else 'unknown' end;
end $$;
comment on function platform.approve(uuid) is 'one person''s yes to destroying a record of their agency: first, second, same (not twice), decided or unknown';
comment on function platform.refuse(uuid, text) is 'anybody''s no of the two';

-- A court's order, or a right of the person whom the data is about, in place of the rule.
create function platform.order_destroyed(of_kind text, subject uuid, number text, day date, by_law text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.may_hold(of_kind, subject) or not 'retention' = any (platform.my_categories())
    or platform.owner(of_kind, subject) is distinct from platform.acting_agency() then
    return 'unknown';
  end if;
  if platform.is_held(subject, platform.acting_agency()) then return 'held'; end if;
  update platform.disposal d set closed_at = statement_timestamp(), closed_as = 'not-due', closed_by = platform.my_person()
  where d.subject_id = subject and d.closed_at is null and d.cause = 'rule';
  if exists (select from platform.disposal d where d.subject_id = subject and d.closed_at is null) then return 'already'; end if;
  insert into platform.disposal (agency_id, kind, subject_id, cause, order_number, order_day, authority, proposed_by)
  values (platform.acting_agency(), of_kind, subject, 'ordered', number, day, by_law, platform.my_person());
  return 'ordered';
end $$;
comment on function platform.order_destroyed(text, uuid, text, date, text) is 'proposes a record of the acting agency by an order';

-- Whoever works with the record keeps it from being destroyed, its owner or who holds a part of it; two people lift a hold.
create function platform.may_hold(of_kind text, subject uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return platform.caller() = 'member'
    and exists (select from platform.record_kind k where k.kind = of_kind and k.category = any (platform.my_categories()))
    and exists (select from platform.standing(of_kind, null, subject) as s where s.holder_id = platform.acting_agency());
end $$;
comment on function platform.may_hold(text, uuid) is 'whether the caller works with the record: its owner''s, or of an agency that holds a part of it';
create function platform.hold(of_kind text, subject uuid, why text, by_law text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(subject::text, 35));
  if not platform.may_hold(of_kind, subject) then return 'unknown'; end if;
  if exists (select from platform.legal_hold h where h.subject_id = subject and h.agency_id = platform.acting_agency() and h.lifted_at is null) then
    return 'already';
  end if;
  insert into platform.legal_hold (agency_id, kind, subject_id, category, reason, authority, placed_by)
  select platform.acting_agency(), k.kind, subject, k.category, why, by_law, platform.my_person()
  from platform.record_kind k where k.kind = of_kind;
  -- That it is this agency's hold is its own to know.
  update platform.disposal d set closed_at = statement_timestamp(),
    closed_as = case when d.agency_id = platform.acting_agency() then 'held' else 'not-due' end
  where d.subject_id = subject and d.closed_at is null;
  return 'held';
end $$;
create function platform.lift(hold uuid, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  h record;
begin
  select * into h from platform.legal_hold x where x.id = hold and x.agency_id = platform.acting_agency() and x.lifted_at is null
    and platform.caller() = 'member' and 'retention' = any (platform.my_categories()) for update;
  if h.id is null then return 'unknown'; end if;
  if h.lift_at > statement_timestamp() - interval '30 days' and platform.deciders(h.agency_id, array[h.lift_by]) = 1 then
    if h.lift_by = platform.my_person() then return 'same'; end if;
    update platform.legal_hold x set lifted_by = platform.my_person(), lifted_at = statement_timestamp() where x.id = hold;
    return 'lifted';
  end if;
  update platform.legal_hold x set lift_by = platform.my_person(), lift_at = statement_timestamp(), lift_reason = why where x.id = hold;
  return 'first';
end $$;
comment on function platform.hold(text, uuid, text, text) is 'keeps a record from being destroyed until the hold is lifted';
comment on function platform.lift(uuid, text) is 'one person''s yes to lifting a hold; a second within thirty days lifts it, while the first is in office';

-- Destroys by a decision of two that still holds, or says why not. Everything is asked again under lock, in this transaction.
create function platform.destroy(disposal uuid) returns text language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
comment on function platform.destroy(uuid) is 'destroys a record by a decision of two that still holds: destroyed, or why not';
create function platform.lock_record(of_kind text, subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  part text;
begin
  perform pg_advisory_xact_lock(hashtextextended(subject::text, 35));
  for part in select p.locks from platform.record_part p where p.kind = of_kind order by p.position loop
    execute format('select %s($1)', part) using subject;
  end loop;
  perform from platform.work w where w.reference = subject for update;
end $$;
-- The rows of all parts, and what the platform itself keeps about them: work and calls, grants, assignments, lifted holds, events
-- that wait, posts that were held. The data key goes by the program, which says when the last copy of it is gone.
create function platform.erase(of_kind text, subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  part text;
  more uuid[];
  gone uuid[] := array[subject];
begin
  for part in select p.destroys from platform.record_part p where p.kind = of_kind order by p.position loop
    execute format('select %s($1)', part) into more using subject;
    gone := gone || more;
  end loop;
  delete from platform.call_made m using platform.call_step s, platform.work w
    where s.id = m.call_id and w.id = s.work_id and w.reference = any (gone);
  delete from platform.call_step s using platform.work w where w.id = s.work_id and w.reference = any (gone);
  delete from platform.call_answer a using platform.work w where w.id = a.work_id and w.reference = any (gone);
  delete from platform.escalation e using platform.work w where w.id = e.work_id and w.reference = any (gone);
  delete from platform.work w where w.reference = any (gone);
  delete from platform.access_grant g where g.subject_id = any (gone);
  delete from platform.assignment a where a.subject_id = any (gone);
  delete from platform.legal_hold h where h.subject_id = any (gone);
  delete from platform.event_publication e where e.serialized_event like any (select '%' || x || '%' from unnest(gone) as x);
  delete from platform.hook_event n where n.subject_id = any (gone);
  delete from platform.held_post p where p.path like any (select '%' || x || '%' from unnest(gone) as x);
end $$;

-- After a restore: what was destroyed before is destroyed again, by the ledger that is kept outside the database.
create function platform.destroy_again(disposal uuid, owner uuid, of_kind text, subject uuid, at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'job' or platform.proof() <> 'retention' or owner is distinct from platform.acting_agency()
    or coalesce(platform.owner(of_kind, subject), owner) <> owner
    or not exists (select from platform.audit_entry e where e.action = 'platform.restore' and e.at >= destroy_again.at) then
    return 'unknown';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(subject::text, 35));
  if exists (select from platform.disposal d where d.id = disposal and d.destroyed_in is not null) then return 'known'; end if;
  delete from platform.disposal_copy c where c.subject_id = subject;
  delete from platform.disposal d where d.subject_id = subject and d.destroyed_in is null;
  insert into platform.disposal (id, agency_id, kind, subject_id, cause, proposed_at, closed_at, closed_as, destroyed_in)
  values (disposal, owner, of_kind, subject, 'again', at, at, 'destroyed', pg_current_xact_id());
  perform platform.lock_record(of_kind, subject);
  perform platform.erase(of_kind, subject);
  return 'destroyed';
end $$;
comment on function platform.destroy_again(uuid, uuid, text, uuid, timestamptz) is
  'destroys what a restore brought back: only where the database says that it was restored since';

do $$
declare
  t text;
begin
  revoke execute on function platform.propose(), platform.approve(uuid), platform.tell_holders(uuid), platform.refuse(uuid, text),
    platform.order_destroyed(text, uuid, text, date, text), platform.may_hold(text, uuid), platform.hold(text, uuid, text, text),
    platform.lift(uuid, text), platform.destroy(uuid), platform.lock_record(text, uuid), platform.erase(text, uuid),
    platform.destroy_again(uuid, uuid, text, uuid, timestamptz) from public;
  grant execute on function platform.propose(), platform.approve(uuid), platform.refuse(uuid, text),
    platform.order_destroyed(text, uuid, text, date, text), platform.may_hold(text, uuid), platform.hold(text, uuid, text, text),
    platform.lift(uuid, text), platform.destroy(uuid), platform.destroy_again(uuid, uuid, text, uuid, timestamptz), platform.destroys(uuid) to anydoor_app;
  foreach t in array array['call_step', 'call_made', 'call_answer', 'escalation', 'event_publication', 'held_post'] loop
    execute format('create policy %I on platform.%I for all to anydoor_owner using (true)', t || '_of_functions', t);
  end loop;
end $$;
drop policy access_grant_of_functions on platform.access_grant;
create policy access_grant_of_functions on platform.access_grant for all to anydoor_owner using (true);
create policy audit_entry_of_functions on platform.audit_entry for select to anydoor_owner using (true);
-- A key goes with its record and not else.
alter policy data_key_destroyed on platform.data_key using ((select platform.caller()) = 'job' and (select platform.proof()) = 'retention'
  and agency_id = (select platform.acting_agency()) and platform.destroys(subject_id));

-- Whoever opens work on a record that is being destroyed waits, and then finds it gone.
create function platform.not_destroyed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(new.reference::text, 35));
  if exists (select from platform.disposal d where d.subject_id = new.reference and d.destroyed_in is not null) then
    raise exception 'the record was destroyed' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger not_destroyed before insert on platform.work for each row execute function platform.not_destroyed();

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('retention_rule', '{kind,outcome,counted_from,months,authority,from_day}', 'not-on-individuals', 'Minn. Stat. 138.17', 'for ever'),
    ('legal_hold', '{kind,category,reason,authority,lift_reason}', 'private', 'Minn. Stat. 13.46, 13.39', 'until the record is destroyed'),
    ('disposal', '{kind,cause,order_number,order_day,authority,closed_as,reason,destroyed_in}', 'private', 'Minn. Stat. 138.17, 13.05',
      'for ever: what was destroyed, why and by whose decision'),
    ('disposal_copy', '{walled,kind}', 'private', 'Minn. Stat. 138.17, 13.05', 'for ever')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
