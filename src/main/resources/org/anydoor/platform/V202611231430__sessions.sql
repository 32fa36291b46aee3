-- Where somebody is signed in: what the browser said of itself at sign-in, in two words; never an address.
create table platform.sign_in (
  session_primary_id char(36) primary key references platform.spring_session (primary_id) on delete cascade,
  device   text not null check (device in ('windows', 'mac', 'chromebook', 'linux', 'iphone', 'ipad', 'android-phone', 'android-tablet', 'other')),
  browser  text not null check (browser in ('edge', 'firefox', 'chrome', 'safari', 'opera', 'samsung', 'other')),
  at       timestamptz not null
);
comment on table platform.sign_in is 'on which kind of device a session was opened';
comment on column platform.sign_in.session_primary_id is
  'class: private; authority: Minn. Stat. 13.37, 13.43; retention: until signed out, eight hours at most';
comment on column platform.sign_in.device is
  'class: private; authority: Minn. Stat. 13.43; retention: until signed out, eight hours at most';
comment on column platform.sign_in.browser is
  'class: private; authority: Minn. Stat. 13.43; retention: until signed out, eight hours at most';
alter table platform.sign_in enable row level security;
alter table platform.sign_in force row level security;
create policy sign_in_of_program on platform.sign_in for all to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
create policy sign_in_of_functions on platform.sign_in for select to anydoor_owner using (true);
grant select, insert on platform.sign_in to anydoor_app;

-- A member sees their own sessions alone; the key of a session's row is not the secret in its cookie.
create function platform.my_sessions(kept text)
  returns table (key text, device text, browser text, since timestamptz, seen timestamptz, here boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.primary_id::text, d.device, d.browser, coalesce(d.at, to_timestamp(s.creation_time / 1000)),
      date_trunc('minute', to_timestamp(s.last_access_time / 1000)), s.session_id = kept
    from platform.spring_session s left join platform.sign_in d on d.session_primary_id = s.primary_id
    where s.principal_name = platform.my_person()::text and platform.caller() = 'member'
      and s.expiry_time > extract(epoch from statement_timestamp()) * 1000
    order by s.last_access_time desc;
end $$;
comment on function platform.my_sessions(text) is 'where the calling member is signed in, and which of it is the session that asks';
create function platform.end_session(one text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  delete from platform.spring_session s
  where s.primary_id = one and s.principal_name = platform.my_person()::text and platform.caller() = 'member';
  get diagnostics ended = row_count;
  return ended;
end $$;
comment on function platform.end_session(text) is 'ends one session of the calling member';
create function platform.sessions_of(of_person uuid) returns int language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(*) from platform.spring_session s
    where s.principal_name = of_person::text and s.expiry_time > extract(epoch from statement_timestamp()) * 1000
      and 'administration' = any (platform.my_categories()) and exists (
        select from platform.membership m where m.person_id = of_person and m.agency_id = platform.acting_agency()));
end $$;
comment on function platform.sessions_of(uuid) is 'in how many places somebody is signed in whom the caller administers; 0 for everybody else';
revoke execute on function platform.my_sessions(text), platform.end_session(text), platform.sessions_of(uuid) from public;
grant execute on function platform.my_sessions(text), platform.end_session(text), platform.sessions_of(uuid) to anydoor_app;
