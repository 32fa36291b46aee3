-- Partner systems: programs of an agency that send concerns in its name (docs/decisions/0023-partner-systems.md). A program is
-- a caller of its own kind: it acts for no agency, so it sees nothing of one but what it sent itself.
create table platform.api_client (
  id            uuid primary key,
  agency_id     uuid not null references platform.agency,
  name          text not null check (length(name) between 1 and 80),
  door          text not null check (door ~ '^[a-z0-9-]+$'),
  scopes        text[] not null check (cardinality(scopes) > 0 and scopes <@ array['concern:send', 'concern:read']),
  made_at       timestamptz not null,
  made_by       uuid not null,
  last_used_at  timestamptz,
  ended_at      timestamptz,
  version       int not null default 1,
  unique (id, agency_id)
);
create unique index api_client_name on platform.api_client (agency_id, name) where ended_at is null;
create table platform.api_secret (
  id           uuid primary key,
  client_id    uuid not null,
  agency_id    uuid not null,
  key_version  int not null,
  digest       bytea not null unique,
  made_at      timestamptz not null,
  ended_at     timestamptz,
  foreign key (client_id, agency_id) references platform.api_client (id, agency_id)
);
create index on platform.api_secret (client_id) where ended_at is null;
-- What tokens are signed with, sealed by the master key, which is outside the database; shared by all nodes.
create table platform.signing_key (
  id          uuid primary key,
  sealed      bytea not null,
  made_at     timestamptz not null,
  signs_from  timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['api_client', 'api_secret', 'signing_key'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
  end loop;
  foreach t in array array['api_client', 'api_secret'] loop
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]))$p$, t || '_administer', t);
    execute format($p$create policy %I on platform.%I for select to anydoor_app
      using ((select platform.caller()) = 'infrastructure')$p$, t || '_of_program', t);
  end loop;
end $$;
create policy api_client_used on platform.api_client for update to anydoor_app
  using ((select platform.caller()) = 'infrastructure' and ended_at is null);
create policy signing_key_of_program on platform.signing_key for all to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
grant select, insert on platform.api_client, platform.api_secret to anydoor_app;
grant update (last_used_at, ended_at, version) on platform.api_client to anydoor_app;
grant update (ended_at) on platform.api_secret to anydoor_app;
grant select, insert, delete on platform.signing_key to anydoor_app;

-- The calling program, if it is not revoked and holds the scope. It is asked at each statement, so that a token opens nothing
-- from the moment in which its program is revoked.
create policy api_client_of_functions on platform.api_client for select to anydoor_owner using (true);
create function platform.my_client(scope text) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'client' then return null; end if;
  return (select c.id from platform.api_client c
    where c.id = platform.proof()::uuid and c.agency_id = platform.my_agency() and c.ended_at is null and my_client.scope = any (c.scopes));
end $$;
comment on function platform.my_client(text) is 'the calling program of a partner, unless it is revoked or lacks the scope';
create function platform.my_client_door() returns text language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select c.door from platform.api_client c where c.id = platform.my_client('concern:send'));
end $$;
comment on function platform.my_client_door() is 'the door through which the calling program sends';
revoke execute on function platform.my_client(text), platform.my_client_door() from public;
grant execute on function platform.my_client(text), platform.my_client_door() to anydoor_app;

-- That something waits is told by whoever sends a concern.
alter policy notice_make on platform.notice
  with check ((select platform.caller()) in ('public', 'receipt') or (select platform.acting_agency()) is not null
    or person_id = (select platform.signing_in()) or (select platform.my_client('concern:send')) is not null);

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('api_client', '{name,door,scopes}', 'not-on-individuals', 'Minn. Stat. 13.03', 'as long as a concern names the program'),
    ('api_secret', '{key_version,digest}', 'not-on-individuals', 'Minn. Stat. 13.37', 'of no use once it has ended'),
    ('signing_key', '{sealed}', 'not-on-individuals', 'Minn. Stat. 13.37', 'until the last token that it signed is over')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
