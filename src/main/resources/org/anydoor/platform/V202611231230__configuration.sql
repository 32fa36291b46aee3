-- What the program itself needs is read and written by nobody but the program: who can be made to run SQL in a page's name
-- finds no session, no set-up link, no count of guesses and no calendar to change.
do $$
declare
  t text;
begin
  foreach t in array array['deployment', 'spring_session', 'spring_session_attributes', 'guess', 'guess_salt', 'agency_key'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
  end loop;
  foreach t in array array['deployment', 'spring_session', 'spring_session_attributes', 'guess', 'guess_salt'] loop
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using ((select platform.caller()) = 'infrastructure')$p$, t || '_of_program', t);
    execute format('revoke all on platform.%I from anydoor_jobs', t);
  end loop;
end $$;
revoke insert, update, delete on platform.holiday from anydoor_app;
-- An arrival counts itself among those of its network, and finds no count of guesses.
create policy guess_tally on platform.guess for select to anydoor_app
  using ((select platform.caller()) = 'public' and most is not null);
create policy guess_tally_first on platform.guess for insert to anydoor_app
  with check ((select platform.caller()) = 'public' and most is not null);
create policy guess_tally_more on platform.guess for update to anydoor_app
  using ((select platform.caller()) = 'public' and most is not null);

create policy deployment_of_functions on platform.deployment for select to anydoor_owner using (true);
create policy deployment_set_up on platform.deployment for all to anydoor_app using ((select platform.setting_up()));
create policy deployment_sample on platform.deployment for insert to anydoor_app
  with check (sample and (select platform.caller()) = 'sample');
comment on table platform.deployment is 'one row about this deployment';
comment on table platform.spring_session is 'who is signed in';
comment on table platform.spring_session_attributes is 'who is signed in';
comment on table platform.guess is 'keyed digests that change every day';
comment on table platform.guess_salt is 'a random value per day, deleted with the day';

-- A member ends their own sessions, an administrator those of the agency's people; neither sees one.
create policy session_of_functions on platform.spring_session for all to anydoor_owner using (true);
create function platform.end_sessions(of_person uuid, kept text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  delete from platform.spring_session s
  where s.principal_name = of_person::text and s.session_id is distinct from kept and platform.caller() = 'member'
    and (of_person = platform.my_person() or ('administration' = any (platform.my_categories()) and exists (
      select from platform.membership m where m.person_id = of_person and m.agency_id = platform.acting_agency())));
  get diagnostics ended = row_count;
  return ended;
end $$;
comment on function platform.end_sessions(uuid, text) is 'ends all sessions of oneself, or of somebody whom one administers, but the one that is kept';
revoke execute on function platform.end_sessions(uuid, text) from public;
grant execute on function platform.end_sessions(uuid, text) to anydoor_app;

-- Of the agencies' keys a caller finds those that open what the caller may open; intake adds the owners of doors.
comment on table platform.agency_key is 'keys wrapped by the master key, which is outside the database';
create policy agency_key_checked on platform.agency_key for select to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
create policy agency_key_own on platform.agency_key for select to anydoor_app
  using (agency_id = (select platform.acting_agency()));
create policy agency_key_granted on platform.agency_key for select to anydoor_app
  using ((select platform.acting_agency()) is not null and exists (
    select 1 from platform.granted g where g.owner_agency_id = agency_key.agency_id));
create policy agency_key_made on platform.agency_key for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()));

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('deployment', '{id,sample}', 'not-on-individuals', 'Minn. Stat. 13.03', 'as long as the deployment'),
    ('deployment', '{setup_digest}', 'private', 'Minn. Stat. 13.37', 'of no use after a day'),
    ('spring_session', '{primary_id,session_id,principal_name,creation_time,last_access_time,max_inactive_interval,expiry_time}', 'private',
      'Minn. Stat. 13.37, 13.43', 'until signed out, eight hours at most'),
    ('spring_session_attributes', '{session_primary_id,attribute_name,attribute_bytes}', 'private', 'Minn. Stat. 13.37, 13.43',
      'until signed out, eight hours at most'),
    ('guess', '{digest,day,count,most}', 'private', 'Minn. Stat. 13.37', 'of no use after the day, when its random part is deleted'),
    ('guess_salt', '{day,salt}', 'not-on-individuals', 'Minn. Stat. 13.37', 'until the day is over'),
    ('agency_key', '{key_version,wrapped}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as what it opens')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
