-- Ten codes for the day on which the phone is lost: each opens the door once, in the place of the app's code.
create table platform.recovery_code (
  person_id  uuid not null references platform.person,
  digest     bytea not null,
  made_at    timestamptz not null,
  used_at    timestamptz,
  primary key (person_id, digest)
);
comment on table platform.recovery_code is 'keyed digests of one-time codes; the codes themselves are shown once and kept nowhere';
comment on column platform.recovery_code.digest is
  'class: private; authority: Minn. Stat. 13.37; retention: until new ones are made or the person is invited anew';
alter table platform.recovery_code enable row level security;
alter table platform.recovery_code force row level security;
create policy recovery_code_sign_in on platform.recovery_code for all to anydoor_app
  using (person_id = (select platform.signing_in()));
create policy recovery_code_own on platform.recovery_code for all to anydoor_app
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()));
grant select, insert, delete on platform.recovery_code to anydoor_app;
grant update (used_at) on platform.recovery_code to anydoor_app;

-- Whoever signs in by such a code is told by mail that something waits, in case it was somebody else.
alter policy notice_make on platform.notice with check (
  (select platform.caller()) in ('public', 'receipt') or (select platform.acting_agency()) is not null
  or person_id = (select platform.signing_in()));
