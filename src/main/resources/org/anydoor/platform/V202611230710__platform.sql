-- Who asks, who may see what, open work, audit, keys. Row security decides; nothing here names a youth or a concern.
create schema platform;
grant usage on schema platform to anydoor_app, anydoor_jobs;

-- ── the caller ──────────────────────────────────────────────────────────────────────────────────────────────────
-- After a transaction a local setting is '', not null; policies wrap these in (select …) so that they run once.
create function platform.caller() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.caller', true), ''), 'none');
create function platform.my_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function platform.my_agency() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.agency', true), '')::uuid;
create function platform.proof() returns text language sql stable parallel safe
  return coalesce(current_setting('app.proof', true), '');

-- ── the deployment ──────────────────────────────────────────────────────────────────────────────────────────────
create table platform.deployment (
  id             boolean primary key default true check (id),
  sample         boolean not null,
  made_at        timestamptz not null,
  setup_digest   bytea,
  setup_until    timestamptz,
  setup_used_at  timestamptz
);
comment on table platform.deployment is 'exempt: one row about this deployment';
create function platform.sample_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.sample is distinct from old.sample then
    raise exception 'the sample flag of a deployment never changes';
  end if;
  return new;
end $$;
create trigger sample_stays before update or delete on platform.deployment
  for each row execute function platform.sample_stays();
grant select, insert on platform.deployment to anydoor_app;
grant update (setup_digest, setup_until, setup_used_at) on platform.deployment to anydoor_app;
grant select on platform.deployment to anydoor_jobs;

-- ── agencies and people ─────────────────────────────────────────────────────────────────────────────────────────
create table platform.agency_kind (
  kind    text primary key,
  walled  boolean not null default false
);
comment on table platform.agency_kind is 'exempt: words, no person data';
insert into platform.agency_kind (kind, walled) values
  ('intake', false), ('police', false), ('child-protection', false), ('tribal-services', false), ('tribal-police', false),
  ('city-prosecutor', false), ('county-prosecutor', false), ('school', false), ('clinic', false), ('public-health', false),
  ('street-outreach', false), ('placement', false), ('shelter', true), ('advocate', true), ('licensing', false),
  ('city-311', false), ('hotel', false), ('committee-office', false), ('intergovernmental', false), ('research', false),
  ('privacy-office', false);
grant select on platform.agency_kind to anydoor_app, anydoor_jobs;

create table platform.agency (
  id             uuid primary key,
  name           text not null unique check (length(name) between 2 and 120),
  kind           text not null references platform.agency_kind,
  walled         boolean not null,
  notify_email   text,
  backup_person_id     uuid,
  supervisor_person_id uuid,
  version        int not null default 1,
  made_at        timestamptz not null,
  ended_at       timestamptz,
  unique (id, walled)
);
create index on platform.agency (kind);

create table platform.category (
  category  text primary key,
  meaning   text not null
);
comment on table platform.category is 'exempt: words, no person data';
insert into platform.category (category, meaning) values
  ('identity', 'who a young person is: names, ages, description'),
  ('contact', 'safe contact of a young person'),
  ('reporter', 'who told us, and what would tell who did'),
  ('concern', 'what was said about a young person, with the reporter masked'),
  ('absenting', 'missing episodes'),
  ('service', 'referrals, plans, services'),
  ('health', 'health records'),
  ('education', 'education records'),
  ('privileged', 'privileged notes'),
  ('investigation', 'investigative data'),
  ('administration', 'people, roles and agreements of the agency'),
  ('audit', 'who did and read what'),
  ('measures', 'counts of the agency'),
  ('supervision', 'the work of others, hand-over');
grant select on platform.category to anydoor_app, anydoor_jobs;

create table platform.role_category (
  role      text not null,
  category  text not null references platform.category,
  primary key (role, category)
);
comment on table platform.role_category is 'exempt: which role works with which category; configuration';
insert into platform.role_category (role, category) values
  ('navigator', 'identity'), ('navigator', 'contact'), ('navigator', 'reporter'), ('navigator', 'concern'), ('navigator', 'service'),
  ('supervisor', 'identity'), ('supervisor', 'contact'), ('supervisor', 'reporter'), ('supervisor', 'concern'), ('supervisor', 'service'),
  ('supervisor', 'supervision'), ('supervisor', 'measures'),
  ('investigator', 'identity'), ('investigator', 'contact'), ('investigator', 'concern'), ('investigator', 'absenting'), ('investigator', 'investigation'),
  ('investigator', 'reporter'), ('investigator', 'service'),
  ('protection-worker', 'identity'), ('protection-worker', 'contact'), ('protection-worker', 'concern'), ('protection-worker', 'reporter'),
  ('protection-worker', 'absenting'), ('protection-worker', 'service'),
  ('operator', 'concern'), ('operator', 'reporter'),
  ('officer', 'concern'), ('officer', 'reporter'),
  ('staff', 'concern'), ('staff', 'reporter'),
  ('provider', 'service'), ('provider', 'identity'),
  ('advocate', 'service'), ('advocate', 'identity'), ('advocate', 'contact'), ('advocate', 'privileged'),
  ('administrator', 'administration'),
  ('privacy-officer', 'audit'),
  ('coordinator', 'measures'), ('analyst', 'measures'), ('researcher', 'measures');
grant select on platform.role_category to anydoor_app, anydoor_jobs;

create table platform.person (
  id               uuid primary key,
  username         text not null unique check (username = lower(username) and length(username) between 3 and 60),
  name             text not null check (length(name) between 1 and 120),
  email            text,
  language         text not null default 'en',
  password_hash    text,
  totp_secret      bytea,
  totp_last_step   bigint,
  invite_digest    bytea unique,
  invite_until     timestamptz,
  suspended_at     timestamptz,
  version          int not null default 1,
  made_at          timestamptz not null
);

create table platform.membership (
  person_id   uuid not null references platform.person,
  agency_id   uuid not null references platform.agency,
  from_at     timestamptz not null,
  until_at    timestamptz,
  primary key (person_id, agency_id)
);
create index on platform.membership (agency_id);

create table platform.membership_role (
  person_id   uuid not null,
  agency_id   uuid not null,
  role        text not null,
  primary key (person_id, agency_id, role),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);

alter table platform.agency
  add foreign key (backup_person_id, id) references platform.membership (person_id, agency_id),
  add foreign key (supervisor_person_id, id) references platform.membership (person_id, agency_id);

create table platform.team (
  id         uuid primary key,
  agency_id  uuid not null references platform.agency,
  name       text not null,
  unique (agency_id, name),
  unique (id, agency_id)
);
create table platform.team_member (
  team_id    uuid not null,
  agency_id  uuid not null,
  person_id  uuid not null,
  primary key (team_id, person_id),
  foreign key (team_id, agency_id) references platform.team (id, agency_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);

create table platform.job_scope (
  job       text not null,
  category  text not null references platform.category,
  primary key (job, category)
);
comment on table platform.job_scope is 'exempt: which job reads which category; configuration';
insert into platform.job_scope (job, category) values
  ('measures', 'concern'), ('measures', 'reporter'), ('measures', 'service'), ('measures', 'measures'),
  ('routing', 'concern'),
  ('escalation', 'concern'), ('escalation', 'service'), ('escalation', 'supervision');
grant select on platform.job_scope to anydoor_app, anydoor_jobs;

-- The two questions that every policy asks. They run as the owner, whose only right on people under forced row security
-- is the reading policy below; search_path is fixed; a suspension or an ended membership counts at the next statement.
create function platform.acting_agency() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return case platform.caller()
    when 'member' then (
      select m.agency_id from platform.membership m join platform.person p on p.id = m.person_id
      where m.person_id = platform.my_person() and m.agency_id = platform.my_agency() and p.suspended_at is null
        and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp()))
    when 'job' then platform.my_agency()
    when 'sample' then (select platform.my_agency() from platform.deployment d where d.sample)
  end;
end $$;
comment on function platform.acting_agency() is 'the agency that the caller lawfully acts for at this moment, or null';

create function platform.my_categories() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return case platform.caller()
    when 'member' then (
      select coalesce(array_agg(distinct rc.category), '{}')
      from platform.membership_role mr join platform.role_category rc on rc.role = mr.role
      where mr.person_id = platform.my_person() and mr.agency_id = platform.acting_agency())
    when 'job' then (select coalesce(array_agg(js.category), '{}') from platform.job_scope js where js.job = platform.proof())
    when 'sample' then (select coalesce(array_agg(c.category), '{}') from platform.category c
      where exists (select 1 from platform.deployment d where d.sample))
    else '{}'
  end;
end $$;
comment on function platform.my_categories() is 'the categories that the caller''s live roles allow in that agency; {} for everybody else';

-- The person whose sign-in name or invitation the caller proves to hold, while signing in.
create function platform.signing_in() returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if platform.caller() <> 'sign-in' then return null; end if;
  return (select p.id from platform.person p
    where p.username = platform.proof() or p.invite_digest = decode(case when platform.proof() ~ '^[0-9a-f]{64}$' then platform.proof() else '' end, 'hex'));
end $$;
-- The set-up link of an empty deployment: works once, for a time.
create function platform.setting_up() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return platform.caller() = 'sign-in' and exists (
    select 1 from platform.deployment d where d.setup_used_at is null and d.setup_until > statement_timestamp()
      and encode(d.setup_digest, 'hex') = platform.proof());
end $$;
create function platform.making_sample() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return platform.caller() = 'sample' and exists (select 1 from platform.deployment d where d.sample);
end $$;
revoke execute on function platform.acting_agency(), platform.my_categories(), platform.signing_in(), platform.setting_up(), platform.making_sample() from public;
grant execute on function platform.acting_agency(), platform.my_categories(), platform.signing_in(), platform.setting_up(), platform.making_sample() to anydoor_app, anydoor_jobs;
create policy person_of_functions on platform.person for select to anydoor_owner using (true);
create policy membership_of_functions on platform.membership for select to anydoor_owner using (true);
create policy membership_role_of_functions on platform.membership_role for select to anydoor_owner using (true);

-- ── row security on agencies and people ─────────────────────────────────────────────────────────────────────────
alter table platform.agency enable row level security;
alter table platform.agency force row level security;
create policy agency_read on platform.agency for select to anydoor_app using (true);
create policy agency_change on platform.agency for update to anydoor_app
  using (id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy agency_add on platform.agency for insert to anydoor_app with check (
  (select platform.making_sample()) or (select platform.setting_up())
  or 'administration' = any ((select platform.my_categories())::text[]));
grant select, insert, update on platform.agency to anydoor_app;
grant select on platform.agency to anydoor_jobs;

alter table platform.person enable row level security;
alter table platform.person force row level security;
create policy person_self on platform.person for select to anydoor_app
  using (id = (select platform.my_person()));
create policy person_colleagues on platform.person for select to anydoor_app using (
  exists (select 1 from platform.membership m where m.person_id = person.id and m.agency_id = (select platform.acting_agency())));
create policy person_sign_in on platform.person for select to anydoor_app using (
  id = (select platform.signing_in()));
create policy person_sign_in_change on platform.person for update to anydoor_app using (
  id = (select platform.signing_in()))
  with check ((select platform.caller()) = 'sign-in');
create policy person_self_change on platform.person for update to anydoor_app
  using ((select platform.caller()) = 'member' and id = (select platform.my_person()) and suspended_at is null);
create policy person_administer on platform.person for update to anydoor_app
  using ('administration' = any ((select platform.my_categories())::text[])
    and exists (select 1 from platform.membership m where m.person_id = person.id and m.agency_id = (select platform.acting_agency())));
create policy person_add on platform.person for insert to anydoor_app with check (
  (select platform.making_sample()) or (select platform.setting_up())
  or 'administration' = any ((select platform.my_categories())::text[]));
create policy person_names_for_mail on platform.person for select to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant select, insert, update on platform.person to anydoor_app;
grant select (id, email, suspended_at, language) on platform.person to anydoor_jobs;

alter table platform.membership enable row level security;
alter table platform.membership force row level security;
create policy membership_self on platform.membership for select to anydoor_app using (person_id = (select platform.my_person()));
create policy membership_colleagues on platform.membership for select to anydoor_app using (agency_id = (select platform.acting_agency()));
create policy membership_sign_in on platform.membership for select to anydoor_app using (person_id = (select platform.signing_in()));
create policy membership_administer on platform.membership for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy membership_add on platform.membership for insert to anydoor_app with check (
  agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]) or (select platform.making_sample()) or (select platform.setting_up()));
grant select, insert, update on platform.membership to anydoor_app;

alter table platform.membership_role enable row level security;
alter table platform.membership_role force row level security;
create policy membership_role_read on platform.membership_role for select to anydoor_app
  using (person_id = (select platform.my_person()) or agency_id = (select platform.acting_agency()));
create policy membership_role_end on platform.membership_role for delete to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy membership_role_add on platform.membership_role for insert to anydoor_app with check (
  agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]) or (select platform.making_sample()) or (select platform.setting_up()));
grant select, insert, delete on platform.membership_role to anydoor_app;

alter table platform.team enable row level security;
alter table platform.team force row level security;
create policy team_own on platform.team for select to anydoor_app using (agency_id = (select platform.acting_agency()));
create policy team_administer on platform.team for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
alter table platform.team_member enable row level security;
alter table platform.team_member force row level security;
create policy team_member_own on platform.team_member for select to anydoor_app using (agency_id = (select platform.acting_agency()));
create policy team_member_administer on platform.team_member for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
grant select, insert, update, delete on platform.team, platform.team_member to anydoor_app;

-- ── agreements, grants, assignments ─────────────────────────────────────────────────────────────────────────────
-- One kind of agency lets another kind see one category for one purpose, by a named authority (DOMAIN.md, default sharing).
create table platform.sharing_agreement (
  id           uuid primary key,
  owner_kind   text not null references platform.agency_kind,
  viewer_kind  text not null references platform.agency_kind,
  category     text not null references platform.category,
  purpose      text not null check (purpose in ('report', 'referral', 'joint-case', 'charging', 'emergency', 'matching')),
  authority    text not null,
  from_at      timestamptz not null,
  until_at     timestamptz
);
create index on platform.sharing_agreement (owner_kind, viewer_kind, category);
alter table platform.sharing_agreement enable row level security;
alter table platform.sharing_agreement force row level security;
create policy agreement_read on platform.sharing_agreement for select to anydoor_app using (true);
create policy agreement_change on platform.sharing_agreement for all to anydoor_app
  using ('administration' = any ((select platform.my_categories())::text[]));
grant select, insert, update on platform.sharing_agreement to anydoor_app;

-- One agency lets another see one category of one subject. Live while its own dates and its agreement's run.
create table platform.access_grant (
  id                uuid primary key,
  subject_id        uuid not null,
  owner_agency_id   uuid not null references platform.agency,
  viewer_agency_id  uuid not null references platform.agency,
  category          text not null references platform.category,
  assigned_only     boolean not null default false,
  basis             text not null check (basis in ('agreement', 'release')),
  agreement_id      uuid references platform.sharing_agreement,
  release_id        uuid,
  from_at           timestamptz not null,
  until_at          timestamptz,
  check (basis <> 'agreement' or agreement_id is not null),
  check (basis <> 'release' or release_id is not null),
  check (owner_agency_id <> viewer_agency_id),
  unique (subject_id, viewer_agency_id, category, basis)
);
create index on platform.access_grant (viewer_agency_id, category, subject_id);

-- Who in an agency works with one subject; what only the assigned may see hangs on this.
create table platform.assignment (
  id          uuid primary key,
  subject_id  uuid not null,
  agency_id   uuid not null references platform.agency,
  person_id   uuid not null,
  from_at     timestamptz not null,
  until_at    timestamptz,
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
create index on platform.assignment (subject_id, person_id);
create index on platform.assignment (agency_id, person_id) where until_at is null;
alter table platform.assignment enable row level security;
alter table platform.assignment force row level security;
create policy assignment_own on platform.assignment for all to anydoor_app
  using (agency_id = (select platform.acting_agency()));
grant select, insert, update on platform.assignment to anydoor_app;

alter table platform.access_grant enable row level security;
alter table platform.access_grant force row level security;
create policy access_grant_viewer on platform.access_grant for select to anydoor_app
  using (viewer_agency_id = (select platform.acting_agency()));
create policy access_grant_owner on platform.access_grant for select to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()));
-- The owner gives, by a person or by its routing job: under a live agreement and never from a walled owner.
create policy access_grant_give on platform.access_grant for insert to anydoor_app with check (
  owner_agency_id = (select platform.acting_agency())
  and basis = 'agreement'
  and exists (select 1 from platform.sharing_agreement s
      join platform.agency o on o.id = access_grant.owner_agency_id
      join platform.agency v on v.id = access_grant.viewer_agency_id
      where s.id = access_grant.agreement_id and s.owner_kind = o.kind and s.viewer_kind = v.kind
        and s.category = access_grant.category and not o.walled
        and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())));
create policy access_grant_end on platform.access_grant for update to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()));
grant select, insert on platform.access_grant to anydoor_app;
grant update (until_at) on platform.access_grant to anydoor_app;

-- The subjects that others let the caller see now, by category; a plain view, so it runs under the caller's policies.
create view platform.granted with (security_invoker = true) as
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
        and a.from_at <= statement_timestamp() and (a.until_at is null or a.until_at > statement_timestamp())));
grant select on platform.granted to anydoor_app;

-- ── open work: one row per thing that waits, without person data ────────────────────────────────────────────────
create table platform.work (
  id            uuid primary key,
  module        text not null,
  kind          text not null,
  reference     uuid not null,
  agency_id     uuid not null references platform.agency,
  assignee_id   uuid,
  team_id       uuid,
  rank          int not null default 3,
  opened_at     timestamptz not null,
  due_at        timestamptz,
  authority     text not null,
  done_at       timestamptz,
  level         int not null default 0,
  version       int not null default 1,
  foreign key (assignee_id, agency_id) references platform.membership (person_id, agency_id),
  foreign key (team_id, agency_id) references platform.team (id, agency_id),
  unique (module, kind, reference, agency_id)
);
create index work_open on platform.work (agency_id, due_at) where done_at is null;
create index work_of_person on platform.work (assignee_id, due_at) where done_at is null;
create index work_overdue on platform.work (due_at) where done_at is null;
create index work_of_subject on platform.work (reference);
alter table platform.work enable row level security;
alter table platform.work force row level security;
create policy work_own on platform.work for all to anydoor_app using (agency_id = (select platform.acting_agency()));
create policy work_arrives on platform.work for insert to anydoor_app
  with check ((select platform.caller()) in ('public', 'receipt') and assignee_id is null and done_at is null);
-- One agency opens work for another only together with what lets that agency see the subject.
create policy work_sent on platform.work for insert to anydoor_app
  with check (assignee_id is null and done_at is null
    and exists (select 1 from platform.access_grant g where g.subject_id = work.reference and g.viewer_agency_id = work.agency_id
      and g.owner_agency_id = (select platform.acting_agency())));
create policy work_sweep_read on platform.work for select to anydoor_jobs using ((select platform.caller()) = 'sweep');
create policy work_sweep_level on platform.work for update to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant select, insert, update on platform.work to anydoor_app;
grant select on platform.work to anydoor_jobs;
grant update (level) on platform.work to anydoor_jobs;

-- An escalation happens once per clock and level, however many nodes sweep.
create table platform.escalation (
  work_id  uuid not null references platform.work,
  level    int not null,
  at       timestamptz not null,
  primary key (work_id, level)
);
comment on table platform.escalation is 'exempt: which clock passed which level; ids only';
grant select, insert on platform.escalation to anydoor_jobs;
grant select on platform.escalation to anydoor_app;

-- ── audit ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table platform.audit_entry (
  id         uuid primary key,
  at         timestamptz not null,
  caller     text not null,
  person_id  uuid,
  agency_id  uuid,
  action     text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  outcome    text not null default 'done' check (outcome in ('done', 'refused'))
);
create table platform.audit_subject (
  entry_id         uuid not null references platform.audit_entry deferrable initially deferred,
  subject_id       uuid not null,
  owner_agency_id  uuid,
  actor_agency_id  uuid,
  at               timestamptz not null,
  primary key (entry_id, subject_id)
);
create index on platform.audit_subject (subject_id, at);
create index on platform.audit_subject (owner_agency_id, at);
create index on platform.audit_entry (agency_id, at);
alter table platform.audit_entry enable row level security;
alter table platform.audit_entry force row level security;
alter table platform.audit_subject enable row level security;
alter table platform.audit_subject force row level security;
create policy audit_entry_write on platform.audit_entry for insert to anydoor_app with check (
  caller = (select platform.caller())
  and person_id is not distinct from (select platform.my_person())
  and agency_id is not distinct from (select platform.my_agency()));
create policy audit_entry_own on platform.audit_entry for select to anydoor_app using (
  agency_id = (select platform.acting_agency()) and 'audit' = any ((select platform.my_categories())::text[]));
create policy audit_subject_write on platform.audit_subject for insert to anydoor_app with check (
  actor_agency_id is not distinct from (select platform.my_agency()));
-- Who looked: shown to the owner of what was looked at; what a walled agency did is shown to itself alone.
create policy audit_subject_owner on platform.audit_subject for select to anydoor_app using (
  owner_agency_id = (select platform.acting_agency())
  and not exists (select 1 from platform.agency a where a.id = audit_subject.actor_agency_id and a.walled
    and a.id <> (select platform.acting_agency())));
create policy audit_subject_actor on platform.audit_subject for select to anydoor_app using (
  actor_agency_id = (select platform.acting_agency()) and 'audit' = any ((select platform.my_categories())::text[]));
create policy audit_entry_of_subject on platform.audit_entry for select to anydoor_app using (
  (select platform.acting_agency()) is not null
  and exists (select 1 from platform.audit_subject s where s.entry_id = audit_entry.id
    and s.owner_agency_id = (select platform.acting_agency())));
grant select, insert on platform.audit_entry, platform.audit_subject to anydoor_app;
grant insert on platform.audit_entry, platform.audit_subject to anydoor_jobs;

-- ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table platform.agency_key (
  agency_id    uuid not null references platform.agency,
  key_version  int not null,
  wrapped      bytea not null,
  made_at      timestamptz not null,
  primary key (agency_id, key_version)
);
comment on table platform.agency_key is 'exempt: keys wrapped by the master key, which is outside the database';
grant select, insert on platform.agency_key to anydoor_app;

create table platform.data_key (
  subject_id   uuid primary key,
  agency_id    uuid not null,
  agency_key_version int not null,
  wrapped      bytea not null,
  foreign key (agency_id, agency_key_version) references platform.agency_key (agency_id, key_version)
);
alter table platform.data_key enable row level security;
alter table platform.data_key force row level security;
create policy data_key_own on platform.data_key for select to anydoor_app
  using (agency_id = (select platform.acting_agency()));
create policy data_key_granted on platform.data_key for select to anydoor_app
  using ((select platform.acting_agency()) is not null and exists (select 1 from platform.granted g where g.subject_id = data_key.subject_id));
create policy data_key_add on platform.data_key for insert to anydoor_app with check (
  agency_id = (select platform.acting_agency()) or (select platform.caller()) = 'public');
grant select, insert on platform.data_key to anydoor_app;

-- ── sign-in, throttling ─────────────────────────────────────────────────────────────────────────────────────────
-- Counts of failed guesses by a keyed digest of what is guessed at and from which network; never joined to a subject.
create table platform.guess_salt (
  day   date primary key,
  salt  bytea not null
);
comment on table platform.guess_salt is 'exempt: a random value per day, deleted with the day';
create table platform.guess (
  digest  bytea primary key,
  day     date not null,
  count   int not null,
  last_at timestamptz not null
);
create index on platform.guess (day);
comment on table platform.guess is 'exempt: keyed digests that change every day';
grant select, insert, update, delete on platform.guess, platform.guess_salt to anydoor_app;
grant select, delete on platform.guess, platform.guess_salt to anydoor_jobs;

-- What was posted after a session had locked: encrypted, offered once after sign-in, gone after eight hours.
create table platform.held_post (
  id         uuid primary key,
  person_id  uuid not null,
  path       text not null,
  body       bytea not null,
  held_at    timestamptz not null,
  until_at   timestamptz not null
);
alter table platform.held_post enable row level security;
alter table platform.held_post force row level security;
create policy held_post_keep on platform.held_post for insert to anydoor_app
  with check ((select platform.caller()) in ('member', 'sign-in'));
create policy held_post_own on platform.held_post for select to anydoor_app
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()));
create policy held_post_drop on platform.held_post for delete to anydoor_app
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()));
create policy held_post_expired on platform.held_post for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and until_at < statement_timestamp());
grant select, insert, delete on platform.held_post to anydoor_app;
grant select, delete on platform.held_post to anydoor_jobs;

-- ── mail that says only that something waits ────────────────────────────────────────────────────────────────────
create table platform.notice (
  id         uuid primary key,
  agency_id  uuid not null references platform.agency,
  person_id  uuid,
  kind       text not null,
  made_at    timestamptz not null,
  sent_at    timestamptz,
  tries      int not null default 0
);
create index on platform.notice (made_at) where sent_at is null;
alter table platform.notice enable row level security;
alter table platform.notice force row level security;
create policy notice_make on platform.notice for insert to anydoor_app
  with check ((select platform.caller()) in ('public', 'receipt') or (select platform.acting_agency()) is not null);
create policy notice_send on platform.notice for all to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant insert on platform.notice to anydoor_app;
grant select, update, delete on platform.notice to anydoor_jobs;

-- ── calendars ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Minn. Stat. 645.44 subd. 5: state holidays; dated data that an administrator may edit.
create table platform.holiday (
  day   date primary key,
  name  text not null
);
comment on table platform.holiday is 'exempt: calendar';
grant select, insert, update, delete on platform.holiday to anydoor_app;

-- ── sessions, scheduler, events: their own tables, exempt ───────────────────────────────────────────────────────
create table platform.spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index on platform.spring_session (expiry_time);
create index on platform.spring_session (principal_name);
create table platform.spring_session_attributes (
  session_primary_id char(36) not null references platform.spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
comment on table platform.spring_session is 'exempt: sessions';
comment on table platform.spring_session_attributes is 'exempt: sessions';
grant select, insert, update, delete on platform.spring_session, platform.spring_session_attributes to anydoor_app, anydoor_jobs;

create table platform.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on platform.scheduled_tasks (execution_time);
create index on platform.scheduled_tasks (last_heartbeat);
comment on table platform.scheduled_tasks is 'exempt: jobs';
grant select, insert, update, delete on platform.scheduled_tasks to anydoor_jobs;

create table platform.event_publication (
  id                     uuid primary key,
  listener_id            text not null,
  event_type             text not null,
  serialized_event       text not null,
  publication_date       timestamptz not null,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    int,
  last_resubmission_date timestamptz
);
create index on platform.event_publication (completion_date);
comment on table platform.event_publication is 'exempt: events carry ids only';
grant select, insert, update, delete on platform.event_publication to anydoor_app, anydoor_jobs;
