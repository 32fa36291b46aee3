-- Who helps: organisations, services, crisis lines. Public data, dated, editable.
create schema directory;
grant usage on schema directory to anydoor_app, anydoor_jobs;

create table directory.crisis_line (
  id           uuid primary key,
  position     int not null,
  key          text not null unique,
  name         text not null,
  phone        text not null,
  text_to      text,
  text_word    text,
  languages    text[] not null default '{}',
  hours        text not null default 'always' check (hours in ('always', 'office')),
  verified_on  date not null,
  verified     boolean not null,
  shown        boolean not null default true
);
comment on table directory.crisis_line is 'exempt: public telephone lines';
insert into directory.crisis_line (id, position, key, name, phone, text_to, text_word, verified_on, verified) values
  ('0199aaaa-0000-7000-8000-000000000001', 1, 'emergency', '911', '911', '911', null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000002', 2, 'day-one', 'Day One', '1-866-223-1111', '612-399-9995', null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000003', 3, 'trafficking', 'National Human Trafficking Hotline', '1-888-373-7888', '233733', null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000004', 4, 'crisis', '988', '988', '988', null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000005', 5, 'child-crisis', 'Hennepin Child Crisis', '612-348-2233', null, null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000006', 6, 'runaway', 'National Runaway Safeline', '1-800-786-2929', null, null, date '2026-11-01', false),
  ('0199aaaa-0000-7000-8000-000000000007', 7, 'missing', 'NCMEC', '1-800-843-5678', null, null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000008', 8, 'child-protection', 'Hennepin County Child Protection', '612-348-3552', null, null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-000000000009', 9, 'city', 'Minneapolis 311', '612-673-3000', null, null, date '2026-11-01', true),
  ('0199aaaa-0000-7000-8000-00000000000a', 10, 'city-tty', 'Minneapolis 311 TTY', '612-673-2157', null, null, date '2026-11-01', true);

create table directory.organisation (
  id         uuid primary key,
  name       text not null,
  about      text not null default '',
  phone      text,
  agency_id  uuid references platform.agency,
  version    int not null default 1
);
create index on directory.organisation (agency_id);
create table directory.service (
  id               uuid primary key,
  organisation_id  uuid not null references directory.organisation,
  name             text not null,
  need             text not null check (need in ('safety', 'housing', 'health', 'mental-health', 'substance-use', 'legal', 'education',
                     'family', 'basic-needs', 'advocacy', 'culture')),
  about            text not null default '',
  min_age          int check (min_age between 0 and 24),
  max_age          int check (max_age between 0 and 99),
  languages        text[] not null default '{}',
  answer_hours     int not null default 24 check (answer_hours between 1 and 720),
  active           boolean not null default true,
  verified_on      date not null,
  version          int not null default 1
);
create index on directory.service (need) where active;
create index on directory.service (organisation_id);
-- Everybody reads the directory; only administrators write it, or a false number could be put where help is looked for.
do $$
declare t text;
begin
  foreach t in array array['organisation', 'service'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy %I on directory.%I for select to anydoor_app, anydoor_jobs using (true)', t || '_public', t);
    execute format($p$create policy %I on directory.%I for insert to anydoor_app
      with check ('administration' = any ((select platform.my_categories())::text[]))$p$, t || '_add', t);
    execute format($p$create policy %I on directory.%I for update to anydoor_app
      using ('administration' = any ((select platform.my_categories())::text[]))$p$, t || '_change', t);
  end loop;
end $$;
grant select on directory.crisis_line, directory.organisation, directory.service to anydoor_app, anydoor_jobs;
grant insert, update on directory.crisis_line, directory.organisation, directory.service to anydoor_app;
