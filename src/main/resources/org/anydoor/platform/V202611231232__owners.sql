-- An agency lets others see what is its own: a subject is whose agency's key seals it. A grant that names another's subject
-- would open that subject's words, and would stand in the way of the owner's own.
create policy data_key_of_functions on platform.data_key for select to anydoor_owner using (true);
create function platform.keeps(subject uuid, owner uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from platform.data_key k where k.subject_id = subject and k.agency_id = owner);
end $$;
comment on function platform.keeps(uuid, uuid) is 'whether the subject is sealed under this agency''s key';
-- Whoever gives a category works with it; a job may give what it does not read.
create table platform.job_grant (
  job       text not null,
  category  text not null references platform.category,
  primary key (job, category)
);
comment on table platform.job_grant is 'exempt: which job gives a category that it does not read; configuration';
grant select on platform.job_grant to anydoor_app;
insert into platform.job_grant (job, category) values ('routing', 'reporter');
create function platform.may_grant(wanted text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return wanted = any (platform.my_categories())
    or (platform.caller() = 'job' and exists (select from platform.job_grant j where j.job = platform.proof() and j.category = wanted));
end $$;
comment on function platform.may_grant(text) is 'whether the caller gives and ends grants of this category';
revoke execute on function platform.keeps(uuid, uuid), platform.may_grant(text) from public;
grant execute on function platform.keeps(uuid, uuid), platform.may_grant(text) to anydoor_app;

alter policy access_grant_give on platform.access_grant with check (
  owner_agency_id = (select platform.acting_agency())
  and basis = 'agreement'
  and platform.may_grant(category)
  and platform.keeps(subject_id, owner_agency_id)
  and exists (select 1 from platform.sharing_agreement s
      join platform.agency o on o.id = access_grant.owner_agency_id
      join platform.agency v on v.id = access_grant.viewer_agency_id
      where s.id = access_grant.agreement_id and s.owner_kind = o.kind and s.viewer_kind = v.kind
        and s.category = access_grant.category and not o.walled
        and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())));
alter policy access_grant_end on platform.access_grant
  using (owner_agency_id = (select platform.acting_agency()) and platform.may_grant(category));
alter table platform.access_grant drop constraint access_grant_subject_id_viewer_agency_id_category_basis_key;
alter table platform.access_grant add constraint access_grant_of_owner
  unique (subject_id, owner_agency_id, viewer_agency_id, category, basis);
alter policy data_key_granted on platform.data_key
  using ((select platform.acting_agency()) is not null and exists (
    select 1 from platform.granted g where g.subject_id = data_key.subject_id and g.owner_agency_id = data_key.agency_id));

-- Somebody who works for another agency comes by their own yes (docs/decisions/0017-a-second-agency.md).
create function platform.works_for_no_other(person uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return platform.my_categories() && array['administration', 'community']
    and not exists (select from platform.membership m
      where m.person_id = person and m.agency_id is distinct from platform.acting_agency()
        and (m.until_at is null or m.until_at > statement_timestamp()));
end $$;
comment on function platform.works_for_no_other(uuid) is 'whether the caller administers, and the person belongs to no other agency than the caller''s';
revoke execute on function platform.works_for_no_other(uuid) from public;
grant execute on function platform.works_for_no_other(uuid) to anydoor_app;
alter policy membership_add on platform.membership with check (
  (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[])
    and platform.works_for_no_other(person_id))
  or (select platform.making_sample()) or (select platform.setting_up()));
alter policy membership_first on platform.membership with check (
  'community' = any ((select platform.my_categories())::text[]) and platform.agency_is_new(agency_id)
  and platform.works_for_no_other(person_id));
revoke update on platform.membership from anydoor_app;
grant update (until_at) on platform.membership to anydoor_app;

-- Shut out by one agency, shut out in all; let in again by the one that did it, or by the only one there is.
create table platform.suspension (
  person_id  uuid primary key references platform.person,
  agency_id  uuid not null references platform.agency
);
comment on table platform.suspension is 'which agency shut a person out; shown to nobody, since it tells where somebody works';
alter table platform.suspension enable row level security;
alter table platform.suspension force row level security;
create policy suspension_of_functions on platform.suspension for all to anydoor_owner using (true);
drop policy person_of_functions on platform.person;
create policy person_of_functions on platform.person for all to anydoor_owner using (true);
create function platform.shut_out(gone uuid, since timestamptz) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  done int;
begin
  update platform.person p set suspended_at = since, version = p.version + 1
  where p.id = gone and p.suspended_at is null and 'administration' = any (platform.my_categories())
    and exists (select from platform.membership m where m.person_id = gone and m.agency_id = platform.acting_agency());
  get diagnostics done = row_count;
  delete from platform.suspension s where s.person_id = gone and done = 1;
  insert into platform.suspension (person_id, agency_id) select gone, platform.acting_agency() where done = 1;
  return done;
end $$;
comment on function platform.shut_out(uuid, timestamptz) is 'suspends somebody of the agency that the caller administers; 0 where that is not so or done already';
create function platform.let_in(back uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  done int;
begin
  update platform.person p set suspended_at = null, version = p.version + 1
  where p.id = back and p.suspended_at is not null and 'administration' = any (platform.my_categories())
    and exists (select from platform.membership m where m.person_id = back and m.agency_id = platform.acting_agency())
    and (platform.works_for_no_other(back)
      or exists (select from platform.suspension s where s.person_id = back and s.agency_id = platform.acting_agency()));
  get diagnostics done = row_count;
  return done;
end $$;
comment on function platform.let_in(uuid) is 'ends the suspension of somebody of the agency that the caller administers; 0 where another agency shut them out';
revoke execute on function platform.shut_out(uuid, timestamptz), platform.let_in(uuid) from public;
grant execute on function platform.shut_out(uuid, timestamptz), platform.let_in(uuid) to anydoor_app;
revoke update on platform.person from anydoor_app;
grant update (username, name, email, language, password_hash, totp_secret, totp_last_step, invite_digest, invite_until, version)
  on platform.person to anydoor_app;
drop policy person_sign_in_change on platform.person;
create policy person_sign_in_change on platform.person for update to anydoor_app using (id = (select platform.signing_in()));

create or replace function platform.credentials_stay() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.caller() = 'member' and old.id is distinct from platform.my_person()
    and (new.username, new.name, new.email, new.password_hash, new.totp_secret, new.invite_digest)
      is distinct from (old.username, old.name, old.email, old.password_hash, old.totp_secret, old.invite_digest)
    and exists (select 1 from platform.membership m where m.person_id = old.id and m.agency_id is distinct from platform.my_agency()
      and (m.until_at is null or m.until_at > statement_timestamp())) then
    raise exception 'credentials of a person of several agencies' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- What somebody leaves goes to who is there: a supervisor or backup who has left the agency inherits nothing.
create or replace function platform.hand_over(gone uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  acting uuid := platform.acting_agency();
  heir uuid;
  moved int;
begin
  if not 'administration' = any (platform.my_categories())
    or not exists (select from platform.person p where p.id = gone and p.suspended_at is not null) then
    raise exception 'only the work of a person who is shut out is handed over' using errcode = 'insufficient_privilege';
  end if;
  select p.id into heir
  from platform.agency a cross join lateral (values (1, a.supervisor_person_id), (2, a.backup_person_id)) as h (place, person_id)
  join platform.person p on p.id = h.person_id
  join platform.membership m on m.person_id = p.id and m.agency_id = a.id
  where a.id = acting and p.suspended_at is null
    and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp())
  order by h.place limit 1;
  update platform.work set assignee_id = heir, version = version + 1
  where assignee_id = gone and agency_id = acting and done_at is null;
  get diagnostics moved = row_count;
  with ended as (
    update platform.assignment set until_at = statement_timestamp()
    where person_id = gone and agency_id = acting and until_at is null
    returning subject_id)
  insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
  select gen_random_uuid(), e.subject_id, acting, heir, statement_timestamp() from ended e where heir is not null;
  return moved;
end $$;
