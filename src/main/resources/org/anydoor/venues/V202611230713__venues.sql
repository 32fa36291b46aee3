-- One place, every role it plays: hotels, massage businesses, addresses. Not data on individuals; staff only.
create schema venues;
grant usage on schema venues to anydoor_app;

create table venues.place (
  id       uuid primary key,
  name     text not null check (length(name) between 1 and 160),
  kind     text not null check (kind in ('hotel', 'massage', 'school', 'clinic', 'transit', 'shop', 'street', 'other')),
  street   text,
  city     text not null default 'Minneapolis',
  zip      text,
  phone    text,
  version  int not null default 1
);
create index on venues.place (lower(name));
alter table venues.place enable row level security;
alter table venues.place force row level security;
create policy place_staff on venues.place for select to anydoor_app
  using ((select platform.acting_agency()) is not null);
create policy place_write on venues.place for insert to anydoor_app
  with check ('concern' = any ((select platform.my_categories())::text[]));
create policy place_change on venues.place for update to anydoor_app
  using ('concern' = any ((select platform.my_categories())::text[]));
grant select, insert, update on venues.place to anydoor_app;
