-- Who asks for data of a young person, or of the agency, and what became of it (docs/decisions/0045-requests.md): subject, parent,
-- public (Minn. Stat. ch. 13), subpoena, warrant, discovery, and the subject's contest of accuracy (13.04 subd. 4).
insert into platform.category (category, meaning) values ('requests', 'who asks the agency for data, and what was given');
insert into platform.role_category (role, category) values ('supervisor', 'requests'), ('privacy-officer', 'requests');
insert into platform.work_category (module, category) values ('requests', 'requests');
insert into platform.job_scope (job, category) values ('escalation', 'requests');

-- By when each kind is answered, from when this counts.
create table youth.request_term (
  kind       text not null,
  from_day   date not null,
  days       int not null check (days between 1 and 90),
  business   boolean not null,
  authority  text not null,
  primary key (kind, from_day)
);
comment on table youth.request_term is 'exempt: by when each kind of request is answered; configuration';
insert into youth.request_term (kind, from_day, days, business, authority) values
  ('subject', date '2026-01-01', 10, true, 'Minn. Stat. 13.04 subd. 3: at once if possible, within 10 business days'),
  ('parent', date '2026-01-01', 10, true, 'Minn. Stat. 13.04 subd. 3, 13.02 subd. 8; Minn. R. 1205.0500 (check)'),
  ('public', date '2026-01-01', 10, true, 'Minn. Stat. 13.03 subd. 2: promptly; the days are local policy'),
  ('subpoena', date '2026-01-01', 5, true, 'Minn. R. Civ. P. 45 (check); the days are local policy'),
  ('warrant', date '2026-01-01', 1, true, 'Minn. Stat. 626.15 (check); the day is local policy'),
  ('discovery', date '2026-01-01', 10, true, 'Minn. R. Crim. P. 9 (check); the days are local policy'),
  ('correction', date '2026-01-01', 30, false, 'Minn. Stat. 13.04 subd. 4: within 30 days');
grant select on youth.request_term to anydoor_app;

create table youth.request (
  id            uuid primary key,
  agency_id     uuid not null references platform.agency,
  category      text not null default 'requests' check (category = 'requests'),
  kind          text not null check (kind in ('subject', 'parent', 'public', 'subpoena', 'warrant', 'discovery', 'correction')),
  record_id     uuid,
  asker         text not null check (length(asker) between 1 and 200),
  claims        text check (length(claims) <= 200),
  wanted        text not null check (length(wanted) between 1 and 4000),
  received_at   timestamptz not null,
  due_at        timestamptz not null,
  authority     text not null,
  verified      text check (length(verified) between 3 and 500),
  parent_safe   text check (parent_safe in ('safe', 'not-safe', 'not-known')),
  wish          text check (length(wish) <= 1000),
  counsel       text check (length(counsel) <= 2000),
  redactions    text check (length(redactions) <= 4000),
  outcome       text check (outcome in ('given', 'in-part', 'refused', 'withdrawn')),
  provision     text check (length(provision) between 3 and 300),
  answer        text check (length(answer) <= 4000),
  closed_at     timestamptz,
  closed_by     uuid,
  version       int not null default 1,
  made_at       timestamptz not null,
  made_by       uuid not null,
  foreign key (record_id, agency_id) references youth.record (id, agency_id) on delete set null (record_id),
  check ((outcome is null) = (closed_at is null)),
  -- Nobody gets private data by a claim alone; what is public anybody gets.
  check (outcome not in ('given', 'in-part') or kind = 'public' or verified is not null),
  -- A parent gets nothing before somebody has found that it is safe and written down what the young person wishes.
  check (outcome not in ('given', 'in-part') or kind <> 'parent' or (parent_safe = 'safe' and wish is not null)),
  check (outcome not in ('given', 'in-part') or kind not in ('subpoena', 'warrant', 'discovery') or counsel is not null),
  check (outcome not in ('refused', 'in-part') or provision is not null)
);
create index on youth.request (agency_id, due_at);
create index on youth.request (record_id);
comment on table youth.request is 'who asked the agency for data, how they were verified, and what became of it';
create trigger not_destroyed before insert on youth.request for each row execute function platform.not_destroyed('record_id');
alter table youth.request enable row level security;
alter table youth.request force row level security;
create policy request_own on youth.request for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
grant select, insert on youth.request to anydoor_app;
grant update (record_id, due_at, authority, verified, parent_safe, wish, counsel, redactions, outcome, provision, answer, closed_at, closed_by, version)
  on youth.request to anydoor_app;

-- What the young person says of a record that was not changed as they asked: kept with it, and read wherever it is read.
create table youth.disagreement (
  id          uuid primary key,
  record_id   uuid not null,
  agency_id   uuid not null,
  category    text not null default 'identity' check (category = 'identity'),
  statement   text not null check (length(statement) between 1 and 4000),
  at          timestamptz not null,
  kept_by     uuid not null,
  foreign key (record_id, agency_id) references youth.record (id, agency_id) on delete cascade
);
create index on youth.disagreement (record_id);
comment on table youth.disagreement is 'what a young person says of a record that they contest';
alter table youth.disagreement enable row level security;
alter table youth.disagreement force row level security;
create policy disagreement_own on youth.disagreement for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy disagreement_kept on youth.disagreement for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and 'requests' = any ((select platform.my_categories())::text[]));
create policy disagreement_granted on youth.disagreement for select to anydoor_app
  using (platform.is_granted(record_id, agency_id, category));
grant select, insert on youth.disagreement to anydoor_app;

-- ── the register's own term ─────────────────────────────────────────────────────────────────────────────────────
insert into platform.record_kind (kind, category, owned) values ('request', 'requests', 'youth.request_owner');
alter table platform.retention_rule no force row level security;
insert into platform.retention_rule (id, kind, outcome, counted_from, months, authority, from_day) values
  ('0199aabc-0000-7000-8000-000000000901', 'request', null, 'end', 72, 'records schedule (Minn. Stat. 138.17); 45 CFR 164.528 six years (check)', date '2013-01-01');
alter table platform.retention_rule force row level security;
create policy request_of_functions on youth.request for select to anydoor_owner using (true);
create policy request_destroyed on youth.request for all to anydoor_owner using (platform.destroys(id));
create function youth.request_owner(request uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select r.agency_id from youth.request r where r.id = request);
end $$;
create function youth.request_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select r.id, r.agency_id, null::text, r.closed_at, null::date
    from youth.request r
    where (of_agency is null or r.agency_id = of_agency) and (only_subject is null or r.id = only_subject);
end $$;
create function youth.lock_request(subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from youth.request x where x.id = subject for update;
end $$;
create function youth.destroy_request(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from youth.request x where x.id = subject;
  return array[]::uuid[];
end $$;
-- While somebody asks for a record it is not destroyed.
create function youth.asked_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select r.record_id, r.agency_id, null::text, null::timestamptz, null::date
    from youth.request r
    where r.closed_at is null;
end $$;
revoke execute on function youth.asked_standing(uuid, uuid), youth.request_owner(uuid), youth.request_standing(uuid, uuid), youth.lock_request(uuid), youth.destroy_request(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('request', 20, 'youth.request_standing', 'youth.lock_request', 'youth.destroy_request'),
  ('young-person', 16, 'youth.asked_standing', 'youth.lock_openings', 'youth.destroy_openings');

do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('request', '{kind,asker,claims,wanted,received_at,due_at,authority,verified,parent_safe,wish,redactions,outcome,provision,answer,closed_at}',
      'private', 'Minn. Stat. 13.03, 13.04, 13.05', 'six years after it is closed (register''s own term)'),
    ('request', '{counsel}', 'private', 'Minn. Stat. 13.393', 'six years after it is closed (register''s own term)'),
    ('disagreement', '{statement,at}', 'private', 'Minn. Stat. 13.04 subd. 4', 'with the record')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column youth.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
