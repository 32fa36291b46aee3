-- What has been told of closed quarters, edition by edition, for good: the next edition is held against all before it.
create table pledge.edition (
  id                uuid primary key default gen_random_uuid(),
  measure           text not null,
  walled_agency_id  uuid references platform.agency,
  quarter           date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  told_at           timestamptz not null,
  dimensions        text[] not null,
  counts            bigint[] not null check (cardinality(counts) = cardinality(dimensions)),
  total             bigint,
  unique nulls not distinct (measure, walled_agency_id, quarter, told_at)
);
comment on table pledge.edition is 'the ledger of released counts: an empty count was not told; a walled agency''s editions are its own';
alter table pledge.edition enable row level security;
alter table pledge.edition force row level security;
create policy edition_read on pledge.edition for select to anydoor_app
  using ((select platform.caller()) = 'public' and walled_agency_id is null
    or 'measures' = any ((select platform.my_categories())::text[])
      and (walled_agency_id is null or walled_agency_id = (select platform.acting_agency())));
create policy edition_told on pledge.edition for insert to anydoor_app
  with check ((select platform.caller()) in ('job', 'sample') and 'measures' = any ((select platform.my_categories())::text[])
    and walled_agency_id is not distinct from
      (select a.id from platform.agency a where a.id = (select platform.acting_agency()) and a.walled));
grant select, insert on pledge.edition to anydoor_app;

do $$
declare
  c record;
begin
  for c in select unnest('{measure,quarter,told_at,dimensions,counts,total}'::text[]) as name loop
    execute format('comment on column pledge.edition.%I is %L', c.name,
      'class: not-on-individuals; authority: Minn. Stat. 13.02, subd. 19; retention: as long as what was published');
  end loop;
end $$;
