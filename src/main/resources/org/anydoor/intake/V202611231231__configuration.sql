-- Who owns a door, how long an urgency gives and where a rule sends: read by all, written by an intake agency's administrators.
create function intake.may_configure() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return 'administration' = any (platform.my_categories())
    and exists (select from platform.agency a where a.id = platform.acting_agency() and a.kind = 'intake');
end $$;
comment on function intake.may_configure() is 'whether the caller administers an intake agency';
revoke execute on function intake.may_configure() from public;
grant execute on function intake.may_configure() to anydoor_app;

do $$
declare
  t text;
begin
  foreach t in array array['door', 'urgency', 'routing_rule'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('alter table intake.%I force row level security', t);
    execute format('create policy %I on intake.%I for select to anydoor_app using (true)', t || '_read', t);
  end loop;
end $$;
comment on table intake.door is 'configuration; a door is data';
comment on table intake.urgency is 'how long each urgency gives, from a day on';
comment on table intake.routing_rule is 'configuration';

revoke update on intake.door from anydoor_app;
grant update (owner_agency_id, active) on intake.door to anydoor_app;
create policy door_change on intake.door for update to anydoor_app
  using ((select intake.may_configure()) or (select platform.making_sample()));
-- Where one agency alone can own a door, the program finds it.
create policy door_owner_found on intake.door for update to anydoor_app
  using ((select platform.caller()) = 'infrastructure' and owner_agency_id is null)
  with check (exists (select 1 from platform.agency a where a.id = door.owner_agency_id and a.kind = door.owner_kind));
create policy urgency_add on intake.urgency for insert to anydoor_app with check ((select intake.may_configure()));
create policy routing_rule_add on intake.routing_rule for insert to anydoor_app with check ((select intake.may_configure()));
create policy routing_rule_change on intake.routing_rule for update to anydoor_app using ((select intake.may_configure()));

-- Whoever sends a concern seals it under its owner's key; whoever holds a receipt opens it under the key of the owner then.
create policy agency_key_of_door on platform.agency_key for select to anydoor_app
  using (exists (select 1 from intake.door d where d.owner_agency_id = agency_key.agency_id));
create policy agency_key_of_receipt on platform.agency_key for select to anydoor_app
  using (exists (select 1 from intake.receipt r where r.agency_id = agency_key.agency_id));
create policy agency_key_made_at_door on platform.agency_key for insert to anydoor_app
  with check (exists (select 1 from intake.door d where d.owner_agency_id = agency_key.agency_id));

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name from (values
    ('door', '{key,position,audience,sign_set,steps,asks,mandated,owner_kind,opens_to_kinds,receipt,active,name}'),
    ('urgency', '{urgency,from_day,minutes,authority}'),
    ('routing_rule', '{position,doors,danger,minor,harms,urgency,sends_to,when_sent,reason_key,active,mandated}')
  ) as i (of, columns) loop
    execute format('comment on column intake.%I.%I is %L', c.of, c.name,
      'class: not-on-individuals; authority: Minn. Stat. 13.03; retention: while it is in force, then owner''s records schedule (Minn. Stat. 138.17)');
  end loop;
end $$;
