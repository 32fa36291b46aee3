-- A deadline passes a level once, however many nodes see it. The job that moves the work claims the level in its own
-- agency's name, in the transaction that publishes the event; work opened again with another deadline has another clock.
alter table platform.escalation drop constraint escalation_pkey;
alter table platform.escalation add column due_at timestamptz not null;
alter table platform.escalation add primary key (work_id, due_at, level);
comment on table platform.escalation is 'which clock passed which level; ids only';
alter table platform.escalation enable row level security;
alter table platform.escalation force row level security;
create policy escalation_of_work on platform.escalation for select to anydoor_app
  using (exists (select 1 from platform.work w where w.id = escalation.work_id));
create policy escalation_claim on platform.escalation for insert to anydoor_app with check (
  (select platform.caller()) = 'job' and (select platform.proof()) = 'escalation'
  and exists (select 1 from platform.work w where w.id = escalation.work_id));
revoke all on platform.escalation from anydoor_jobs;
grant insert on platform.escalation to anydoor_app;
-- The sweep only looks; what it finds is changed in the name of the agency.
drop policy work_sweep_level on platform.work;
revoke update on platform.work from anydoor_jobs;
drop index platform.work_overdue;
create index work_overdue on platform.work (due_at) where done_at is null and level < 2;

-- Mail: a failed message waits longer each time.
alter table platform.notice add column try_after timestamptz;
create policy agency_for_mail on platform.agency for select to anydoor_jobs using ((select platform.caller()) = 'sweep');
