-- Releases: informed, written, to one recipient, for a time (34 USC 12291(b)(2), 42 USC 10406(c)(5), 28 CFR 94.115). Rows are only
-- ever added: a release, its signature, its end. Grants come from a signature and close with an end, in the same statement.

-- How long a release may run, as dated rows: a later one takes the place of an earlier one.
create table youth.release_term (
  from_day      date primary key,
  longest_days  int not null check (longest_days between 1 and 3660),
  usual_days    int not null,
  authority     text not null,
  check (usual_days between 1 and longest_days)
);
comment on table youth.release_term is 'exempt: how long a release may run; configuration';
grant select on youth.release_term to anydoor_app;
insert into youth.release_term (from_day, longest_days, usual_days, authority) values
  (date '2013-03-07', 366, 90, '34 USC 12291(b)(2)(B)(ii): reasonably time-limited; the length is local policy (check)');

create table youth.release (
  id                   uuid primary key,
  record_id            uuid not null,
  agency_id            uuid not null,
  category             text not null default 'identity' check (category = 'identity'),
  number               int not null check (number > 0),
  recipient_agency_id  uuid references platform.agency,
  recipient_name       text check (length(recipient_name) between 2 and 200),
  items                text[] not null check ('identity' = any (items) and items <@ array['identity', 'contact']),
  purpose              text not null check (length(purpose) between 1 and 600),
  from_at              timestamptz not null,
  until_at             timestamptz not null,
  language             text not null check (language in ('en', 'es', 'hmn', 'so')),
  interpreter          text check (length(interpreter) between 1 and 120),
  signer               text not null check (signer in ('alone', 'with-guardian', 'adult')),
  made_at              timestamptz not null default statement_timestamp(),
  made_by              uuid default platform.my_person(),
  check (num_nonnulls(recipient_agency_id, recipient_name) = 1),
  check (recipient_agency_id is distinct from agency_id),
  check (from_at < until_at),
  unique (record_id, number),
  unique (id, record_id, agency_id),
  foreign key (record_id, agency_id) references youth.record (id, agency_id)
);
create index on youth.release (recipient_agency_id);
create table youth.release_signature (
  release_id     uuid primary key,
  record_id      uuid not null,
  agency_id      uuid not null,
  category       text not null default 'identity' check (category = 'identity'),
  way            text not null check (way in ('screen', 'paper')),
  signed_name    text not null check (length(signed_name) between 1 and 120),
  guardian_name  text check (length(guardian_name) between 1 and 120),
  signed_on      date not null,
  paper_at       text check (length(paper_at) between 2 and 200),
  signed_at      timestamptz not null default statement_timestamp(),
  witness        uuid default platform.my_person(),
  check ((way = 'paper') = (paper_at is not null)),
  foreign key (release_id, record_id, agency_id) references youth.release (id, record_id, agency_id)
);
create table youth.release_end (
  release_id  uuid primary key,
  record_id   uuid not null,
  agency_id   uuid not null,
  category    text not null default 'identity' check (category = 'identity'),
  asked_by    text not null check (asked_by in ('young-person', 'guardian', 'agency')),
  ended_at    timestamptz not null default statement_timestamp(),
  ended_by    uuid default platform.my_person(),
  foreign key (release_id, record_id, agency_id) references youth.release (id, record_id, agency_id)
);

do $$
declare
  t text;
  c record;
begin
  foreach t in array array['release', 'release_signature', 'release_end'] loop
    execute format('alter table youth.%I enable row level security', t);
    execute format('alter table youth.%I force row level security', t);
    execute format($p$create policy %I on youth.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]))$p$, t || '_own', t);
    execute format('create policy %I on youth.%I for all to anydoor_owner using (true)', t || '_of_functions', t);
    execute format('grant select on youth.%I to anydoor_app', t);
  end loop;
  for c in select i.of, unnest(i.columns::text[]) as name, i.authority from (values
    ('release', '{number,recipient_name,items,purpose,language,interpreter,signer}', '34 USC 12291(b)(2), Minn. Stat. 13.05 subd. 4'),
    ('release_signature', '{way,signed_name,guardian_name,signed_on,paper_at}', '34 USC 12291(b)(2), Minn. Stat. 13.05 subd. 4'),
    ('release_end', '{asked_by}', '34 USC 12291(b)(2), Minn. Stat. 13.05 subd. 4')) as i (of, columns, authority) loop
    execute format('comment on column youth.%I.%I is %L', c.of, c.name,
      format('class: private; authority: %s; retention: with the record', c.authority));
  end loop;
end $$;
-- When it was made and by whom the database fills in; the rest is what was agreed and never changes.
grant insert (id, record_id, agency_id, number, recipient_agency_id, recipient_name, items, purpose, from_at, until_at, language, interpreter, signer)
  on youth.release to anydoor_app;

-- Signed: once, before it is over, by whoever works with all that it lets out. The grants have the release's own dates.
create function youth.sign_release(release uuid, by_way text, by_name text, by_guardian text, on_day date, kept_at text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
  longest int;
begin
  perform pg_advisory_xact_lock(hashtextextended(release::text, 43));
  select x.id, x.record_id, x.agency_id, x.recipient_agency_id, x.items, x.from_at, x.until_at, x.signer into r from youth.release x
  where x.id = release and x.agency_id = platform.acting_agency() and x.items <@ platform.my_categories();
  if r.id is null then return 'unknown'; end if;
  if exists (select from youth.release_end e where e.release_id = r.id) then return 'ended'; end if;
  if exists (select from youth.release_signature s where s.release_id = r.id) then return 'signed-before'; end if;
  if r.until_at <= statement_timestamp() then return 'over'; end if;
  longest := (select t.longest_days from youth.release_term t where t.from_day <= statement_timestamp()::date order by t.from_day desc limit 1);
  if r.until_at > r.from_at + make_interval(days => longest + 1, hours => 1) then return 'too-long'; end if;
  if (r.signer = 'with-guardian') <> (by_guardian is not null) then return 'signers'; end if;
  insert into youth.release_signature (release_id, record_id, agency_id, way, signed_name, guardian_name, signed_on, paper_at)
  values (r.id, r.record_id, r.agency_id, by_way, by_name, by_guardian, on_day, kept_at);
  insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at, until_at)
  select gen_random_uuid(), r.record_id, r.agency_id, r.recipient_agency_id, i.item, 'release', r.id, r.from_at, r.until_at
  from unnest(r.items) as i (item) where r.recipient_agency_id is not null;
  return 'signed';
end $$;
comment on function youth.sign_release(uuid, text, text, text, date, text) is
  'signs a release of the acting agency and lets its recipient see what it names; the only way to a grant by release';

-- Taken back, signed or not: whoever works with young people at the owner does it, whatever they may read themselves.
create function youth.take_back_release(release uuid, asked text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  perform pg_advisory_xact_lock(hashtextextended(release::text, 43));
  select x.id, x.record_id, x.agency_id into r from youth.release x
  where x.id = release and x.agency_id = platform.acting_agency() and x.category = any (platform.my_categories());
  if r.id is null then return 'unknown'; end if;
  if exists (select from youth.release_end e where e.release_id = r.id) then return 'ended'; end if;
  insert into youth.release_end (release_id, record_id, agency_id, asked_by) values (r.id, r.record_id, r.agency_id, asked);
  update platform.access_grant g set until_at = statement_timestamp() where g.release_id = r.id and g.until_at > statement_timestamp();
  return case when exists (select from youth.release_signature s where s.release_id = r.id) then 'taken-back' else 'called-off' end;
end $$;
comment on function youth.take_back_release(uuid, text) is
  'ends a release of the acting agency and at the next statement all that its recipient sees by it';

-- What a recipient may know of the releases that name it: whose record, what, from when, until when. Nothing of why, of who signed
-- or of other recipients.
create function youth.received_releases()
  returns table (id uuid, record_id uuid, owner_agency_id uuid, items text[], signed_on date, from_at timestamptz, until_at timestamptz, ended_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select r.id, r.record_id, r.agency_id, r.items, s.signed_on, r.from_at, r.until_at, e.ended_at
    from youth.release r
    join youth.release_signature s on s.release_id = r.id
    left join youth.release_end e on e.release_id = r.id
    where r.recipient_agency_id = platform.acting_agency() and r.category = any (platform.my_categories());
end $$;
comment on function youth.received_releases() is 'the signed releases that name the acting agency, as far as they concern it';
revoke execute on function youth.sign_release(uuid, text, text, text, date, text), youth.take_back_release(uuid, text),
  youth.received_releases() from public;
grant execute on function youth.sign_release(uuid, text, text, text, date, text), youth.take_back_release(uuid, text),
  youth.received_releases() to anydoor_app;

-- Safe contact is shown to others by a release that names it, or an agreement that does.
create policy safe_contact_released on youth.safe_contact for select to anydoor_app
  using (platform.is_granted(record_id, agency_id, category));
-- The owner tells the recipient that there is a release, or that it has ended; the row says nothing else.
create policy work_released on platform.work for insert to anydoor_app
  with check (module = 'youth' and assignee_id is null and done_at is null
    and exists (select 1 from youth.release r where r.id = work.reference and r.recipient_agency_id = work.agency_id));

-- Releases go with the young person's record, and so does the work on them: a part of their own, destroyed before the record. What
-- keeps the record is a grant that lives; a release as such keeps nothing.
create function youth.release_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return;
end $$;
create function youth.destroy_releases(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
declare
  released uuid[] := array(select x.id from youth.release x where x.record_id = subject);
begin
  delete from youth.release_end x where x.record_id = subject;
  delete from youth.release_signature x where x.record_id = subject;
  delete from youth.release x where x.record_id = subject;
  return released;
end $$;
revoke execute on function youth.release_standing(uuid, uuid), youth.destroy_releases(uuid) from public;
insert into platform.record_part (kind, position, standing, locks, destroys) values
  ('young-person', 12, 'youth.release_standing', 'youth.lock_record', 'youth.destroy_releases');
