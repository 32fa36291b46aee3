-- A provider's word is its agency's word: whoever came in by it has what their roles open there, and nothing that is
-- everybody's. The community's agencies and agreements need what a person keeps here.
create or replace function platform.my_categories() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  case platform.caller()
    when 'member' then
      return (select coalesce(array_agg(distinct rc.category), '{}')
        from platform.live_membership m
        join platform.membership_role mr on mr.person_id = m.person_id and mr.agency_id = m.agency_id
        join platform.role_category rc on rc.role = mr.role
        where m.person_id = platform.my_person() and m.agency_id = platform.my_agency()
          and (rc.category <> 'community' or platform.proof() <> 'provider'));
    when 'job' then
      return (select coalesce(array_agg(js.category), '{}') from platform.job_scope js where js.job = platform.proof());
    when 'sample' then
      return (select coalesce(array_agg(c.category), '{}') from platform.category c
        where exists (select 1 from platform.deployment d where d.sample));
    else return '{}';
  end case;
end $$;

-- Since when the provider opens the agency to the caller: a session from before that was opened by another connection, or by a
-- provider as it was set before, and stays shut.
drop function platform.provider_opens();
create function platform.provider_since() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select greatest(b.bound_at, i.on_at) from platform.identity_provider i join platform.provider_binding b on b.agency_id = i.agency_id
    where i.agency_id = platform.acting_agency() and i.on_at is not null and b.person_id = platform.my_person());
end $$;
comment on function platform.provider_since() is
  'since when the acting agency''s provider, as it is set, is in use and the caller connected to it as they are; null if not';
revoke execute on function platform.provider_since() from public;
grant execute on function platform.provider_since() to anydoor_app;

-- By whose provider a session was opened; who came in by one learns of no session that was opened otherwise, nor ends it.
alter table platform.sign_in add column provider_of uuid;
comment on column platform.sign_in.provider_of is
  'class: private; authority: Minn. Stat. 13.37, 13.43; retention: until signed out, eight hours at most';
grant update (device, browser, way, provider_of, at) on platform.sign_in to anydoor_app;
create or replace function platform.my_sessions(kept text)
  returns table (key text, device text, browser text, way text, since timestamptz, seen timestamptz, here boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.primary_id::text, d.device, d.browser, d.way, coalesce(d.at, to_timestamp(s.creation_time / 1000)),
      date_trunc('minute', to_timestamp(s.last_access_time / 1000)), s.session_id = kept
    from platform.spring_session s left join platform.sign_in d on d.session_primary_id = s.primary_id
    where s.principal_name = platform.my_person()::text and platform.caller() = 'member'
      and (platform.proof() <> 'provider' or d.provider_of = platform.acting_agency())
      and s.expiry_time > extract(epoch from statement_timestamp()) * 1000
    order by s.last_access_time desc;
end $$;
create or replace function platform.end_session(one text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  delete from platform.spring_session s
  where s.primary_id = one and s.principal_name = platform.my_person()::text and platform.caller() = 'member'
    and (platform.proof() <> 'provider' or exists (select from platform.sign_in d
      where d.session_primary_id = s.primary_id and d.provider_of = platform.acting_agency()));
  get diagnostics ended = row_count;
  return ended;
end $$;
create or replace function platform.end_sessions(of_person uuid, kept text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  ended int;
begin
  delete from platform.spring_session s
  where s.principal_name = of_person::text and s.session_id is distinct from kept and platform.caller() = 'member'
    and ((of_person <> platform.my_person() and platform.administers(of_person)) or (of_person = platform.my_person()
      and (platform.proof() <> 'provider' or exists (select from platform.sign_in d
        where d.session_primary_id = s.primary_id and d.provider_of = platform.acting_agency()))));
  get diagnostics ended = row_count;
  return ended;
end $$;
