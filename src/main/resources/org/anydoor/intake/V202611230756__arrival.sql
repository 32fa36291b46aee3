-- What arriving, routing and following up need beside the first policies.

-- The notices that police and child protection owe each other are opened by whoever owns the concern, a person or its
-- routing job, and stay visible to it as proof; nobody else opens one.
drop policy cross_notice_arrives on intake.cross_notice;
create policy cross_notice_opened on intake.cross_notice for insert to anydoor_app
  with check (owner_agency_id = (select platform.acting_agency()) and given_at is null);
create policy cross_notice_owner on intake.cross_notice for select to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));

-- Whoever holds a receipt opens the wait for an answer again, without seeing in whose hands it is.
create policy work_message_again on platform.work for update to anydoor_app
  using ((select platform.caller()) = 'receipt' and module = 'intake' and kind = 'message'
    and reference = (select intake.my_receipt()) and done_at is not null)
  with check ((select platform.caller()) = 'receipt' and module = 'intake' and kind = 'message' and done_at is null);

-- From when on the second word opens earlier messages too: a word that is set later opens nothing that came before it, so
-- that whoever finds a code on a phone cannot set one and read the rest.
alter table intake.receipt add column second_since timestamptz;
