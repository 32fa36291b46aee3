-- Emergency opening (docs/decisions/0044-emergency-opening.md): whoever may, states why, names somebody exactly and sees for a short
-- time what an emergency needs; the owner learns it at once, and somebody there reviews it. Nothing of a walled agency is reached.
insert into platform.category (category, meaning) values
  ('emergency', 'opening another agency''s record in an emergency'),
  ('opening-review', 'review of emergency openings of the agency''s records');
insert into platform.role_category (role, category) values
  ('navigator', 'emergency'), ('supervisor', 'emergency'), ('investigator', 'emergency'), ('protection-worker', 'emergency'),
  ('officer', 'emergency'), ('staff', 'emergency'), ('supervisor', 'opening-review'), ('privacy-officer', 'opening-review');
insert into platform.work_category (module, category) values ('emergency', 'opening-review');
insert into platform.job_scope (job, category) values ('escalation', 'opening-review');

-- Which kind of agency may open what of which other kind, from when until when. Clinics, hospitals and schools' health are left out:
-- that somebody is known there tells of treatment, and 45 CFR 164.512(j) lets the clinic itself tell on the telephone.
create table platform.emergency_rule (
  viewer_kind  text not null references platform.agency_kind,
  owner_kind   text not null references platform.agency_kind,
  categories   text[] not null check (categories <@ array['identity', 'contact', 'absenting']),
  authority    text not null check (length(authority) between 3 and 200),
  from_day     date not null,
  until_day    date,
  primary key (viewer_kind, owner_kind, from_day)
);
comment on table platform.emergency_rule is 'exempt: which kind of agency opens what of which in an emergency; configuration';
insert into platform.emergency_rule (viewer_kind, owner_kind, categories, authority, from_day)
select v.kind, o.kind, '{identity,contact,absenting}',
  case o.kind when 'school' then '34 CFR 99.36; Minn. Stat. 13.32 subd. 3 (check)' else 'Minn. Stat. 13.46 subd. 2(a)(10), 13.05 subd. 9 (check)' end,
  date '2026-01-01'
from unnest(array['police', 'tribal-police', 'child-protection', 'tribal-services', 'intake', 'hospital']) as v (kind)
cross join unnest(array['intake', 'police', 'tribal-police', 'child-protection', 'tribal-services', 'street-outreach', 'placement', 'school']) as o (kind);
-- How long an opening runs, by when it is reviewed and how often a day one person may try.
create table platform.emergency_term (
  from_day      date primary key,
  minutes       int not null check (minutes between 5 and 240),
  review_hours  int not null check (review_hours between 1 and 240),
  most_a_day    int not null check (most_a_day between 0 and 50)
);
comment on table platform.emergency_term is 'exempt: how long an emergency opening runs and by when it is reviewed; configuration';
insert into platform.emergency_term (from_day, minutes, review_hours, most_a_day) values (date '2026-01-01', 30, 72, 6);
grant select on platform.emergency_rule, platform.emergency_term to anydoor_app;

-- Every try counts, whatever it found; whom it named is kept nowhere.
create table platform.emergency_attempt (
  id         uuid primary key,
  person_id  uuid not null references platform.person,
  agency_id  uuid not null references platform.agency,
  at         timestamptz not null
);
create index on platform.emergency_attempt (person_id, at);
comment on table platform.emergency_attempt is 'who tried an emergency opening, and when';
-- One record that was opened to one person, and what its owner thinks of it.
create table platform.emergency_opening (
  id                uuid primary key,
  attempt_id        uuid not null references platform.emergency_attempt,
  subject_id        uuid not null,
  owner_agency_id   uuid not null references platform.agency,
  viewer_agency_id  uuid not null references platform.agency,
  viewer_person_id  uuid not null references platform.person,
  viewer_name       text not null,
  way               text not null check (way in ('name', 'phone', 'handle')),
  danger            text not null check (danger in ('life', 'missing', 'harm', 'medical')),
  reason            text not null check (length(reason) between 10 and 1000),
  categories        text[] not null check (categories <@ array['identity', 'contact', 'absenting']),
  authority         text not null,
  from_at           timestamptz not null,
  until_at          timestamptz not null,
  due_at            timestamptz not null,
  reviewed_by       uuid,
  reviewed_at       timestamptz,
  justified         boolean,
  review            text check (length(review) between 3 and 1000),
  check (owner_agency_id <> viewer_agency_id),
  check (reviewed_by is distinct from viewer_person_id),
  check ((reviewed_at is null) = (justified is null) and (reviewed_at is null) = (review is null)),
  unique (attempt_id, subject_id)
);
create index on platform.emergency_opening (viewer_person_id, until_at);
create index on platform.emergency_opening (owner_agency_id, from_at);
create index on platform.emergency_opening (subject_id);
comment on table platform.emergency_opening is 'which record was opened in an emergency to whom, why, until when, and what its owner says of it';
create trigger not_destroyed before insert on platform.emergency_opening for each row execute function platform.not_destroyed('subject_id');

alter table platform.emergency_attempt enable row level security;
alter table platform.emergency_attempt force row level security;
create policy emergency_attempt_of_functions on platform.emergency_attempt for all to anydoor_owner using (true);
create policy emergency_attempt_own on platform.emergency_attempt for select to anydoor_app
  using (person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency()));
alter table platform.emergency_opening enable row level security;
alter table platform.emergency_opening force row level security;
create policy emergency_opening_of_functions on platform.emergency_opening for all to anydoor_owner using (true);
create policy emergency_opening_own on platform.emergency_opening for select to anydoor_app
  using (viewer_person_id = (select platform.my_person()) and viewer_agency_id = (select platform.acting_agency()));
create policy emergency_opening_owner on platform.emergency_opening for select to anydoor_app
  using (owner_agency_id = (select platform.acting_agency())
    and (select platform.my_categories())::text[] && array['opening-review', 'identity']);
grant select on platform.emergency_attempt, platform.emergency_opening to anydoor_app;

-- An opening is a grant to one person, for whom the role that may open still stands.
create or replace view platform.granted with (security_invoker = true) as
  select g.subject_id, g.category, g.owner_agency_id, g.basis, g.from_at, g.until_at
  from platform.access_grant g
  where g.viewer_agency_id = (select platform.acting_agency())
    and g.category = any ((select platform.my_categories())::text[])
    and g.from_at <= statement_timestamp() and (g.until_at is null or g.until_at > statement_timestamp())
    and (g.basis <> 'agreement' or exists (
      select 1 from platform.sharing_agreement s where s.id = g.agreement_id
        and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())))
    and (not g.assigned_only or exists (
      select 1 from platform.assignment a where a.subject_id = g.subject_id and a.person_id = platform.my_person()
        and a.agency_id = g.viewer_agency_id
        and a.from_at <= statement_timestamp() and (a.until_at is null or a.until_at > statement_timestamp())))
  union all
  select o.subject_id, c.category, o.owner_agency_id, 'emergency', o.from_at, o.until_at
  from platform.emergency_opening o
  cross join lateral unnest(o.categories) as c (category)
  where o.viewer_agency_id = (select platform.acting_agency())
    and o.viewer_person_id = (select platform.my_person())
    and 'emergency' = any ((select platform.my_categories())::text[])
    and o.from_at <= statement_timestamp() and o.until_at > statement_timestamp();

-- What a module has found exactly is opened where a rule lets it be. Whatever the reason why nothing is, the answer is the same.
create function platform.open_in_emergency(attempt uuid, subjects uuid[], owners uuid[], by_way text, of_danger text, why text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  me uuid := platform.my_person();
  mine uuid := platform.acting_agency();
  runs int;
  hours int;
  most int;
begin
  if not 'emergency' = any (platform.my_categories()) then return 'closed'; end if;
  perform pg_advisory_xact_lock(hashtextextended(me::text, 44));
  select t.minutes, t.review_hours, t.most_a_day into runs, hours, most from platform.emergency_term t
  where t.from_day <= current_date order by t.from_day desc limit 1;
  if exists (select from platform.emergency_attempt a where a.id = attempt) then return 'seen'; end if;
  if (select count(*) from platform.emergency_attempt a where a.person_id = me and a.at > statement_timestamp() - interval '1 day') >= most then
    return 'limit';
  end if;
  if exists (select from platform.emergency_opening o where o.viewer_person_id = me and lower(o.reason) = lower(why)) then return 'again'; end if;
  insert into platform.emergency_attempt (id, person_id, agency_id, at) values (attempt, me, mine, statement_timestamp());
  with opened as (
    insert into platform.emergency_opening (id, attempt_id, subject_id, owner_agency_id, viewer_agency_id, viewer_person_id, viewer_name, way,
      danger, reason, categories, authority, from_at, until_at, due_at)
    select gen_random_uuid(), attempt, s.subject, s.owner, mine, me,
      (select p.name from platform.person p where p.id = me), by_way, of_danger, why, r.categories, r.authority, statement_timestamp(),
      statement_timestamp() + make_interval(mins => runs), statement_timestamp() + make_interval(hours => hours)
    from unnest(subjects, owners) as s (subject, owner), platform.agency o, platform.agency v, lateral (
      select e.categories, e.authority from platform.emergency_rule e
      where e.owner_kind = o.kind and e.viewer_kind = v.kind and e.from_day <= current_date and (e.until_day is null or e.until_day > current_date)
      order by e.from_day desc limit 1) as r
    where o.id = s.owner and not o.walled and v.id = mine and s.owner <> mine
    returning id, owner_agency_id, due_at)
  insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority)
  select gen_random_uuid(), 'emergency', 'review', o.id, o.owner_agency_id, 1, statement_timestamp(), o.due_at, 'Minn. Stat. 13.05 subd. 5 (check)'
  from opened o;
  return 'done';
end $$;
comment on function platform.open_in_emergency(uuid, uuid[], uuid[], text, text, text) is
  'opens what was found to the calling person for a short time: done (also where nothing was), seen (this try was made), limit, again (a reason used before) or closed';

-- Somebody of the owner says whether it was justified; whoever opened it never does. What was not justified ends at once.
create function platform.review_opening(opening uuid, was_justified boolean, why text) returns int
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  done int;
begin
  update platform.emergency_opening o set reviewed_by = platform.my_person(), reviewed_at = statement_timestamp(), justified = was_justified,
    review = why, until_at = case was_justified when true then o.until_at else least(o.until_at, statement_timestamp()) end
  where o.id = opening and o.owner_agency_id = platform.acting_agency() and 'opening-review' = any (platform.my_categories())
    and o.viewer_person_id <> platform.my_person() and o.reviewed_at is null;
  get diagnostics done = row_count;
  update platform.work w set done_at = statement_timestamp(), version = w.version + 1 where w.reference = opening and done = 1;
  return done;
end $$;
comment on function platform.review_opening(uuid, boolean, text) is 'what the owner says of an opening of its record; 0 where the caller may not or somebody has';
revoke execute on function platform.open_in_emergency(uuid, uuid[], uuid[], text, text, text), platform.review_opening(uuid, boolean, text) from public;
grant execute on function platform.review_opening(uuid, boolean, text) to anydoor_app;

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('emergency_attempt', '{id,at}', 'private', 'Minn. Stat. 13.43', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('emergency_opening', '{viewer_name,review,justified,reviewed_at}', 'private', 'Minn. Stat. 13.43', 'with the record'),
    ('emergency_opening', '{way,danger,reason,categories,authority,from_at,until_at,due_at}', 'private',
      'Minn. Stat. 13.05 subd. 5, 13.46', 'with the record')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
