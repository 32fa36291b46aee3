-- Passkeys: what a device proves itself by. The private key never leaves it, so nothing here opens anything.
create table platform.passkey (
  id               uuid primary key,
  person_id        uuid not null references platform.person,
  credential       text not null unique check (length(credential) between 8 and 1400),
  public_key       bytea not null,
  sign_count       bigint not null,
  backup_eligible  boolean not null,
  name             text not null check (length(name) between 1 and 60),
  made_at          timestamptz not null,
  used_at          timestamptz,
  shut_at          timestamptz
);
create index on platform.passkey (person_id);
comment on table platform.passkey is 'public keys of the devices by which people sign in (docs/decisions/0020-passkeys.md)';
do $$
declare
  c text;
begin
  foreach c in array array['credential', 'public_key', 'sign_count', 'backup_eligible', 'name'] loop
    execute format('comment on column platform.passkey.%I is %L', c,
      'class: private; authority: Minn. Stat. 13.37, 13.43; retention: until removed or the person is invited anew');
  end loop;
end $$;
alter table platform.passkey enable row level security;
alter table platform.passkey force row level security;
create policy passkey_of_functions on platform.passkey for select to anydoor_owner using (true);
create policy passkey_sign_in on platform.passkey for select to anydoor_app using (person_id = (select platform.signing_in()));
create policy passkey_use on platform.passkey for update to anydoor_app using (person_id = (select platform.signing_in()));
create policy passkey_void on platform.passkey for delete to anydoor_app using (person_id = (select platform.signing_in()));
create policy passkey_own on platform.passkey for all to anydoor_app
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()));
grant select, insert, delete on platform.passkey to anydoor_app;
grant update (name, sign_count, used_at, shut_at) on platform.passkey to anydoor_app;

-- Whoever signs in by a passkey types no name: the device names the passkey, and the passkey its person.
create or replace function platform.signing_in() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'sign-in' then return null; end if;
  return (select p.id from platform.person p
    where p.username = platform.proof() or p.invite_digest = decode(case when platform.proof() ~ '^[0-9a-f]{64}$' then platform.proof() else '' end, 'hex')
      or p.id = (select k.person_id from platform.passkey k
        where k.credential = substr(platform.proof(), 9) and platform.proof() like 'passkey:%'));
end $$;

-- A question to a device is answered once: what was answered is kept until it would be too old anyway.
create table platform.passkey_challenge (
  digest    bytea primary key,
  until_at  timestamptz not null
);
comment on table platform.passkey_challenge is 'digests of questions that were answered, so that no answer counts twice';
comment on column platform.passkey_challenge.digest is
  'class: not-on-individuals; authority: Minn. Stat. 13.37; retention: five minutes';
alter table platform.passkey_challenge enable row level security;
alter table platform.passkey_challenge force row level security;
create policy passkey_challenge_of_program on platform.passkey_challenge for all to anydoor_app
  using ((select platform.caller()) = 'infrastructure');
grant select, insert, delete on platform.passkey_challenge to anydoor_app;
