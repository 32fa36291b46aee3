-- ── credentials: nobody reads a colleague's ─────────────────────────────────────────────────────────────────────
-- What recognises somebody is read by whoever signs in by that name, and by oneself; who has left is no longer administered.
revoke select on platform.person from anydoor_app;
grant select (id, username, name, email, language, invite_until, suspended_at, version, made_at) on platform.person to anydoor_app;
create function platform.credentials() returns table (person_id uuid, password_hash text, totp_secret bytea)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, p.password_hash, p.totp_secret from platform.person p
    where p.id = platform.signing_in() or (p.id = platform.my_person() and platform.caller() = 'member');
end $$;
comment on function platform.credentials() is 'what recognises whoever signs in, or the calling member; nobody else''s';
create function platform.take_step(step bigint, now timestamptz) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  taken int;
begin
  update platform.person p set totp_last_step = step, signed_in_at = now
  where p.id = platform.signing_in() and (p.totp_last_step is null or p.totp_last_step < step);
  get diagnostics taken = row_count;
  return taken;
end $$;
comment on function platform.take_step(bigint, timestamptz) is 'uses up the time step of a code for whoever signs in; 0 where it was used before';
create function platform.administers(person uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return 'administration' = any (platform.my_categories()) and exists (select from platform.membership m
    where m.person_id = person and m.agency_id = platform.acting_agency() and (m.until_at is null or m.until_at > statement_timestamp()));
end $$;
comment on function platform.administers(uuid) is 'whether the person works for the agency that the caller administers, now';
revoke execute on function platform.credentials(), platform.take_step(bigint, timestamptz), platform.administers(uuid) from public;
grant execute on function platform.credentials(), platform.take_step(bigint, timestamptz), platform.administers(uuid) to anydoor_app;
alter policy person_administer on platform.person using (platform.administers(id));

create or replace function platform.sessions_of(of_person uuid) returns int language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(*) from platform.spring_session s
    where s.principal_name = of_person::text and s.expiry_time > extract(epoch from statement_timestamp()) * 1000
      and platform.administers(of_person));
end $$;
create or replace function platform.end_sessions(of_person uuid, kept text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  delete from platform.spring_session s
  where s.principal_name = of_person::text and s.session_id is distinct from kept and platform.caller() = 'member'
    and (of_person = platform.my_person() or platform.administers(of_person));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- ── suspensions: each agency its own ────────────────────────────────────────────────────────────────────────────
-- Shut out by one agency, shut out in all, as long as the person works for that one; each sees and ends its own.
alter table platform.suspension drop constraint suspension_pkey;
alter table platform.suspension add primary key (person_id, agency_id);
alter table platform.suspension add column at timestamptz;
comment on table platform.suspension is 'which agency shut a person out; each sees its own alone, since it tells where somebody works';
create policy suspension_own on platform.suspension for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
grant select on platform.suspension to anydoor_app;
create or replace function platform.shut_out(gone uuid, since timestamptz) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  added int;
  done int;
begin
  if not platform.administers(gone) then return 0; end if;
  insert into platform.suspension (person_id, agency_id, at) select gone, platform.acting_agency(), since
  where not exists (select from platform.suspension s where s.person_id = gone and s.agency_id = platform.acting_agency());
  get diagnostics added = row_count;
  update platform.person p set suspended_at = since, version = p.version + 1 where p.id = gone and p.suspended_at is null;
  get diagnostics done = row_count;
  return greatest(added, done);
end $$;
create or replace function platform.let_in(back uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  if not platform.administers(back) then return 0; end if;
  delete from platform.suspension s where s.person_id = back and s.agency_id = platform.acting_agency();
  get diagnostics ended = row_count;
  update platform.person p set suspended_at = null, version = p.version + 1
  where p.id = back and not exists (select from platform.suspension s
    join platform.membership m on m.person_id = s.person_id and m.agency_id = s.agency_id
    where s.person_id = back and (m.until_at is null or m.until_at > statement_timestamp()));
  return ended;
end $$;
comment on function platform.let_in(uuid) is 'ends the suspension by the agency that the caller administers; the person is in again when no other agency they work for has one';

-- ── agencies: who stands in is told to the agency alone ─────────────────────────────────────────────────────────
revoke select on platform.agency from anydoor_app;
grant select (id, name, kind, walled, version, made_at, ended_at) on platform.agency to anydoor_app;
create function platform.stand_ins() returns table (supervisor_person_id uuid, backup_person_id uuid, notify_email text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select a.supervisor_person_id, a.backup_person_id, a.notify_email from platform.agency a where a.id = platform.acting_agency();
end $$;
comment on function platform.stand_ins() is 'who of the acting agency stands in, and where its mail goes';
revoke execute on function platform.stand_ins() from public;
grant execute on function platform.stand_ins() to anydoor_app;

-- ── what is written says who and when ───────────────────────────────────────────────────────────────────────────
-- A quarter of an hour is more than clocks differ and than a minute that is not told.
-- An entry about what an agency's key seals is booked to that agency, whoever copied or counted it.
create function platform.book_to_owner() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.owner_agency_id is not null then
    new.owner_agency_id := coalesce((select k.agency_id from platform.data_key k where k.subject_id = new.subject_id), new.owner_agency_id);
  end if;
  return new;
end $$;
create trigger book_to_owner before insert on platform.audit_subject for each row execute function platform.book_to_owner();
alter policy audit_entry_write on platform.audit_entry with check (
  caller = (select platform.caller())
  and person_id is not distinct from (select platform.my_person())
  and agency_id is not distinct from (select platform.my_agency())
  and at >= statement_timestamp() - interval '15 minutes' and at <= statement_timestamp() + interval '15 minutes');
-- A grant ends when it is ended, not before.
alter policy access_grant_end on platform.access_grant
  with check (until_at is null or until_at >= statement_timestamp() - interval '15 minutes');
-- A sender's count grows by one, and nobody sets it back.
create function platform.tally_grows() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (select platform.caller() = 'public' and (new.digest, new.day, new.count) is distinct from (old.digest, old.day, old.count + 1)) then
    raise exception 'a tally grows by one' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger tally_grows before update on platform.guess for each row execute function platform.tally_grows();
alter policy guess_tally_first on platform.guess with check ((select platform.caller()) = 'public' and most is not null and count = 1);

-- Mail goes to another agency's people with the work that this very transaction gives them, and not else.
alter table platform.work add column opened_in xid8 not null default pg_current_xact_id();
create index on platform.work (opened_in);
comment on column platform.work.opened_in is
  'class: not-on-individuals; authority: the transaction that wrote the row; retention: with the work';
create function platform.gives_work(to_agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.work w where w.agency_id = to_agency and w.opened_in = pg_current_xact_id());
end $$;
comment on function platform.gives_work(uuid) is 'whether this very transaction opened work for the agency';
revoke execute on function platform.gives_work(uuid) from public;
grant execute on function platform.gives_work(uuid) to anydoor_app;
alter policy notice_make on platform.notice with check (
  (select platform.caller()) = 'receipt' or agency_id = (select platform.acting_agency())
  or person_id = (select platform.signing_in()) or platform.gives_work(agency_id));
-- An agency's first key is made where it is needed; another takes its place only where keys are rotated.
create policy agency_key_first on platform.agency_key as restrictive for insert to anydoor_app with check (key_version = 1);

comment on column platform.suspension.at is
  'class: private; authority: Minn. Stat. 13.43; retention: until the person is let in again or leaves';
