-- Rotation of the master key while the program runs, backups that were tried, and when a destroyed key is gone from the last of
-- them (docs/decisions/0025-keys-and-backups.md).

-- ── the master key's versions: announced, and in use once every node that lives knows them ──────────────────────
create table platform.master_version (
  version       int primary key check (version between 1 and 127),
  announced_at  timestamptz not null,
  active_at     timestamptz,
  sealing       bigint,
  counted_at    timestamptz
);
comment on table platform.master_version is 'which versions of the master key seal, and how many rows; the keys themselves are outside the database';
create table platform.key_node (
  id        uuid primary key,
  host      text not null,
  versions  int[] not null,
  seen_at   timestamptz not null
);
comment on table platform.key_node is 'which versions of the master key each running program knows';
-- What digests were made with cannot be made anew: the keys derived for them from a version outlive it, sealed by a newer one.
create table platform.root_key (
  name     text primary key,
  sealed   bytea not null,
  made_at  timestamptz not null
);
comment on table platform.root_key is 'keys of digests, derived from older versions of the master key and sealed by the newest';

-- ── backups ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table platform.backup_run (
  id          uuid primary key,
  file        text not null unique,
  begun_at    timestamptz not null,
  tried_at    timestamptz,
  outcome     text not null check (outcome in ('begun', 'good', 'bad')),
  finding     text,
  bytes       bigint,
  relations   int,
  tuples      bigint,
  opened      int,
  entries     bigint,
  deleted_at  timestamptz
);
create index on platform.backup_run (begun_at);
comment on table platform.backup_run is 'backups that the program wrote by itself, and what their trial restore came to';

-- ── destroyed keys ──────────────────────────────────────────────────────────────────────────────────────────────
create table platform.shredded (
  subject_id    uuid primary key,
  agency_id     uuid not null references platform.agency,
  destroyed_at  timestamptz not null,
  complete_at   timestamptz,
  completed_at  timestamptz
);
create index on platform.shredded (complete_at) where completed_at is null;
comment on table platform.shredded is 'subjects whose data key was destroyed, and when the last backup that holds it is gone';

do $$
declare
  t record;
  c record;
begin
  for t in select s.of, s.sweep from (values ('master_version', 'keys'), ('key_node', 'keys'), ('root_key', 'keys'), ('backup_run', 'backup'),
    ('shredded', 'backup')) as s (of, sweep) loop
    execute format('alter table platform.%I enable row level security', t.of);
    execute format('alter table platform.%I force row level security', t.of);
    execute format($p$create policy %I on platform.%I for all to anydoor_jobs
      using ((select platform.caller()) = 'sweep' and (select platform.proof()) = %L)$p$, t.of || '_of_program', t.of, t.sweep);
  end loop;
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('master_version', '{sealing}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the deployment'),
    ('key_node', '{host,versions}', 'not-on-individuals', 'Minn. Stat. 13.37', 'a day after the program was last seen'),
    ('root_key', '{name,sealed}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as a digest that was made with it'),
    ('backup_run', '{file,outcome,finding,bytes,relations,tuples,opened,entries}', 'not-on-individuals', 'Minn. Stat. 13.03',
      'a year after the file was deleted')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
grant select, insert, update on platform.master_version to anydoor_jobs;
grant select, insert, update, delete on platform.key_node, platform.root_key, platform.backup_run to anydoor_jobs;
grant select, update (completed_at) on platform.shredded to anydoor_jobs;

-- An agency sees what was destroyed of its own; the job of its retention schedule alone destroys.
create policy shredded_own on platform.shredded for select to anydoor_app using (agency_id = (select platform.acting_agency()));
create policy shredded_by_retention on platform.shredded for insert to anydoor_app
  with check ((select platform.caller()) = 'job' and (select platform.proof()) = 'retention' and agency_id = (select platform.acting_agency()));
grant select, insert on platform.shredded to anydoor_app;
create policy data_key_destroyed on platform.data_key for delete to anydoor_app
  using ((select platform.caller()) = 'job' and (select platform.proof()) = 'retention' and agency_id = (select platform.acting_agency()));
grant delete on platform.data_key to anydoor_app;

-- ── what the master key seals is sealed anew by the sweep of keys ───────────────────────────────────────────────
create policy agency_key_rewrapped on platform.agency_key for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
grant select, update (wrapped) on platform.agency_key to anydoor_jobs;
create policy signing_key_rewrapped on platform.signing_key for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
grant select, update (sealed) on platform.signing_key to anydoor_jobs;
create policy person_rewrapped on platform.person for update to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
grant select (totp_secret), update (totp_secret) on platform.person to anydoor_jobs;
