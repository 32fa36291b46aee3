-- What the scene and its probes stand on.
create schema scene;
create function scene.u(name text) returns uuid language sql immutable return md5(name)::uuid;
create table scene.caller (
  name    text primary key,
  role    text not null,
  kind    text not null,
  person  text not null,
  agency  text not null,
  proof   text not null,
  world   text not null
);
create table scene.probe (
  relation  text not null,
  position  int not null,
  kind      text not null check (kind in ('select', 'insert', 'update', 'delete')),
  statement text not null,
  primary key (relation, position)
);
create table scene.unmutated (
  relation  text not null,
  position  int not null,
  caller    text not null,
  outcome   text not null,
  primary key (relation, caller, position)
);
-- What one caller gets from one probe: a text, or how many rows, or the refusal. Whatever it does is undone at once.
create function scene.outcome(who text, probe scene.probe) returns text language plpgsql as $$
declare
  asks scene.caller;
  changed bigint;
  outcome text;
begin
  select * into strict asks from scene.caller c where c.name = who;
  begin
    if asks.world <> '' then
      execute asks.world;
    end if;
    perform set_config('app.caller', asks.kind, true), set_config('app.person', asks.person, true),
      set_config('app.agency', asks.agency, true), set_config('app.proof', asks.proof, true), set_config('role', asks.role, true);
    begin
      if probe.kind = 'select' then
        execute probe.statement into outcome;
      else
        execute probe.statement;
        get diagnostics changed = row_count;
        outcome := changed;
      end if;
    exception when others then
      outcome := sqlstate;
    end;
    raise exception 'undo';
  exception when others then
    if sqlerrm <> 'undo' then
      raise;
    end if;
  end;
  return coalesce(outcome, '-');
end $$;
create procedure scene.remember() language sql as $$
  insert into scene.unmutated (relation, position, caller, outcome)
  select p.relation, p.position, c.name, scene.outcome(c.name, p) from scene.probe p cross join scene.caller c;
$$;
-- Whether this caller gets something else from this probe than before.
create function scene.misses(who text, of text, at int) returns boolean language plpgsql as $$
declare
  probe scene.probe;
  before text;
begin
  select p.* into strict probe from scene.probe p where p.relation = of and p.position = at;
  select u.outcome into strict before from scene.unmutated u where u.relation = of and u.caller = who and u.position = at;
  return scene.outcome(who, probe) <> before;
end $$;
-- The first of these callers who gets something else than before from a probe of a table (of any, without one), and from which;
-- none if nobody misses what was taken out. The probes that name it are tried first.
create function scene.missed_by(callers text[], relation text, kinds text[], named text)
  returns table (of text, caller text, at int) language plpgsql as $$
declare
  probe scene.probe;
begin
  for probe in select p.* from scene.probe p where p.relation = coalesce(missed_by.relation, p.relation) and p.kind = any (kinds)
      order by position(named in p.statement) = 0, p.relation, p.position loop
    foreach caller in array callers loop
      if scene.misses(caller, probe.relation, probe.position) then
        of := probe.relation;
        at := probe.position;
        return next;
        return;
      end if;
    end loop;
  end loop;
end $$;
-- Who holds what, for a caller who may not see it.
create function scene.hands() returns text language sql volatile security definer as $$
  select md5(concat(
    (select string_agg(concat(w.id, w.assignee_id), ' ' order by w.id) from platform.work w),
    (select string_agg(concat(a.subject_id, a.agency_id, a.person_id, a.until_at is null), ' '
      order by a.subject_id, a.agency_id, a.person_id, a.until_at is null) from platform.assignment a)));
$$;
-- Who is shut out and by whom, likewise.
create function scene.shut() returns text language sql volatile security definer as $$
  select md5(concat(
    (select string_agg(concat(p.id, p.suspended_at is null), ' ' order by p.id) from platform.person p),
    (select string_agg(concat(s.person_id, s.agency_id), ' ' order by s.person_id) from platform.suspension s)));
$$;
-- What programs are to be told once this one is told of something, or once something about the concern has changed.
create function scene.told() returns text language sql volatile security definer as $$
  select md5(string_agg(concat_ws(' ', e.client_id, e.agency_id, e.kind, e.subject_id), ' ' order by e.client_id, e.kind, e.subject_id))
  from platform.hook_event e;
$$;
create function scene.tell_program(program uuid) returns text language plpgsql volatile security definer as $$
begin
  perform platform.tell_program(program, md5('subject')::uuid);
  return scene.told();
end $$;
create function scene.tell_program_of(concern uuid) returns text language plpgsql volatile security definer as $$
begin
  perform intake.tell_program_of(concern);
  return scene.told();
end $$;
-- What of records there is and what was decided, for a caller who may not see it.
create function scene.kept() returns text language plpgsql volatile security definer as $$
declare
  t text;
  rows bigint;
  kept text := '';
begin
  foreach t in array array['intake.concern', 'intake.handling', 'intake.reporter', 'intake.safe_contact', 'intake.original', 'intake.receipt',
      'intake.message', 'intake.note', 'intake.translation', 'intake.mandated_report', 'intake.cross_notice', 'intake.attempt', 'intake.about',
      'youth.record', 'youth.name_key', 'youth.match_key', 'youth.safe_contact', 'youth.privileged_note', 'youth.release', 'youth.release_signature', 'youth.release_end',
      'platform.hook_event', 'care.referral', 'care.answer', 'platform.work', 'platform.escalation',
      'platform.call_step', 'platform.call_made', 'platform.call_answer', 'platform.access_grant', 'platform.assignment',
      'platform.event_publication', 'platform.held_post', 'platform.emergency_opening', 'youth.exact_key',
      'youth.request', 'youth.disagreement'] loop
    execute format('select count(*) from %s', t) into rows;
    kept := kept || rows || ' ';
  end loop;
  return md5(concat(kept,
    (select string_agg(k.kept, ' ' order by k.kept) from (select concat(d.subject_id, d.agency_id, d.cause, d.first_by, extract(day from statement_timestamp() - d.first_at), d.second_by, d.closed_as, d.closed_by) as kept from platform.disposal d) as k),
    (select string_agg(concat(h.subject_id, h.agency_id, h.category, h.lift_by, h.lifted_by), ' ' order by h.subject_id, h.agency_id, h.lifted_at) from platform.legal_hold h),
    (select string_agg(concat(c.disposal_id, c.agency_id), ' ' order by c.disposal_id, c.agency_id) from platform.disposal_copy c),
    (select string_agg(c.id::text, ' ' order by c.id) from intake.concern c where c.joined_into is not null)));
end $$;
-- What was opened in an emergency, tried and reviewed.
create function scene.openings() returns text language sql volatile security definer as $$
  select md5(concat(
    (select string_agg(k.opened, ' ' order by k.opened) from (select concat(o.subject_id, o.owner_agency_id, o.viewer_person_id, o.categories,
      o.reviewed_by, o.justified, o.until_at > statement_timestamp()) as opened from platform.emergency_opening o) as k),
    (select string_agg(k.tried, ' ' order by k.tried) from (select concat(a.person_id, count(*)) as tried from platform.emergency_attempt a group by a.person_id) as k),
    (select string_agg(k.waits, ' ' order by k.waits) from (select concat(w.module, w.kind, w.agency_id, w.done_at is null) as waits from platform.work w) as k)));
$$;
-- Which records are over, by whose rule and until when, for whoever may not ask.
create function scene.over() returns text language sql volatile security definer as $$
  select string_agg(concat_ws(' ', k.kind, a.agency, o.subject, e.subject_id, e.rule_id, e.ended_at::date, e.due_at::date), '|' order by k.kind, a.agency, o.subject, e.subject_id)
  from (values ('concern'), ('young-person'), ('request')) as k (kind)
  cross join (select null::uuid as agency union all select scene.u('intake') union all select scene.u('intake-other') union all select scene.u('police') union all select scene.u('shelter')) as a
  cross join (select null::uuid as subject union all select scene.u('rt-due') union all select scene.u('y-rt') union all select scene.u('rt-referred') union all select scene.u('y-rt-other') union all select scene.u('y-rt-live') union all select scene.u('rq-rt') union all select scene.u('rq-rt-other')) as o
  cross join lateral platform.ended(k.kind, a.agency, o.subject) as e;
$$;
-- The world of a caller in whose transaction two agencies' records are destroyed.
create function scene.destroying() returns text language sql immutable as $$
  select 'insert into platform.disposal (id, agency_id, kind, subject_id, cause, closed_at, closed_as, destroyed_in) values '
    || '(scene.u(''d-now-0''), scene.u(''intake''), ''concern'', scene.u(''c-plain''), ''again'', now(), ''destroyed'', pg_current_xact_id()), '
    || '(scene.u(''d-now-1''), scene.u(''intake''), ''young-person'', scene.u(''y-plain''), ''again'', now(), ''destroyed'', pg_current_xact_id()), '
    || '(scene.u(''d-now-3''), scene.u(''intake''), ''request'', scene.u(''rq-plain''), ''again'', now(), ''destroyed'', pg_current_xact_id()), '
    || '(scene.u(''d-now-2''), scene.u(''intake-other''), ''concern'', scene.u(''c-other''), ''again'', now(), ''destroyed'', pg_current_xact_id())';
$$;
-- What releases let out, for a caller who may not see it.
create function scene.released() returns text language sql volatile security definer as $$
  select md5(concat(
    (select string_agg(concat_ws(' ', g.subject_id, g.owner_agency_id, g.viewer_agency_id, g.category, g.release_id, g.until_at > statement_timestamp(),
      g.until_at > statement_timestamp() - interval '10 minutes'), '|' order by g.subject_id, g.viewer_agency_id, g.category, g.release_id)
      from platform.access_grant g where g.basis = 'release'),
    (select string_agg(concat_ws(' ', s.release_id, s.way, s.signed_name), '|' order by s.release_id) from youth.release_signature s),
    (select string_agg(concat_ws(' ', e.release_id, e.asked_by), '|' order by e.release_id) from youth.release_end e)));
$$;
grant usage on schema scene to public;
