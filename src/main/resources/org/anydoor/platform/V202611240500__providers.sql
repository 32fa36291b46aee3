-- Sign-in by an agency's own provider, OpenID Connect (docs/decisions/0034-sign-in-by-provider.md). A person is known by the
-- digest of issuer and subject that they themselves connected, for that one agency; never by a name or a mail address.
create table platform.identity_provider (
  agency_id      uuid primary key references platform.agency,
  issuer         text not null check (length(issuer) between 8 and 300),
  client_id      text not null check (length(client_id) between 1 and 200),
  secret         bytea not null,
  factors        text[] not null default '{}',
  tried_version  int,
  on_at          timestamptz,
  only_at        timestamptz check (only_at is null or on_at is not null),
  made_at        timestamptz not null,
  version        int not null default 1
);
comment on table platform.identity_provider is 'by which provider the people of an agency sign in; the secret lies sealed by the master key';
-- Who keeps their own sign-in where an agency takes its provider alone: for the day on which that does not answer.
create table platform.provider_keeper (
  agency_id  uuid not null,
  person_id  uuid not null,
  primary key (agency_id, person_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
comment on table platform.provider_keeper is 'administrators who keep password and passkey where the agency takes its provider alone';
create table platform.provider_binding (
  agency_id  uuid not null,
  person_id  uuid not null,
  identity   bytea not null check (length(identity) = 32),
  bound_at   timestamptz not null,
  primary key (agency_id, person_id),
  unique (agency_id, identity),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
comment on table platform.provider_binding is 'whom an agency''s provider proves, as that person connected it themselves';

do $$
declare
  t text;
  c record;
begin
  foreach t in array array['identity_provider', 'provider_keeper', 'provider_binding'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format('create policy %I on platform.%I for select to anydoor_owner using (true)', t || '_of_functions', t);
  end loop;
  foreach t in array array['identity_provider', 'provider_keeper'] loop
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]))$p$, t || '_administer', t);
  end loop;
  for c in select i.of, i.col, i.class, i.authority, i.kept from (values
    ('identity_provider', 'issuer', 'not-on-individuals', 'Minn. Stat. 13.03', 'as long as the agency signs in by it'),
    ('identity_provider', 'client_id', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the agency signs in by it'),
    ('identity_provider', 'secret', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the agency signs in by it'),
    ('identity_provider', 'factors', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the agency signs in by it'),
    ('identity_provider', 'tried_version', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the agency signs in by it'),
    ('provider_binding', 'identity', 'private', 'Minn. Stat. 13.37, 13.43', 'until disconnected, invited anew, or the person leaves the agency')
  ) as i (of, col, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.col,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
create policy identity_provider_of_program on platform.identity_provider for select to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
create policy identity_provider_rewrapped on platform.identity_provider for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
grant select, insert, delete on platform.identity_provider to anydoor_app;
grant update (issuer, client_id, secret, factors, tried_version, on_at, only_at, version) on platform.identity_provider to anydoor_app;
grant select, update (secret) on platform.identity_provider to anydoor_jobs;
grant select, insert, delete on platform.provider_keeper to anydoor_app;

-- A person connects and disconnects themselves in the agency for which they act; its administrators disconnect; a new link voids all.
create policy provider_binding_own on platform.provider_binding for all to anydoor_app
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency()));
create policy provider_binding_administer on platform.provider_binding for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy provider_binding_end on platform.provider_binding for delete to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy provider_binding_sign_in on platform.provider_binding for select to anydoor_app
  using (person_id = (select platform.signing_in()));
create policy provider_binding_void on platform.provider_binding for delete to anydoor_app
  using (person_id = (select platform.signing_in()));
grant select, insert, delete on platform.provider_binding to anydoor_app;

-- Whoever signs in by a provider types no name: issuer and subject name the binding, and the binding its person, in that agency alone.
create or replace function platform.signing_in() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'sign-in' then return null; end if;
  return (select p.id from platform.person p
    where p.username = platform.proof() or p.invite_digest = decode(case when platform.proof() ~ '^[0-9a-f]{64}$' then platform.proof() else '' end, 'hex')
      or p.id = (select k.person_id from platform.passkey k
        where k.credential = substr(platform.proof(), 9) and platform.proof() like 'passkey:%')
      or p.id = (select b.person_id from platform.provider_binding b
        where platform.proof() = 'provider:' || b.agency_id || ':' || encode(b.identity, 'hex')));
end $$;

-- Two questions that each request asks: whether one's own sign-in opens an agency, and whether its provider still opens it.
create function platform.only_by_provider(person uuid, agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.identity_provider i where i.agency_id = agency and i.only_at is not null
    and not exists (select from platform.provider_keeper k where k.agency_id = agency and k.person_id = person));
end $$;
comment on function platform.only_by_provider(uuid, uuid) is 'whether an agency takes its provider''s word alone, of this person too';
create function platform.provider_opens() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.identity_provider i join platform.provider_binding b on b.agency_id = i.agency_id
    where i.agency_id = platform.acting_agency() and i.on_at is not null and b.person_id = platform.my_person());
end $$;
comment on function platform.provider_opens() is 'whether the acting agency''s provider is in use and the caller is connected to it';
revoke execute on function platform.only_by_provider(uuid, uuid), platform.provider_opens() from public;
grant execute on function platform.only_by_provider(uuid, uuid), platform.provider_opens() to anydoor_app;

-- A question that goes to a provider takes its person longer to answer than one to a device.
comment on column platform.passkey_challenge.digest is
  'class: not-on-individuals; authority: Minn. Stat. 13.37; retention: a quarter of an hour';

-- How a session came in, shown to its person.
alter table platform.sign_in add column way text check (way in ('password', 'passkey', 'provider'));
comment on column platform.sign_in.way is
  'class: private; authority: Minn. Stat. 13.37, 13.43; retention: until signed out, eight hours at most';
drop function platform.my_sessions(text);
create function platform.my_sessions(kept text)
  returns table (key text, device text, browser text, way text, since timestamptz, seen timestamptz, here boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.primary_id::text, d.device, d.browser, d.way, coalesce(d.at, to_timestamp(s.creation_time / 1000)),
      date_trunc('minute', to_timestamp(s.last_access_time / 1000)), s.session_id = kept
    from platform.spring_session s left join platform.sign_in d on d.session_primary_id = s.primary_id
    where s.principal_name = platform.my_person()::text and platform.caller() = 'member'
      and s.expiry_time > extract(epoch from statement_timestamp()) * 1000
    order by s.last_access_time desc;
end $$;
comment on function platform.my_sessions(text) is 'where the calling member is signed in and how, and which of it is the session that asks';

-- The access review says who is connected.
drop function platform.ways_in();
create function platform.ways_in()
  returns table (person_id uuid, idle boolean, app boolean, codes int, passkeys int, provider boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, coalesce(p.signed_in_at, p.made_at) < statement_timestamp() - interval '90 days', p.totp_secret is not null,
      (select count(*)::int from platform.recovery_code c where c.person_id = p.id and c.used_at is null),
      (select count(*)::int from platform.passkey k where k.person_id = p.id and k.shut_at is null),
      exists (select from platform.provider_binding b where b.person_id = p.id and b.agency_id = m.agency_id)
    from platform.membership m join platform.person p on p.id = m.person_id
    where m.agency_id = platform.acting_agency() and 'administration' = any (platform.my_categories())
      and (m.until_at is null or m.until_at > statement_timestamp());
end $$;
comment on function platform.ways_in() is 'how the people of the caller''s agency get in, for whoever administers them';
revoke execute on function platform.my_sessions(text), platform.ways_in() from public;
grant execute on function platform.my_sessions(text), platform.ways_in() to anydoor_app;

-- The first administrator gets recovery codes like everybody.
create policy recovery_code_set_up on platform.recovery_code for insert to anydoor_app with check ((select platform.setting_up()));
