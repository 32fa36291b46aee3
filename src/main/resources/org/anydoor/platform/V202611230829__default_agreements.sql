-- Who lets whom see what unless counsel decides otherwise: the default sharing of the law as a deployment starts with it.
-- An administrator of the community ends a line or adds one; "(check)" in an authority asks counsel to confirm its source.
-- No line starts at a walled kind: advocates and shelters share by the young person's release alone.
alter table platform.sharing_agreement no force row level security;
do $$
declare
  made int;
begin
  insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
  select gen_random_uuid(), o.kind, v.kind, c.category, a.purpose, a.authority, timestamptz '2026-01-01 06:00Z'
  from (values
    ('{intake}', '{police,tribal-police}', '{concern}', 'report', 'Default: report of a crime against a child or of trafficking, with its indicators; counsel confirms'),
    ('{intake}', '{child-protection}', '{concern,reporter,identity}', 'report', 'Minn. Stat. 260E.06 report; the reporter protected by 260E.35, for the assigned worker alone'),
    ('{intake}', '{street-outreach,placement,public-health,tribal-services,school,clinic}', '{service}', 'referral', 'Default: what the service needs and no more; counsel confirms'),
    ('{intake}', '{shelter,advocate}', '{service}', 'referral', 'Default: referral with the minimum; the receiver answers by release alone (34 USC 12291(b)(2))'),
    ('{police,tribal-police}', '{child-protection}', '{concern,reporter}', 'report', 'Minn. Stat. 260E.12 cross-notice (check); the reporter for the assigned worker alone'),
    ('{police,tribal-police}', '{child-protection}', '{identity,absenting}', 'joint-case', 'Minn. Stat. 260E.12 and 260E.14 joint work (check)'),
    ('{police}', '{city-prosecutor,county-prosecutor}', '{investigation}', 'charging', 'Charging file; Minn. Stat. 13.82 (check)'),
    ('{police,tribal-police}', '{school,clinic,street-outreach}', '{service}', 'referral', 'Default: what the service needs and no more; counsel confirms'),
    ('{police,tribal-police}', '{shelter,advocate}', '{service}', 'referral', 'Default: referral without the case file; the receiver answers by release alone (34 USC 12291(b)(2))'),
    ('{child-protection}', '{police,tribal-police}', '{concern,identity,absenting}', 'joint-case', 'Minn. Stat. 260E.12 cross-notice (check) and joint work'),
    ('{child-protection}', '{county-prosecutor}', '{concern}', 'charging', 'Child in need of protection, Minn. Stat. ch. 260C (check)'),
    ('{child-protection}', '{tribal-services}', '{concern,identity}', 'report', 'Minn. Stat. 260E.18 notice to a tribe within 24 h (check)'),
    ('{child-protection}', '{school,clinic,street-outreach,placement}', '{service}', 'referral', 'Default: what the service needs and no more; counsel confirms'),
    ('{child-protection}', '{shelter,advocate}', '{service}', 'referral', 'Default: referral with the minimum; the receiver answers by release alone (34 USC 12291(b)(2))'),
    ('{school}', '{police,tribal-police}', '{concern}', 'report', 'Report, or articulable and significant threat: 34 CFR 99.36 (FERPA)'),
    ('{school}', '{child-protection}', '{concern,reporter}', 'report', 'Minn. Stat. 260E.06 report; the reporter for the assigned worker alone'),
    ('{clinic}', '{police,tribal-police}', '{concern}', 'report', 'Minn. Stat. 260E.06 report, or imminent threat: 45 CFR 164.512(j) (HIPAA)'),
    ('{clinic}', '{child-protection}', '{concern,reporter}', 'report', 'Minn. Stat. 260E.06 report; 45 CFR 164.512(b); the reporter for the assigned worker alone'),
    ('{licensing,hotel,city-311}', '{police,tribal-police,child-protection}', '{concern}', 'report', 'Default: concern or complaint of trafficking passed on; counsel confirms')
  ) as a (owners, viewers, categories, purpose, authority)
  cross join lateral unnest(a.owners::text[]) as o (kind)
  cross join lateral unnest(a.viewers::text[]) as v (kind)
  cross join lateral unnest(a.categories::text[]) as c (category);
  get diagnostics made = row_count;
  if made < 60 or exists (select 1 from platform.sharing_agreement s join platform.agency_kind k on k.kind = s.owner_kind where k.walled) then
    raise exception 'default agreements: % lines', made;
  end if;
end $$;
alter table platform.sharing_agreement force row level security;

-- Agencies and agreements bind everybody here, so they are a role of their own, which an agency's administrator cannot take.
insert into platform.category (category, meaning) values ('community', 'agencies and sharing agreements of the whole community');
insert into platform.role_category (role, category) values ('community-administrator', 'community');
drop policy agency_add on platform.agency;
create policy agency_add on platform.agency for insert to anydoor_app with check (
  (select platform.making_sample()) or (select platform.setting_up())
  or 'community' = any ((select platform.my_categories())::text[]));
drop policy agreement_change on platform.sharing_agreement;
create policy agreement_add on platform.sharing_agreement for insert to anydoor_app
  with check ('community' = any ((select platform.my_categories())::text[]));
create policy agreement_end on platform.sharing_agreement for update to anydoor_app
  using ('community' = any ((select platform.my_categories())::text[]));
revoke update on platform.sharing_agreement from anydoor_app;
grant update (until_at) on platform.sharing_agreement to anydoor_app;
create policy membership_role_community on platform.membership_role as restrictive for insert to anydoor_app with check (
  role <> 'community-administrator' or (select platform.making_sample()) or (select platform.setting_up())
  or 'community' = any ((select platform.my_categories())::text[]));

-- A new agency's first administrator is named by the community's; from then on the agency is its own.
create function platform.agency_is_new(agency uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return not exists (select 1 from platform.membership m where m.agency_id = agency);
end $$;
create function platform.agency_is_named(agency uuid, person uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(*) = 1 and bool_and(m.person_id = person) from platform.membership m where m.agency_id = agency)
    and not exists (select 1 from platform.membership_role r where r.agency_id = agency);
end $$;
revoke execute on function platform.agency_is_new(uuid), platform.agency_is_named(uuid, uuid) from public;
grant execute on function platform.agency_is_new(uuid), platform.agency_is_named(uuid, uuid) to anydoor_app;
create policy membership_first on platform.membership for insert to anydoor_app with check (
  'community' = any ((select platform.my_categories())::text[]) and platform.agency_is_new(agency_id));
create policy membership_role_first on platform.membership_role for insert to anydoor_app with check (
  role = 'administrator' and 'community' = any ((select platform.my_categories())::text[])
  and platform.agency_is_named(agency_id, person_id));
create policy person_add_first on platform.person for insert to anydoor_app with check (
  'community' = any ((select platform.my_categories())::text[]));

-- Whoever belongs to several agencies keeps their own credentials: one agency's administrator must not become them in another.
create function platform.credentials_stay() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.caller() = 'member' and old.id is distinct from platform.my_person()
    and (new.username, new.password_hash, new.totp_secret, new.invite_digest)
      is distinct from (old.username, old.password_hash, old.totp_secret, old.invite_digest)
    and exists (select 1 from platform.membership m where m.person_id = old.id and m.agency_id is distinct from platform.my_agency()
      and (m.until_at is null or m.until_at > statement_timestamp())) then
    raise exception 'credentials of a person of several agencies' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger credentials_stay before update on platform.person
  for each row execute function platform.credentials_stay();
