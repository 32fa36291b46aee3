-- Every door, one concern: what was said, who told us (apart, encrypted), whose work it is, the clocks, the conversation.
create schema intake;
grant usage on schema intake to anydoor_app;

-- ── configuration: doors, urgency, routing ──────────────────────────────────────────────────────────────────────
create table intake.door (
  key             text primary key check (key ~ '^[a-z0-9-]+$'),
  position        int not null,
  audience        text not null check (audience in ('public', 'young-person', 'staff')),
  sign_set        text,
  steps           text[] not null,
  asks            text[] not null,
  mandated        boolean not null,
  owner_kind      text not null references platform.agency_kind,
  owner_agency_id uuid references platform.agency,
  opens_to_kinds  text[] not null default '{}',
  receipt         boolean not null,
  active          boolean not null default true
);
comment on table intake.door is 'exempt: configuration; a door is data';
insert into intake.door (key, position, audience, sign_set, steps, asks, mandated, owner_kind, opens_to_kinds, receipt) values
  ('public', 1, 'public', 'public', '{danger,what,where,you}',
    '{danger,what,signs,harm,whom,where,when,interpreter,who-are-you,mandated,contact}', true, 'intake', '{}', true),
  ('young-person', 2, 'young-person', null, '{before,talk,reach}', '{danger,what,nickname,age,safe-contact,interpreter}', false, 'intake', '{}', true),
  ('operator', 3, 'staff', 'operator', '{all}', '{danger,what,signs,harm,whom,where,when,interpreter,caller,contact}', false, 'intake', '{city-311,intake}', true),
  ('patrol', 4, 'staff', 'patrol', '{all}', '{danger,what,signs,harm,whom,where,when,place,case-number}', true, 'police', '{police,tribal-police}', false),
  ('school', 5, 'staff', 'school', '{all}', '{danger,what,signs,harm,whom,where,when,mandated}', true, 'intake', '{school,clinic}', false);

create table intake.urgency (
  urgency     text not null check (urgency in ('immediate', 'urgent', 'standard')),
  from_day    date not null,
  minutes     int not null check (minutes > 0),
  authority   text not null,
  primary key (urgency, from_day)
);
comment on table intake.urgency is 'exempt: configuration';
insert into intake.urgency (urgency, from_day, minutes, authority) values
  ('immediate', date '2013-01-01', 15, 'city rule: 15 minutes'), ('urgent', date '2013-01-01', 240, 'city rule: 4 hours'),
  ('standard', date '2013-01-01', 4320, 'city rule: 72 hours');

-- The first matching row of each target decides; null means "whatever". sends_to names a kind of agency; none keeps it with the owner.
create table intake.routing_rule (
  id         uuid primary key,
  position   int not null,
  doors      text[],
  danger     text[],
  minor      boolean,
  harms      text[],
  urgency    text check (urgency in ('immediate', 'urgent', 'standard')),
  sends_to   text references platform.agency_kind,
  when_sent  text not null default 'proposed' check (when_sent in ('at-once', 'proposed')),
  reason_key text not null,
  active     boolean not null default true
);
comment on table intake.routing_rule is 'exempt: configuration';
insert into intake.routing_rule (id, position, doors, danger, minor, harms, urgency, sends_to, when_sent, reason_key) values
  ('0199aaab-0000-7000-8000-000000000001', 1, null, '{now}', null, null, 'immediate', 'police', 'at-once', 'danger-now'),
  ('0199aaab-0000-7000-8000-000000000002', 2, null, '{now}', true, null, 'immediate', 'child-protection', 'at-once', 'danger-now-minor'),
  ('0199aaab-0000-7000-8000-000000000003', 3, '{young-person}', null, null, null, 'urgent', null, 'proposed', 'young-person-wrote'),
  ('0199aaab-0000-7000-8000-000000000004', 4, null, null, true, null, 'urgent', 'child-protection', 'proposed', 'under-18'),
  ('0199aaab-0000-7000-8000-000000000005', 5, '{patrol}', null, true, null, 'urgent', 'child-protection', 'at-once', 'police-notice'),
  ('0199aaab-0000-7000-8000-000000000006', 6, null, null, null, '{sex,labor,forced-crime}', 'urgent', 'police', 'proposed', 'trafficking-named'),
  ('0199aaab-0000-7000-8000-000000000007', 7, null, null, null, null, 'standard', null, 'proposed', 'everything-else');
grant select on intake.door, intake.urgency, intake.routing_rule to anydoor_app;
grant update on intake.door, intake.routing_rule to anydoor_app;
grant insert on intake.urgency to anydoor_app;

-- ── the concern ─────────────────────────────────────────────────────────────────────────────────────────────────
create table intake.concern (
  id                 uuid primary key,
  agency_id          uuid not null references platform.agency,
  category           text not null default 'concern' check (category = 'concern'),
  short              text not null,
  door               text not null references intake.door,
  language           text not null check (language in ('en', 'es', 'hmn', 'so')),
  arrived_at         timestamptz not null check (arrived_at = date_trunc('minute', arrived_at)),
  danger             text not null check (danger in ('now', 'not-now', 'unknown')),
  harm               text not null check (harm in ('sex', 'labor', 'forced-crime', 'unsure')),
  what               text not null default '',
  signs              text[] not null default '{}',
  youth_called       text,
  youth_age          text,
  age_low            int,
  age_high           int,
  youth_gender       text,
  youth_look         text,
  place_said         text,
  place_id           uuid references venues.place,
  when_said          text,
  interpreter        text not null default 'none' check (interpreter in ('none', 'voice', 'asl')),
  self_report        boolean not null default false,
  case_number        text,
  masked             boolean not null default false,
  joined_into        uuid references intake.concern,
  sent_by_agency_id  uuid references platform.agency,
  sent_by_person_id  uuid,
  version            int not null default 1,
  unique (id, agency_id)
);
create index on intake.concern (agency_id, arrived_at);
create index on intake.concern (joined_into) where joined_into is not null;
create index on intake.concern (agency_id, short);
create index on intake.concern (sent_by_person_id, arrived_at) where sent_by_person_id is not null;

-- Who told us, encrypted under the concern's own key.
create table intake.reporter (
  concern_id  uuid primary key,
  agency_id   uuid not null,
  category    text not null default 'reporter' check (category = 'reporter'),
  body        bytea not null,
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
-- How a young person who wrote may safely be reached, encrypted likewise.
create table intake.safe_contact (
  concern_id  uuid primary key,
  agency_id   uuid not null,
  category    text not null default 'contact' check (category = 'contact'),
  body        bytea not null,
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
-- Where triage masked a passage, the words as they were said, encrypted.
create table intake.original (
  concern_id  uuid not null,
  field       text not null check (field in ('what', 'youth-look', 'place-said', 'when-said')),
  agency_id   uuid not null,
  category    text not null default 'reporter' check (category = 'reporter'),
  body        bytea not null,
  primary key (concern_id, field),
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
create table intake.receipt (
  concern_id     uuid primary key,
  agency_id      uuid not null,
  key_version    int not null,
  digest         bytea not null unique,
  second_digest  bytea,
  unread         int not null default 0,
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
-- The answer to a submission, kept 24 h under a key derived from the submission id, so that sending twice is answered alike.
create table intake.submission (
  digest      bytea primary key,
  response    bytea not null,
  made_at     timestamptz not null,
  until_at    timestamptz not null
);
create index on intake.submission (until_at);

-- One agency's work on one concern: the owner's and each routed copy. Lists and queues read this, agency first.
create table intake.handling (
  concern_id        uuid not null,
  agency_id         uuid not null references platform.agency,
  owner_agency_id   uuid not null,
  category          text not null default 'concern' check (category = 'concern'),
  state             text not null default 'new' check (state in ('new', 'acknowledged', 'accepted', 'declined', 'closed')),
  urgency           text not null check (urgency in ('immediate', 'urgent', 'standard')),
  reason_key        text not null,
  door              text not null,
  language          text not null,
  interpreter       text not null,
  harm              text not null,
  arrived_at        timestamptz not null,
  received_at       timestamptz not null,
  due_at            timestamptz not null,
  sent_by           uuid,
  acknowledged_at   timestamptz,
  acknowledged_by   uuid,
  accepted_at       timestamptz,
  declined_at       timestamptz,
  decline_reason    text check (decline_reason in ('not-ours', 'already-known', 'no-capacity', 'outside-area', 'not-enough')),
  assignee_id       uuid,
  team_id           uuid,
  closed_at         timestamptz,
  outcome           text check (outcome in ('helped', 'referred', 'with-agency', 'no-contact', 'not-trafficking', 'duplicate', 'not-enough')),
  version           int not null default 1,
  primary key (concern_id, agency_id),
  foreign key (concern_id, owner_agency_id) references intake.concern (id, agency_id),
  foreign key (assignee_id, agency_id) references platform.membership (person_id, agency_id),
  foreign key (team_id, agency_id) references platform.team (id, agency_id)
);
create index handling_due on intake.handling (agency_id, due_at) where state in ('new', 'acknowledged', 'accepted');
create index handling_arrived on intake.handling (agency_id, arrived_at desc);
create index handling_state on intake.handling (agency_id, state, due_at);
create index handling_owner on intake.handling (owner_agency_id, concern_id);

-- Conversation with the person who told us; internal notes are another table, so that they can never reach it.
create table intake.message (
  id            uuid primary key,
  concern_id    uuid not null,
  agency_id     uuid not null,
  category      text not null default 'reporter' check (category = 'reporter'),
  from_reporter boolean not null,
  author_id     uuid,
  fixed_key     text,
  body          bytea not null,
  at            timestamptz not null,
  read_at       timestamptz,
  check (from_reporter or author_id is not null or fixed_key is not null),
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
create index on intake.message (concern_id, at);
create table intake.note (
  id          uuid primary key,
  concern_id  uuid not null,
  owner_agency_id uuid not null,
  agency_id   uuid not null references platform.agency,
  category    text not null default 'concern' check (category = 'concern'),
  author_id   uuid not null,
  body        text not null check (length(body) between 1 and 20000),
  at          timestamptz not null,
  foreign key (concern_id, owner_agency_id) references intake.concern (id, agency_id)
);
create index on intake.note (concern_id, at);
-- A translation stands beside the original, with its translator's name; encrypted where it translates a message.
create table intake.translation (
  id          uuid primary key,
  concern_id  uuid not null,
  agency_id   uuid not null,
  category    text not null check (category in ('concern', 'reporter')),
  of_message  uuid references intake.message,
  of_field    text check (of_field in ('what', 'youth-look', 'place-said', 'when-said')),
  translator  text not null,
  body        bytea not null,
  at          timestamptz not null,
  made_by     uuid not null,
  check ((of_message is null) <> (of_field is null)),
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
create index on intake.translation (concern_id);

-- Minn. Stat. 260E: the sender's own duty. Oral at once, never later than 24 h; written within 72 h on a business calendar.
create table intake.mandated_report (
  concern_id     uuid primary key,
  agency_id      uuid not null,
  category       text not null default 'reporter' check (category = 'reporter'),
  learned_at     timestamptz not null,
  oral_due_at    timestamptz not null,
  written_due_at timestamptz not null,
  oral_at        timestamptz,
  oral_to        bytea,
  written_at     timestamptz,
  reference      text,
  recorded_by    uuid,
  version        int not null default 1,
  foreign key (concern_id, agency_id) references intake.concern (id, agency_id)
);
-- Minn. Stat. 260E.12: police and child protection tell each other at once; with proof.
create table intake.cross_notice (
  concern_id     uuid not null,
  owner_agency_id uuid not null,
  agency_id      uuid not null references platform.agency,
  to_agency_id   uuid not null references platform.agency,
  category       text not null default 'concern' check (category = 'concern'),
  due_at         timestamptz not null,
  given_at       timestamptz,
  given_by       uuid,
  told_whom      text,
  reference      text,
  primary key (concern_id, agency_id, to_agency_id),
  foreign key (concern_id, owner_agency_id) references intake.concern (id, agency_id)
);
-- Which of an agency's young people a concern is about.
create table intake.about (
  concern_id  uuid not null,
  record_id   uuid not null,
  agency_id   uuid not null,
  category    text not null default 'identity' check (category = 'identity'),
  at          timestamptz not null,
  made_by     uuid not null,
  primary key (concern_id, record_id),
  foreign key (record_id, agency_id) references youth.record (id, agency_id)
);
create index on intake.about (agency_id, record_id);

-- ── row security ────────────────────────────────────────────────────────────────────────────────────────────────
-- The concern whose receipt the caller proves to hold.
create function intake.my_receipt() returns uuid language sql stable
  begin atomic
    select r.concern_id from intake.receipt r
    where platform.caller() = 'receipt' and r.digest = decode(platform.proof(), 'hex');
  end;
grant execute on function intake.my_receipt() to anydoor_app;

alter table intake.concern enable row level security;
alter table intake.concern force row level security;
create policy concern_own on intake.concern for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy concern_granted on intake.concern for select to anydoor_app
  using ((select platform.acting_agency()) is not null and exists (
    select 1 from platform.granted g where g.subject_id = concern.id and g.owner_agency_id = concern.agency_id and g.category = concern.category));
-- The sender's people reread what they sent: their own, in their own agency.
create policy concern_sent on intake.concern for select to anydoor_app
  using (sent_by_agency_id = (select platform.acting_agency()) and sent_by_person_id = (select platform.my_person()));
create policy concern_arrives on intake.concern for insert to anydoor_app
  with check ((select platform.caller()) = 'public' and sent_by_person_id is null and joined_into is null and not masked
    and exists (select 1 from intake.door d where d.key = concern.door and d.owner_agency_id = concern.agency_id and d.active and d.audience <> 'staff'));
create policy concern_sent_by_staff on intake.concern for insert to anydoor_app
  with check (sent_by_agency_id = (select platform.acting_agency()) and sent_by_person_id = (select platform.my_person())
    and joined_into is null and not masked
    and exists (select 1 from intake.door d join platform.agency a on a.id = concern.sent_by_agency_id
      where d.key = concern.door and d.owner_agency_id = concern.agency_id and d.active and d.audience = 'staff' and a.kind = any (d.opens_to_kinds)));
create policy concern_receipt on intake.concern for select to anydoor_app
  using (id = (select intake.my_receipt()));

alter table intake.handling enable row level security;
alter table intake.handling force row level security;
create policy handling_own on intake.handling for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy handling_of_owner on intake.handling for select to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and not exists (select 1 from platform.agency a where a.id = handling.agency_id and a.walled));
create policy handling_arrives on intake.handling for insert to anydoor_app
  with check ((select platform.caller()) = 'public' and state = 'new' and assignee_id is null and agency_id = owner_agency_id);
create policy handling_sent_by_staff on intake.handling for insert to anydoor_app
  with check (state = 'new' and assignee_id is null and agency_id = owner_agency_id
    and exists (select 1 from intake.concern c where c.id = handling.concern_id and c.agency_id = handling.owner_agency_id
      and c.sent_by_agency_id = (select platform.acting_agency()) and c.sent_by_person_id = (select platform.my_person())));
-- A copy goes only to an agency that a live grant of the owner already lets see the concern.
create policy handling_routed on intake.handling for insert to anydoor_app
  with check (state = 'new' and assignee_id is null and owner_agency_id = (select platform.acting_agency())
    and exists (select 1 from platform.access_grant g where g.subject_id = handling.concern_id and g.owner_agency_id = handling.owner_agency_id
      and g.viewer_agency_id = handling.agency_id and g.category = 'concern'));
create policy handling_receipt on intake.handling for select to anydoor_app
  using (concern_id = (select intake.my_receipt()) and agency_id = owner_agency_id);
create policy handling_sender on intake.handling for select to anydoor_app
  using (agency_id = owner_agency_id and exists (select 1 from intake.concern c where c.id = handling.concern_id
    and c.sent_by_agency_id = (select platform.acting_agency()) and c.sent_by_person_id = (select platform.my_person())));

-- The rows that hang on a concern and share its owner.
do $$
declare t text;
begin
  foreach t in array array['reporter', 'safe_contact', 'original', 'message', 'mandated_report', 'translation'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('alter table intake.%I force row level security', t);
    execute format($p$create policy %I on intake.%I for all to anydoor_app using (
      agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]))$p$, t || '_own', t);
    execute format($p$create policy %I on intake.%I for select to anydoor_app using (
      (select platform.acting_agency()) is not null and exists (select 1 from platform.granted g
        where g.subject_id = %I.concern_id and g.owner_agency_id = %I.agency_id and g.category = %I.category))$p$, t || '_granted', t, t, t, t);
  end loop;
  foreach t in array array['reporter', 'safe_contact', 'message', 'mandated_report'] loop
    execute format($p$create policy %I on intake.%I for insert to anydoor_app with check (
      (select platform.caller()) = 'public' or exists (select 1 from intake.concern c where c.id = %I.concern_id
        and c.agency_id = %I.agency_id and c.sent_by_person_id = (select platform.my_person())))$p$, t || '_arrives', t, t, t);
  end loop;
end $$;
create policy message_receipt_reads on intake.message for select to anydoor_app
  using (concern_id = (select intake.my_receipt()));
create policy message_receipt_writes on intake.message for insert to anydoor_app
  with check (concern_id = (select intake.my_receipt()) and from_reporter and author_id is null and fixed_key is null);
create policy message_receipt_marks on intake.message for update to anydoor_app
  using (concern_id = (select intake.my_receipt()) and not from_reporter);
create policy mandated_report_sender on intake.mandated_report for all to anydoor_app
  using (exists (select 1 from intake.concern c where c.id = mandated_report.concern_id
    and c.sent_by_agency_id = (select platform.acting_agency()) and c.sent_by_person_id = (select platform.my_person())));

alter table intake.receipt enable row level security;
alter table intake.receipt force row level security;
create policy receipt_holder on intake.receipt for select to anydoor_app
  using ((select platform.caller()) = 'receipt' and digest = decode((select platform.proof()), 'hex'));
create policy receipt_renewed on intake.receipt for update to anydoor_app
  using ((select platform.caller()) = 'receipt' and digest = decode((select platform.proof()), 'hex'))
  with check ((select platform.caller()) = 'receipt');
create policy receipt_arrives on intake.receipt for insert to anydoor_app
  with check ((select platform.caller()) = 'public' or (select platform.making_sample()) or exists (select 1 from intake.concern c where c.id = receipt.concern_id
    and c.sent_by_person_id = (select platform.my_person())));
create policy receipt_unread on intake.receipt for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'reporter' = any ((select platform.my_categories())::text[]));
create policy receipt_known on intake.receipt for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'reporter' = any ((select platform.my_categories())::text[]));
create policy data_key_receipt on platform.data_key for select to anydoor_app
  using (subject_id = (select intake.my_receipt()));

create policy data_key_by_door on platform.data_key for insert to anydoor_app
  with check (exists (select 1 from intake.concern c where c.id = data_key.subject_id and c.agency_id = data_key.agency_id
    and c.sent_by_agency_id = (select platform.acting_agency()) and c.sent_by_person_id = (select platform.my_person())));
create policy work_by_door on platform.work for insert to anydoor_app
  with check (module = 'intake' and assignee_id is null and done_at is null
    and exists (select 1 from intake.concern c where c.id = work.reference and c.agency_id = work.agency_id
      and c.sent_by_agency_id = (select platform.acting_agency()) and c.sent_by_person_id = (select platform.my_person())));

alter table intake.submission enable row level security;
alter table intake.submission force row level security;
create policy submission_keep on intake.submission for insert to anydoor_app
  with check ((select platform.caller()) in ('public', 'member'));
create policy submission_again on intake.submission for select to anydoor_app
  using (digest = decode((select platform.proof()), 'hex') and (select platform.caller()) = 'public'
    and until_at > statement_timestamp());
create policy submission_expired on intake.submission for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and until_at < statement_timestamp());
grant usage on schema intake to anydoor_jobs;
grant select, delete on intake.submission to anydoor_jobs;

alter table intake.note enable row level security;
alter table intake.note force row level security;
create policy note_own on intake.note for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
alter table intake.cross_notice enable row level security;
alter table intake.cross_notice force row level security;
create policy cross_notice_own on intake.cross_notice for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy cross_notice_told on intake.cross_notice for select to anydoor_app
  using (to_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
create policy cross_notice_arrives on intake.cross_notice for insert to anydoor_app
  with check ((select platform.caller()) in ('public', 'member') and given_at is null);
alter table intake.about enable row level security;
alter table intake.about force row level security;
create policy about_own on intake.about for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));

grant select, insert, update on intake.concern, intake.handling, intake.message, intake.receipt, intake.mandated_report,
  intake.cross_notice, intake.original to anydoor_app;
grant select, insert on intake.reporter, intake.safe_contact, intake.note, intake.translation, intake.about, intake.submission to anydoor_app;
grant update on intake.reporter, intake.safe_contact to anydoor_app;
