-- How the city is doing: counts per agency and month, made by a job, summed on the page.
create schema pledge;
grant usage on schema pledge to anydoor_app;

create table pledge.cell (
  measure    text not null,
  agency_id  uuid not null references platform.agency,
  month      date not null check (extract(day from month) = 1),
  dimension  text not null,
  count      bigint not null check (count >= 0),
  as_of      timestamptz not null,
  primary key (measure, agency_id, month, dimension)
);
alter table pledge.cell enable row level security;
alter table pledge.cell force row level security;
-- Sums over agencies are for people whose role reads measures; a walled agency's own cells stay with it.
create policy cell_read on pledge.cell for select to anydoor_app
  using ('measures' = any ((select platform.my_categories())::text[]) and (agency_id = (select platform.acting_agency())
    or not exists (select 1 from platform.agency a where a.id = cell.agency_id and a.walled)));
create policy cell_made on pledge.cell for insert to anydoor_app
  with check ((select platform.caller()) in ('job', 'sample') and agency_id = (select platform.acting_agency()));
create policy cell_replaced on pledge.cell for delete to anydoor_app
  using ((select platform.caller()) in ('job', 'sample') and agency_id = (select platform.acting_agency()));
grant select, insert, delete on pledge.cell to anydoor_app;
