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
  service_id     uuid not null references directory.service,
  youth_called   text not null,
  summary        text not null check (length(summary) between 1 and 4000),
  sent_at        timestamptz not null,
  sent_by        uuid not null,
  answer_due_at  timestamptz not null,
  withdrawn_at   timestamptz,
  version        int not null default 1,
  check (agency_id <> to_agency_id),
  foreign key (to_agency_id, to_walled) references platform.agency (id, walled),
  unique (id, to_agency_id, to_walled)
);
create index on care.referral (agency_id, sent_at);
create index on care.referral (to_agency_id, sent_at);
create index on care.referral (concern_id);
-- What the receiver did with it: its own row. A walled receiver's answer is never its sender's to see (34 USC 12291(b)(2)).
create table care.answer (
  referral_id  uuid not null,
  agency_id    uuid not null,
  walled       boolean not null,
  category     text not null default 'service' check (category = 'service'),
  answer       text not null check (answer in ('accepted', 'declined')),
  reason       text check (reason in ('no-capacity', 'not-eligible', 'not-ours', 'youth-said-no', 'cannot-reach')),
  at           timestamptz not null,
  by_person    uuid not null,
  primary key (referral_id, agency_id),
  foreign key (referral_id, agency_id, walled) references care.referral (id, to_agency_id, to_walled),
  check (answer <> 'declined' or reason is not null)
);
alter table care.referral enable row level security;
alter table care.referral force row level security;
create policy referral_sender on care.referral for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy referral_receiver on care.referral for select to anydoor_app
  using (to_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]) and withdrawn_at is null);
alter table care.answer enable row level security;
alter table care.answer force row level security;
create policy answer_own on care.answer for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy answer_of_sender on care.answer for select to anydoor_app
  using (not walled and 'service' = any ((select platform.my_categories())::text[])
    and exists (select 1 from care.referral r where r.id = answer.referral_id and r.agency_id = (select platform.acting_agency())));
-- A referral's receiver gets its work row from the sender, without an access grant: the referral itself is what is shared.
create policy work_referred on platform.work for insert to anydoor_app
  with check (module = 'care' and (select platform.caller()) = 'member' and assignee_id is null and done_at is null
    and exists (select 1 from care.referral r where r.id = work.reference and r.to_agency_id = work.agency_id
      and r.agency_id = (select platform.acting_agency())));
grant select, insert, update on care.referral to anydoor_app;
grant select, insert on care.answer to anydoor_app;
