-- Who is on call, who was called and who answered (docs/decisions/0024-on-call.md).

-- ── the rota: times of the city, which the program turns into moments ───────────────────────────────────────────
create table platform.rota_shift (
  id         uuid primary key,
  agency_id  uuid not null references platform.agency,
  days       text[] not null check (cardinality(days) > 0
    and days <@ array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
  starts     time not null,
  ends       time not null,
  reads      boolean not null,
  version    int not null default 1,
  made_at    timestamptz not null,
  unique (id, agency_id)
);
create index on platform.rota_shift (agency_id);
comment on table platform.rota_shift is 'a stretch of the week on which somebody is on call; one that ends when it starts, or before, ends the next day';
create table platform.rota_place (
  shift_id   uuid not null,
  place      int not null check (place between 1 and 9),
  agency_id  uuid not null,
  person_id  uuid not null,
  primary key (shift_id, place),
  unique (shift_id, person_id),
  foreign key (shift_id, agency_id) references platform.rota_shift (id, agency_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
comment on table platform.rota_place is 'who is called first, second, third on a shift';
create table platform.rota_cover (
  agency_id     uuid not null references platform.agency,
  day           date not null,
  person_id     uuid not null,
  by_person_id  uuid,
  made_at       timestamptz not null,
  primary key (agency_id, day, person_id),
  check (by_person_id <> person_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id),
  foreign key (by_person_id, agency_id) references platform.membership (person_id, agency_id)
);
comment on table platform.rota_cover is 'on shifts that begin on that day somebody else stands in, or nobody';
do $$
declare
  t text;
begin
  foreach t in array array['rota_shift', 'rota_place', 'rota_cover'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format($p$create policy %I on platform.%I for select to anydoor_app
      using (agency_id = (select platform.acting_agency()))$p$, t || '_own', t);
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]))$p$,
      t || '_administer', t);
  end loop;
end $$;
grant select, insert, update, delete on platform.rota_shift, platform.rota_cover to anydoor_app;
grant select, insert, delete on platform.rota_place to anydoor_app;

-- When somebody of an agency is on duty, and reads; made anew from the rota by that agency's job, and told to everybody.
create table platform.duty_hours (
  agency_id  uuid not null references platform.agency,
  from_at    timestamptz not null,
  until_at   timestamptz not null check (until_at > from_at),
  primary key (agency_id, from_at)
);
comment on table platform.duty_hours is 'when somebody of an agency reads what comes in, a week ahead; names nobody';
alter table platform.duty_hours enable row level security;
alter table platform.duty_hours force row level security;
create policy duty_hours_read on platform.duty_hours for select to anydoor_app using (true);
create policy duty_hours_kept on platform.duty_hours for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'supervision' = any ((select platform.my_categories())::text[]));
grant select, insert, delete on platform.duty_hours to anydoor_app;

-- ── how somebody is called ──────────────────────────────────────────────────────────────────────────────────────
create table platform.pager (
  person_id  uuid primary key references platform.person,
  gateway    text not null check (gateway ~ '^[a-z-]+$'),
  address    text not null check (length(address) between 3 and 200)
);
comment on table platform.pager is 'where somebody wants to be called, if not at the mail address that everything else goes to';
alter table platform.pager enable row level security;
alter table platform.pager force row level security;
create policy pager_self on platform.pager for all to anydoor_app using (person_id = (select platform.my_person()));
create policy pager_administered on platform.pager for select to anydoor_app
  using ('administration' = any ((select platform.my_categories())::text[])
    and exists (select 1 from platform.membership m where m.person_id = pager.person_id));
create policy pager_for_calls on platform.pager for select to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant select, insert, delete on platform.pager to anydoor_app;
grant select on platform.pager to anydoor_jobs;

create table platform.on_call_term (
  from_day         date primary key,
  step_minutes     int not null check (step_minutes between 1 and 120),
  answer_minutes   int not null check (answer_minutes between 1 and 1440),
  tries            int not null check (tries between 1 and 20),
  authority        text not null
);
comment on table platform.on_call_term is 'how long one person has to answer, for how long an answer holds, how often somebody is tried, from a day on';
insert into platform.on_call_term (from_day, step_minutes, answer_minutes, tries, authority) values
  (date '2013-01-01', 5, 30, 4, 'local policy');
alter table platform.on_call_term enable row level security;
alter table platform.on_call_term force row level security;
create policy on_call_term_read on platform.on_call_term for select to anydoor_app using (true);
create policy on_call_term_add on platform.on_call_term for insert to anydoor_app
  with check ('community' = any ((select platform.my_categories())::text[]));
create policy on_call_term_for_calls on platform.on_call_term for select to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant select, insert on platform.on_call_term to anydoor_app;
grant select on platform.on_call_term to anydoor_jobs;

-- ── calls ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Which open work of rank 1 people are called for; a module adds its own.
create table platform.called_work (
  module  text not null,
  kind    text not null,
  primary key (module, kind)
);
comment on table platform.called_work is 'exempt: for which open work people on call are called; configuration';
grant select on platform.called_work to anydoor_app, anydoor_jobs;

-- One step up the rota. Work that is opened anew begins anew; a step is taken once, however many nodes look.
create table platform.call_step (
  id         uuid primary key,
  work_id    uuid not null references platform.work,
  opened_at  timestamptz not null,
  step       int not null check (step > 0),
  rung       text not null check (rung in ('line', 'again', 'everybody')),
  agency_id  uuid not null references platform.agency,
  at         timestamptz not null,
  unique (work_id, opened_at, step),
  unique (id, agency_id)
);
create index on platform.call_step (at);
comment on table platform.call_step is 'when people were called for a piece of open work; ids only';
create table platform.call_made (
  call_id    uuid not null,
  person_id  uuid not null,
  agency_id  uuid not null,
  state      text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'sample')),
  gateway    text,
  tried_at   timestamptz,
  primary key (call_id, person_id),
  foreign key (call_id, agency_id) references platform.call_step (id, agency_id),
  foreign key (person_id, agency_id) references platform.membership (person_id, agency_id)
);
create index on platform.call_made (call_id) where state = 'waiting';
comment on table platform.call_made is 'whom a step called, and whether the message left';
-- A person says that they have it; calls rest until the time given.
create table platform.call_answer (
  work_id    uuid not null references platform.work,
  person_id  uuid not null,
  at         timestamptz not null,
  until_at   timestamptz not null,
  primary key (work_id, person_id, at)
);
comment on table platform.call_answer is 'who answered a call, and until when others are left in peace';
do $$
declare
  t text;
begin
  foreach t in array array['call_step', 'call_made', 'call_answer'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format($p$create policy %I on platform.%I for select to anydoor_jobs using ((select platform.caller()) = 'sweep')$p$,
      t || '_for_calls', t);
    execute format('grant select, insert on platform.%I to anydoor_app', t);
    execute format('grant select on platform.%I to anydoor_jobs', t);
  end loop;
end $$;
create policy call_step_of_work on platform.call_step for select to anydoor_app
  using (exists (select 1 from platform.work w where w.id = call_step.work_id));
-- That nobody answers an administrator knows, though not what it is about.
create policy call_step_administered on platform.call_step for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy call_step_taken on platform.call_step for insert to anydoor_app with check (
  (select platform.caller()) = 'job' and (select platform.proof()) = 'escalation'
  and exists (select 1 from platform.work w where w.id = call_step.work_id and w.agency_id = call_step.agency_id));
create policy call_made_of_step on platform.call_made for select to anydoor_app
  using (exists (select 1 from platform.call_step s where s.id = call_made.call_id));
create policy call_made_with_step on platform.call_made for insert to anydoor_app with check (
  (select platform.caller()) = 'job' and exists (select 1 from platform.call_step s where s.id = call_made.call_id));
create policy call_made_sent on platform.call_made for update to anydoor_jobs using ((select platform.caller()) = 'sweep');
grant update (state, gateway, tried_at) on platform.call_made to anydoor_jobs;
create policy call_answer_of_work on platform.call_answer for select to anydoor_app
  using (exists (select 1 from platform.call_step s where s.work_id = call_answer.work_id));
create policy call_answer_own on platform.call_answer for insert to anydoor_app with check (
  person_id = (select platform.my_person()) and (select platform.caller()) = 'member'
  and exists (select 1 from platform.work w where w.id = call_answer.work_id));
create index work_called on platform.work (opened_at) where done_at is null and rank = 1;

-- ── data inventory (Minn. Stat. 13.025) ─────────────────────────────────────────────────────────────────────────
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('rota_shift', '{days,starts,ends,reads}', 'not-on-individuals', 'Minn. Stat. 13.03', 'until it is changed'),
    ('rota_place', '{place}', 'private', 'Minn. Stat. 13.43', 'until it is changed'),
    ('rota_cover', '{day}', 'private', 'Minn. Stat. 13.43', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('pager', '{gateway,address}', 'private', 'Minn. Stat. 13.43', 'until the person changes it or leaves'),
    ('on_call_term', '{from_day,step_minutes,answer_minutes,tries,authority}', 'not-on-individuals', 'Minn. Stat. 13.03',
      'while it is in force, then owner''s records schedule (Minn. Stat. 138.17)'),
    ('call_step', '{step,rung}', 'private', 'Minn. Stat. 13.43', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('call_made', '{state,gateway}', 'private', 'Minn. Stat. 13.43', 'owner''s records schedule (Minn. Stat. 138.17)')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
