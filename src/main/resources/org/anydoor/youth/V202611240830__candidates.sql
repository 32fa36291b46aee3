-- Who may be the same young person (docs/decisions/0041-candidates.md): keys that are compared by equality, agency first. Matching
-- is itself a disclosure, so that a live agreement names it and its authority; walled agencies' keys lie in a partition of their own.

-- ── which kinds of agencies take part ───────────────────────────────────────────────────────────────────────────
alter table platform.agency_kind
  add column seeks boolean not null default true,
  add column by_consent boolean not null default false;
comment on column platform.agency_kind.seeks is 'whether people of such an agency are shown candidates of other agencies at all';
comment on column platform.agency_kind.by_consent is
  'whether its records tell of care (HIPAA), so that they are candidates elsewhere with the young person''s consent alone';
do $$
declare
  changed int;
begin
  update platform.agency_kind k set seeks = false where k.kind in ('city-311', 'school', 'hotel', 'licensing');
  get diagnostics changed = row_count;
  if changed <> 4 then raise exception 'kinds that see no candidates: %', changed; end if;
  update platform.agency_kind k set by_consent = true where k.kind in ('clinic', 'hospital');
  get diagnostics changed = row_count;
  if changed <> 2 then raise exception 'kinds by consent: %', changed; end if;
end $$;

-- Police and child protection work jointly on the same children, and child protection is who intake reports to: these start out
-- agreed, as the other default lines do; "(check)" asks counsel to confirm. Nobody else's records are matched until agreed.
alter table platform.sharing_agreement no force row level security;
do $$
declare
  made int;
begin
  insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
  select gen_random_uuid(), a.owner_kind, a.viewer_kind, 'identity', 'matching', a.authority, timestamptz '2026-01-01 06:00Z'
  from (values
    ('police', 'child-protection', 'Minn. Stat. 260E.12 and 260E.14 joint work (check)'),
    ('tribal-police', 'child-protection', 'Minn. Stat. 260E.12 and 260E.14 joint work (check)'),
    ('child-protection', 'police', 'Minn. Stat. 260E.12 and 260E.14 joint work (check)'),
    ('intake', 'child-protection', 'Minn. Stat. 260E.06 report (check)')) as a (owner_kind, viewer_kind, authority);
  get diagnostics made = row_count;
  if made <> 4 then raise exception 'default agreements to match: %', made; end if;
end $$;
alter table platform.sharing_agreement force row level security;

-- ── for which purpose a transaction reads ───────────────────────────────────────────────────────────────────────
create function platform.purpose() returns text language sql stable parallel safe
  return coalesce(current_setting('app.purpose', true), '');
comment on function platform.purpose() is 'what the transaction says it reads for; nothing but matching opens anything by it';

create function youth.may_seek() returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return platform.purpose() = 'matching' and 'identity' = any (platform.my_categories()) and exists (
    select from platform.agency v join platform.agency_kind k on k.kind = v.kind
    where v.id = platform.acting_agency() and k.seeks and not v.walled);
end $$;
comment on function youth.may_seek() is 'whether the caller, seeking the same young person, may be shown candidates of other agencies at all';
create function youth.matching() returns table (agency_id uuid, authority text) language plpgsql stable set search_path = pg_catalog as $$
declare
  me uuid := platform.acting_agency();
begin
  if not youth.may_seek() then return; end if;
  return query select o.id, min(s.authority)
    from platform.agency v
    join platform.sharing_agreement s on s.viewer_kind = v.kind
    join platform.agency o on o.kind = s.owner_kind
    join platform.agency_kind k on k.kind = o.kind
    where v.id = me and o.id <> me and not o.walled and not k.by_consent and s.category = 'identity' and s.purpose = 'matching'
      and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
    group by o.id;
end $$;
comment on function youth.matching() is 'the agencies whose records are candidates for the caller now, and by which authority';
create function youth.acts_walled() returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return (select a.walled from platform.agency a where a.id = platform.acting_agency());
end $$;
comment on function youth.acts_walled() is 'on which side of the wall the acting agency stands';
revoke execute on function youth.may_seek(), youth.matching(), youth.acts_walled() from public;
grant execute on function youth.may_seek(), youth.matching(), youth.acts_walled() to anydoor_app;

create policy record_matched on youth.record for select to anydoor_app
  using (agency_id = any (array(select m.agency_id from youth.matching() m)));

-- ── the keys ────────────────────────────────────────────────────────────────────────────────────────────────────
create table youth.match_key (
  agency_id  uuid not null,
  walled     boolean not null default youth.acts_walled(),
  key        bigint not null,
  record_id  uuid not null,
  primary key (agency_id, key, record_id, walled),
  foreign key (record_id, agency_id) references youth.record (id, agency_id),
  foreign key (agency_id, walled) references platform.agency (id, walled)
) partition by list (walled);
create table youth.match_key_open partition of youth.match_key for values in (false);
create table youth.match_key_walled partition of youth.match_key for values in (true);
create index on youth.match_key (record_id);
comment on table youth.match_key is 'by what a young person is found though a name is misspelt or a date wrong';
do $$
declare
  t text;
begin
  foreach t in array array['match_key', 'match_key_open', 'match_key_walled'] loop
    execute format('alter table youth.%I enable row level security', t);
    execute format('alter table youth.%I force row level security', t);
    execute format('create policy %I on youth.%I for all to anydoor_owner using (platform.destroys(record_id))', t || '_destroyed', t);
    execute format('comment on column youth.%I.key is %L', t,
      'class: private; authority: Minn. Stat. 13.46, 260B.171, at a walled agency 34 USC 12291(b)(2); retention: with the record');
    execute format('comment on column youth.%I.walled is %L', t,
      'class: not-on-individuals; authority: 34 USC 12291(b)(2); retention: with the record');
  end loop;
end $$;
create policy match_key_own on youth.match_key for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'identity' = any ((select platform.my_categories())::text[]));
create policy match_key_matched on youth.match_key for select to anydoor_app
  using (agency_id = any (array(select m.agency_id from youth.matching() m)));
-- Said apart from the others, so that PostgreSQL need not open the partition on the wrong side of the wall at all.
create policy match_key_wall on youth.match_key as restrictive for all to anydoor_app
  using (walled = (select youth.acts_walled()));
grant select, insert, delete on youth.match_key to anydoor_app;

-- ── records from before, and from before other keys are made ────────────────────────────────────────────────────
alter table youth.record add column keys_version int not null default 0;
comment on column youth.record.keys_version is
  'class: not-on-individuals; authority: Minn. Stat. 13.05; retention: with the record';
create index on youth.record (agency_id, keys_version);
insert into platform.job_scope (job, category) values ('matching', 'identity');

create or replace function youth.destroy_record(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from youth.privileged_note x where x.record_id = subject;
  delete from youth.match_key x where x.record_id = subject;
  delete from youth.name_key x where x.record_id = subject;
  delete from youth.safe_contact x where x.record_id = subject;
  delete from youth.record x where x.id = subject;
  return array[]::uuid[];
end $$;
