-- Two things about an agency's own sign-in (docs/decisions/0034-sign-in-by-provider.md).

-- Named on the public page where people choose their agency only if its administrators say so, and never if it is walled.
alter table platform.identity_provider add column listed boolean not null default false;
comment on column platform.identity_provider.listed is
  'class: not-on-individuals; authority: Minn. Stat. 13.03; retention: as long as the agency signs in by it';
grant update (listed) on platform.identity_provider to anydoor_app;

-- "Only by the provider" holds as long as somebody who keeps their own sign-in can come in by it and administer: whoever was the
-- last and has left, was shut out, invited anew, or lost role or passkey, does not leave the agency behind a locked door.
create or replace function platform.only_by_provider(person uuid, agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.identity_provider i where i.agency_id = agency and i.only_at is not null
    and not exists (select from platform.provider_keeper k where k.agency_id = agency and k.person_id = person)
    and exists (select from platform.provider_keeper k
      join platform.membership_role r on r.person_id = k.person_id and r.agency_id = k.agency_id
      join platform.person p on p.id = k.person_id
      where k.agency_id = agency and r.role = 'administrator' and p.password_hash is not null
        and platform.works_here(k.person_id, k.agency_id)
        and exists (select from platform.passkey y where y.person_id = k.person_id and y.shut_at is null)));
end $$;
