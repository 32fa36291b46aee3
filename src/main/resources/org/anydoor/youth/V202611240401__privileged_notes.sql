-- Privileged notes of a walled agency's advocates (Minn. Stat. 595.02 subd. 1(k)): sealed under a key that only their own
-- words open, added to and never changed. No grant reaches them.
create table youth.privileged_note (
  id          uuid primary key,
  record_id   uuid not null,
  agency_id   uuid not null,
  category    text not null default 'privileged' check (category = 'privileged'),
  body        bytea not null,
  written_by  uuid,
  written_at  timestamptz not null,
  foreign key (record_id, agency_id) references youth.record (id, agency_id)
);
create index on youth.privileged_note (record_id, written_at);
comment on table youth.privileged_note is 'what a young person told their advocate in confidence, locked by the advocates'' own words';
comment on column youth.privileged_note.body is
  'class: private; authority: Minn. Stat. 595.02 subd. 1(k), 34 USC 12291(b)(2); retention: with the record';
alter table youth.privileged_note enable row level security;
alter table youth.privileged_note force row level security;
create policy privileged_note_own on youth.privileged_note for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
grant select, insert on youth.privileged_note to anydoor_app;
