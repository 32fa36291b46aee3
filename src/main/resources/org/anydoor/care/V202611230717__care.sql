-- Closed-loop referral, first cut: sent, accepted, declined, no answer; a walled receiver shows "delivered" only.
create schema care;
grant usage on schema care to anydoor_app;

create table care.referral (
  id             uuid primary key,
  short          text not null,
  agency_id      uuid not null references platform.agency,
  to_agency_id   uuid not null references platform.agency,
  to_walled      boolean not null,
  category       text not null default 'service' check (category = 'service'),
  concern_id     uuid,
  record_id      uuid,
  service_id     uuid not null references directory.service,
  youth_called   text not null check (length(youth_called) between 1 and 120),
  summary        text not null check (length(summary) between 1 and 4000),
  sent_at        timestamptz not null,
  sent_by        uuid not null,
  answer_due_at  timestamptz not null,
  withdrawn_at   timestamptz,
  version        int not null default 1,
  check (agency_id <> to_agency_id),
  foreign key (to_agency_id, to_walled) references platform.agency (id, walled),
  foreign key (record_id, agency_id) references youth.record (id, agency_id),
  unique (id, agency_id, to_agency_id, to_walled)
);
create index on care.referral (agency_id, sent_at);
create index on care.referral (to_agency_id, sent_at);
create index on care.referral (concern_id);
create index on care.referral (record_id);
-- What the receiver did with it: its own row. A walled receiver's answer is never its sender's to see (34 USC 12291(b)(2)).
-- The keys of the referral stand here too, so that this table's policies read no other: nothing has to be joined to be refused.
create table care.answer (
  referral_id       uuid not null,
  agency_id         uuid not null,
  sender_agency_id  uuid not null,
  walled            boolean not null,
  category          text not null default 'service' check (category = 'service'),
  answer            text not null check (answer in ('accepted', 'declined')),
  reason            text check (reason in ('no-capacity', 'not-eligible', 'not-ours', 'youth-said-no', 'cannot-reach')),
  at                timestamptz not null,
  by_person         uuid not null,
  primary key (referral_id, agency_id),
  foreign key (referral_id, sender_agency_id, agency_id, walled) references care.referral (id, agency_id, to_agency_id, to_walled),
  check ((answer = 'declined') = (reason is not null))
);
create index on care.answer (sender_agency_id);

alter table care.referral enable row level security;
alter table care.referral force row level security;
create policy referral_sender on care.referral for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
-- A withdrawn referral leaves the receiver, unless it had been answered: then it is part of the receiver's own work.
create policy referral_receiver on care.referral for select to anydoor_app
  using (to_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and (withdrawn_at is null or exists (select 1 from care.answer a where a.referral_id = referral.id and a.agency_id = referral.to_agency_id)));
-- A walled agency names nobody to others without the young person's release, so it sends no referral this way.
create policy referral_send on care.referral for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and withdrawn_at is null
    and (sent_by = (select platform.my_person()) or (select platform.making_sample()))
    and exists (select 1 from platform.agency a where a.id = referral.agency_id and not a.walled)
    and exists (select 1 from directory.service s join directory.organisation o on o.id = s.organisation_id
      where s.id = referral.service_id and o.agency_id = referral.to_agency_id));
create policy referral_withdraw on care.referral for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and ((select platform.caller()) = 'member' or (select platform.making_sample())));
alter table care.answer enable row level security;
alter table care.answer force row level security;
create policy answer_own on care.answer for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy answer_of_sender on care.answer for select to anydoor_app
  using (not walled and sender_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy answer_give on care.answer for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and (by_person = (select platform.my_person()) or (select platform.making_sample())));
-- A referral's receiver gets its work row from the sender, without an access grant: the referral itself is what is shared.
create policy work_referred on platform.work for insert to anydoor_app
  with check (module = 'care' and kind = 'referral-received' and assignee_id is null and done_at is null
    and ((select platform.caller()) = 'member' or (select platform.making_sample()))
    and exists (select 1 from care.referral r where r.id = work.reference and r.to_agency_id = work.agency_id
      and r.agency_id = (select platform.acting_agency())));
-- What was sent stays as it was sent; it can only be withdrawn.
grant select, insert on care.referral to anydoor_app;
grant update (withdrawn_at, version) on care.referral to anydoor_app;
grant select, insert on care.answer to anydoor_app;
insert into platform.job_scope (job, category) values ('referrals', 'service');
