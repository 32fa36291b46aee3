-- One agency's record of a young person. Records of several agencies are linked, never merged (later).
create schema youth;
grant usage on schema youth to anydoor_app;

create table youth.record (
  id               uuid primary key,
  agency_id        uuid not null references platform.agency,
  category         text not null default 'identity' check (category = 'identity'),
  called           text not null check (length(called) between 1 and 120),
  given_name       text,
  surname          text,
  pronouns         text,
  name_used_with   text,
  gender           text check (gender in ('girl', 'boy', 'non-binary', 'another', 'not-known')),
  birth_date       date check (birth_date between date '1995-01-01' and date '2100-01-01'),
  age_low          int check (age_low between 0 and 30),
  age_high         int check (age_high between 0 and 30),
  age_as_of        date,
  language         text,
  safety_flags     text[] not null default '{}',
  version          int not null default 1,
  made_at          timestamptz not null,
  made_by          uuid,
  check (age_low is null or age_high is null or age_low <= age_high),
  unique (id, agency_id)
);
create index on youth.record (agency_id, made_at);
-- Search by equality, agency first: under row security only leakproof operators use an index.
create table youth.name_key (
  agency_id  uuid not null,
  key        text not null,
  record_id  uuid not null,
  primary key (agency_id, key, record_id),
  foreign key (record_id, agency_id) references youth.record (id, agency_id)
);
create table youth.safe_contact (
  record_id  uuid primary key,
  agency_id  uuid not null,
  category   text not null default 'contact' check (category = 'contact'),
  body       bytea not null,
  foreign key (record_id, agency_id) references youth.record (id, agency_id)
);

alter table youth.record enable row level security;
alter table youth.record force row level security;
create policy record_own on youth.record for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy record_granted on youth.record for select to anydoor_app
  using ((select platform.acting_agency()) is not null and exists (
    select 1 from platform.granted g where g.subject_id = record.id and g.owner_agency_id = record.agency_id and g.category = record.category));
alter table youth.name_key enable row level security;
alter table youth.name_key force row level security;
create policy name_key_own on youth.name_key for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'identity' = any ((select platform.my_categories())::text[]));
alter table youth.safe_contact enable row level security;
alter table youth.safe_contact force row level security;
create policy safe_contact_own on youth.safe_contact for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
grant select, insert, update on youth.record, youth.safe_contact to anydoor_app;
grant select, insert, delete on youth.name_key to anydoor_app;
