-- What arrives is written in one transaction: rows that hang on a concern are let in only while that transaction lasts, so
-- that nobody adds a reporter, a message or a receipt to a concern that was there before.
alter table intake.concern add column arrived_in xid8 not null default pg_current_xact_id();
comment on column intake.concern.arrived_in is
  'class: not-on-individuals; authority: the transaction that wrote the row; retention: owner''s records schedule (Minn. Stat. 138.17)';
create policy concern_of_functions on intake.concern for select to anydoor_owner using (true);
create function intake.arrives_now(concern uuid, owner uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from intake.concern c where c.id = concern and c.agency_id = owner and c.arrived_in = pg_current_xact_id());
end $$;
comment on function intake.arrives_now(uuid, uuid) is 'whether this very transaction wrote the concern, as its owner''s';
revoke execute on function intake.arrives_now(uuid, uuid) from public;
grant execute on function intake.arrives_now(uuid, uuid) to anydoor_app;

alter policy reporter_arrives on intake.reporter with check (intake.arrives_now(concern_id, agency_id));
alter policy safe_contact_arrives on intake.safe_contact with check (intake.arrives_now(concern_id, agency_id));
alter policy mandated_report_arrives on intake.mandated_report with check (intake.arrives_now(concern_id, agency_id));
alter policy receipt_arrives on intake.receipt with check (intake.arrives_now(concern_id, agency_id));
drop policy message_arrives on intake.message;
alter policy handling_arrives on intake.handling
  with check (state = 'new' and assignee_id is null and agency_id = owner_agency_id and intake.arrives_now(concern_id, owner_agency_id));
drop policy handling_sent_by_staff on intake.handling;
alter policy data_key_add on platform.data_key with check (agency_id = (select platform.acting_agency()));
drop policy data_key_by_door on platform.data_key;
create policy data_key_arrives on platform.data_key for insert to anydoor_app
  with check (intake.arrives_now(subject_id, agency_id));
drop policy work_by_door on platform.work;
alter policy work_arrives on platform.work
  with check (module = 'intake' and assignee_id is null and done_at is null and intake.arrives_now(reference, agency_id));
create policy work_message on platform.work for insert to anydoor_app
  with check (module = 'intake' and kind = 'message' and assignee_id is null and done_at is null
    and exists (select 1 from intake.receipt r where r.concern_id = work.reference and r.agency_id = work.agency_id));

-- What was said stays as it was said; of a message only that it was read is ever written.
revoke update on intake.message from anydoor_app;
grant update (read_at) on intake.message to anydoor_app;

-- Who works on a concern is decided where the agency has it in hand, by those who may work with concerns. (A function, since
-- what is seen of concerns hangs on assignments in its turn.)
create policy handling_of_functions on intake.handling for select to anydoor_owner using (true);
create function intake.in_hand(concern uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return 'concern' = any (platform.my_categories())
    and exists (select from intake.handling h where h.concern_id = concern and h.agency_id = platform.acting_agency());
end $$;
comment on function intake.in_hand(uuid) is 'whether the acting agency has the concern in hand and the caller works with concerns';
revoke execute on function intake.in_hand(uuid) from public;
grant execute on function intake.in_hand(uuid) to anydoor_app;
create policy assignment_of_concern on platform.assignment for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and platform.may_assign(subject_id) and intake.in_hand(subject_id));
create policy assignment_of_concern_ends on platform.assignment for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and platform.may_assign(subject_id) and intake.in_hand(subject_id));
