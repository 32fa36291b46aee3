-- Records of one young person are linked, never merged (docs/decisions/0042-links.md). The ledger is added to and never changed;
-- who stands linked now is computed from it. A pair is seen by whoever sees both its records, and a link lets nobody see more.
-- No pair crosses the wall of a walled agency, in any form: constraints hold that against every caller.
create table youth.link_entry (
  first_id          uuid not null,
  first_agency_id   uuid not null,
  first_walled      boolean not null,
  second_id         uuid not null,
  second_agency_id  uuid not null,
  second_walled     boolean not null,
  position          int not null check (position > 0),
  verdict           text not null check (verdict in ('same', 'not-the-same', 'not-sure', 'withdrawn')),
  withdraws         int,
  needed            int not null check (needed in (1, 2)),
  reason            text check (length(reason) between 1 and 1000),
  probability       double precision not null check (probability between 0 and 1),
  prior_bits        double precision not null,
  weights           jsonb not null,
  model_version     text not null,
  by_person_id      uuid not null,
  by_agency_id      uuid not null references platform.agency,
  at                timestamptz not null default statement_timestamp(),
  primary key (first_id, second_id, position),
  unique (first_id, second_id, withdraws),
  foreign key (first_id, first_agency_id) references youth.record (id, agency_id) on delete cascade,
  foreign key (second_id, second_agency_id) references youth.record (id, agency_id) on delete cascade,
  foreign key (first_agency_id, first_walled) references platform.agency (id, walled),
  foreign key (second_agency_id, second_walled) references platform.agency (id, walled),
  foreign key (first_id, second_id, withdraws) references youth.link_entry (first_id, second_id, position),
  check (first_id < second_id),
  check (first_agency_id = second_agency_id or not (first_walled or second_walled)),
  check ((verdict = 'withdrawn') = (withdraws is not null)),
  check (withdraws < position)
);
create index on youth.link_entry (second_id);

-- What may be the same and nobody has said yet: made anew by the program, and no history.
create table youth.link_proposal (
  first_id          uuid not null,
  first_agency_id   uuid not null,
  first_walled      boolean not null,
  second_id         uuid not null,
  second_agency_id  uuid not null,
  second_walled     boolean not null,
  probability       double precision not null check (probability between 0 and 1),
  prior_bits        double precision not null,
  weights           jsonb not null,
  model_version     text not null,
  found_at          timestamptz not null,
  primary key (first_id, second_id),
  foreign key (first_id, first_agency_id) references youth.record (id, agency_id) on delete cascade,
  foreign key (second_id, second_agency_id) references youth.record (id, agency_id) on delete cascade,
  foreign key (first_agency_id, first_walled) references platform.agency (id, walled),
  foreign key (second_agency_id, second_walled) references platform.agency (id, walled),
  check (first_id < second_id),
  check (first_agency_id = second_agency_id or not (first_walled or second_walled))
);
create index on youth.link_proposal (second_id);
create index on youth.link_proposal (first_agency_id, probability);
create index on youth.link_proposal (second_agency_id, probability);

-- What the search by keys lost: measured by comparing all pairs of an agency's own records.
create table youth.blocking_measure (
  agency_id    uuid not null references platform.agency,
  measured_at  timestamptz not null,
  records      int not null,
  compared     bigint not null,
  likely       int not null,
  missed       int not null,
  primary key (agency_id, measured_at)
);

alter table youth.link_entry enable row level security;
alter table youth.link_entry force row level security;
alter table youth.link_proposal enable row level security;
alter table youth.link_proposal force row level security;
alter table youth.blocking_measure enable row level security;
alter table youth.blocking_measure force row level security;
-- The records' own policies say who sees an end.
create policy link_entry_seen on youth.link_entry for select to anydoor_app using (
  exists (select from youth.record r where r.id = link_entry.first_id)
  and exists (select from youth.record r where r.id = link_entry.second_id));
create policy link_entry_decided on youth.link_entry for insert to anydoor_app with check (
  by_person_id = (select platform.my_person()) and by_agency_id = (select platform.acting_agency())
  and by_agency_id in (first_agency_id, second_agency_id)
  and exists (select from youth.record r where r.id = link_entry.first_id)
  and exists (select from youth.record r where r.id = link_entry.second_id));
create policy link_entry_of_functions on youth.link_entry for select to anydoor_owner using (true);
create policy link_proposal_seen on youth.link_proposal for all to anydoor_app using (
  (select platform.acting_agency()) in (first_agency_id, second_agency_id)
  and exists (select from youth.record r where r.id = link_proposal.first_id)
  and exists (select from youth.record r where r.id = link_proposal.second_id));
create policy blocking_measure_own on youth.blocking_measure for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'identity' = any ((select platform.my_categories())::text[]));
grant select on youth.link_entry to anydoor_app;
grant insert (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled, position, verdict, withdraws, needed, reason,
  probability, prior_bits, weights, model_version, by_person_id, by_agency_id) on youth.link_entry to anydoor_app;
grant select, insert, update, delete on youth.link_proposal to anydoor_app;
grant select, insert on youth.blocking_measure to anydoor_app;
insert into platform.job_scope (job, category) values ('link-proposals', 'identity');

-- What was said and not taken back, with the last "not the same" before or after it.
create view youth.link_said with (security_invoker = true) as
  select e.first_id, e.first_agency_id, e.first_walled, e.second_id, e.second_agency_id, e.position, e.verdict, e.needed, e.probability,
    e.by_person_id,
    coalesce(max(e.position) filter (where e.verdict = 'not-the-same') over (partition by e.first_id, e.second_id), 0) as parted
  from youth.link_entry e
  where e.verdict <> 'withdrawn' and not exists (select from youth.link_entry w
    where w.first_id = e.first_id and w.second_id = e.second_id and w.withdraws = e.position);
-- How each pair stands: one "same" that was enough alone, or those of two people, since the last "not the same".
create view youth.pair_now with (security_invoker = true) as
  select s.first_id, s.first_agency_id, s.first_walled, s.second_id, s.second_agency_id,
    case
      when bool_or(s.verdict = 'same' and s.position > s.parted and s.needed = 1)
        or count(distinct s.by_person_id) filter (where s.verdict = 'same' and s.position > s.parted) > 1 then 'same'
      when bool_or(s.verdict = 'same' and s.position > s.parted) then 'half'
      when max(s.parted) > 0 then 'not-the-same'
      else 'not-sure'
    end as standing,
    (array_agg(s.probability order by s.position desc))[1] as probability
  from youth.link_said s
  group by s.first_id, s.first_agency_id, s.first_walled, s.second_id, s.second_agency_id;
grant select on youth.link_said, youth.pair_now to anydoor_app;

-- How well the program's surest proposals stood up to people, over the whole community but for walled agencies: two counts.
create function youth.review_figures(from_probability double precision) returns table (reviewed bigint, same bigint)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select count(p.standing), count(nullif(p.standing, 'not-the-same')) from youth.pair_now p
    where p.probability >= from_probability and p.standing in ('same', 'not-the-same') and not p.first_walled;
end $$;
comment on function youth.review_figures(double precision) is
  'how many pairs of at least this probability people have decided, and how many of those they found the same; no walled agency''s';
revoke execute on function youth.review_figures(double precision) from public;
grant execute on function youth.review_figures(double precision) to anydoor_app;

comment on table youth.link_entry is 'who decided of which two records whether they are one young person, when, why and upon what; only added to';
comment on table youth.link_proposal is 'which two records may be one young person, for whoever sees both to decide';
comment on table youth.blocking_measure is 'what the search by keys loses of one agency''s own records';
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('link_entry', '{verdict,withdraws,needed,reason,probability,prior_bits,weights,model_version}', 'private', 'Minn. Stat. 13.46, 260B.171, at a walled agency 34 USC 12291(b)(2)', 'with the first of the two records to go'),
    ('link_entry', '{first_walled,second_walled,position}', 'not-on-individuals', 'the kind of the agency, the order of the ledger', 'with the entry'),
    ('link_proposal', '{probability,prior_bits,weights,model_version}', 'private', 'Minn. Stat. 13.46, 260B.171, at a walled agency 34 USC 12291(b)(2)', 'until proposed anew, with the first of the two records to go'),
    ('link_proposal', '{first_walled,second_walled}', 'not-on-individuals', 'the kind of the agency', 'with the proposal'),
    ('blocking_measure', '{records,compared,likely,missed}', 'not-on-individuals', 'counts of one agency''s records', 'for good')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column youth.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
