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
  kind      text not null,
  caller    text not null,
  outcome   text not null,
  primary key (relation, kind, caller)
);
-- What one caller gets from the probes of one kind on one table, a word per probe. Whatever a probe does is undone at once.
create function scene.outcome(who text, of text, of_kind text) returns text language plpgsql as $$
declare
  asks scene.caller;
  statement text;
  changed bigint;
  one text;
  outcome text := '';
  probes text[];
begin
  select * into strict asks from scene.caller c where c.name = who;
  select array_agg(p.statement order by p.position) into probes
  from scene.probe p where p.relation = of and p.kind = of_kind;
  begin
    if asks.world <> '' then
      execute asks.world;
    end if;
    perform set_config('app.caller', asks.kind, true), set_config('app.person', asks.person, true),
      set_config('app.agency', asks.agency, true), set_config('app.proof', asks.proof, true), set_config('role', asks.role, true);
    foreach statement in array coalesce(probes, '{}') loop
      begin
        if of_kind = 'select' then
          execute statement into one;
        else
          execute statement;
          get diagnostics changed = row_count;
          raise exception 'undo';
        end if;
      exception when others then
        one := case when sqlerrm = 'undo' then changed::text else sqlstate end;
      end;
      outcome := outcome || coalesce(one, '-') || ' ';
    end loop;
    raise exception 'undo';
  exception when others then
    if sqlerrm <> 'undo' then
      raise;
    end if;
  end;
  return outcome;
end $$;
create procedure scene.remember() language sql as $$
  insert into scene.unmutated (relation, kind, caller, outcome)
  select p.relation, p.kind, c.name, scene.outcome(c.name, p.relation, p.kind)
  from (select distinct relation, kind from scene.probe) as p cross join scene.caller c;
$$;
-- The first of these callers who gets something else than before, or null: nobody misses what was taken out.
create function scene.missed_by(callers text[], of text, kinds text[]) returns text language plpgsql as $$
declare
  who text;
  before record;
begin
  foreach who in array callers loop
    for before in select u.kind, u.outcome from scene.unmutated u where u.caller = who and u.relation = of and u.kind = any (kinds) loop
      if scene.outcome(who, of, before.kind) is distinct from before.outcome then
        return who;
      end if;
    end loop;
  end loop;
  return null;
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
grant usage on schema scene to public;
