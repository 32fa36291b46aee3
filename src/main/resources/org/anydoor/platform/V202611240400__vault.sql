-- What a walled agency locks with its members' own secrets, so that whoever runs the deployment cannot open it
-- (34 USC 12291(b)(2); docs/decisions/0036-walled-and-locked.md).

-- ── counsel's recorded approval, without which a walled agency is not hosted together with others ────────────────
create table platform.hosting_approval (
  agency_id    uuid primary key references platform.agency,
  counsel      text not null check (length(counsel) between 2 and 120),
  approved_on  date not null check (approved_on between date '2000-01-01' and date '2100-01-01'),
  document     text not null check (length(document) between 2 and 200),
  recorded_by  uuid,
  recorded_at  timestamptz not null
);
comment on table platform.hosting_approval is 'whose counsel has approved that a walled agency is hosted together with others';

-- ── the agency's key pair, and who holds it ─────────────────────────────────────────────────────────────────────
create table platform.vault (
  agency_id   uuid not null references platform.hosting_approval,
  version     int not null check (version > 0),
  public_key  bytea not null,
  proof       bytea,
  made_by     uuid,
  made_at     timestamptz not null,
  primary key (agency_id, version),
  check ((version = 1) = (proof is null))
);
comment on table platform.vault is 'the public half of a walled agency''s key pairs; the newest seals, and its proof is the private half of the one before, sealed by its own';
-- A holder is a member, or the paper in the agency's safe (no person). Each has a key pair whose private half only their words open,
-- and a pin that only that half can write: which pair of the agency they know.
create table platform.vault_holder (
  id          uuid primary key,
  agency_id   uuid not null references platform.agency,
  person_id   uuid,
  public_key  bytea not null,
  salt        bytea not null,
  wrapped     bytea not null,
  pin         bytea not null,
  made_at     timestamptz not null,
  unique (id, agency_id),
  unique (agency_id, person_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
create unique index vault_holder_paper on platform.vault_holder (agency_id) where person_id is null;
comment on table platform.vault_holder is 'key pairs of those who may open a walled agency''s locked notes, each under its holder''s own words';
create table platform.vault_share (
  agency_id  uuid not null,
  version    int not null,
  holder_id  uuid not null,
  sealed     bytea not null,
  vouched    bytea not null,
  given_by   uuid,
  given_at   timestamptz not null,
  primary key (agency_id, version, holder_id),
  foreign key (agency_id, version) references platform.vault (agency_id, version),
  foreign key (holder_id, agency_id) references platform.vault_holder (id, agency_id) on delete cascade
);
create index on platform.vault_share (holder_id);
comment on table platform.vault_share is 'the private half of the agency''s pair, sealed to one holder''s public key';
-- A subject's second data key: it goes with the first one, so that destroying that shreds the locked notes too.
create table platform.vault_key (
  subject_id  uuid primary key references platform.data_key (subject_id) on delete cascade,
  agency_id   uuid not null,
  version     int not null,
  sealed      bytea not null,
  foreign key (agency_id, version) references platform.vault (agency_id, version)
);
create index on platform.vault_key (agency_id);
comment on table platform.vault_key is 'data keys of locked notes, sealed to the agency''s public key and never under the master key';

alter table platform.hosting_approval enable row level security;
alter table platform.hosting_approval force row level security;
create policy hosting_approval_read on platform.hosting_approval for select to anydoor_app using (
  agency_id = (select platform.acting_agency()) or 'community' = any ((select platform.my_categories())::text[]));
create policy hosting_approval_record on platform.hosting_approval for insert to anydoor_app with check (
  agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[])
  or 'community' = any ((select platform.my_categories())::text[]));
grant select, insert on platform.hosting_approval to anydoor_app;

do $$
declare
  t text;
  c record;
begin
  foreach t in array array['vault', 'vault_holder', 'vault_share', 'vault_key'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and 'privileged' = any ((select platform.my_categories())::text[]))$p$, t || '_own', t);
  end loop;
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('hosting_approval', '{counsel,approved_on,document}', 'public', 'Minn. Stat. 13.43, 34 USC 12291(b)(2)', 'as long as the agency is hosted here'),
    ('vault', '{public_key,proof}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as what it sealed'),
    ('vault_holder', '{public_key,salt,wrapped,pin}', 'private', 'Minn. Stat. 13.37, 13.43', 'until the holder leaves or takes other words'),
    ('vault_share', '{sealed,vouched}', 'not-on-individuals', 'Minn. Stat. 13.37', 'until the holder leaves or the pair is replaced'),
    ('vault_key', '{sealed}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as what it sealed')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
grant select, insert on platform.vault to anydoor_app;
grant select, insert, delete on platform.vault_holder, platform.vault_share to anydoor_app;
grant select, insert on platform.vault_key to anydoor_app;
grant update (version, sealed) on platform.vault_key to anydoor_app;
