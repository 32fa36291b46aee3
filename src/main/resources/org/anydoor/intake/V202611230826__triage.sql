-- What triage adds: a copy may be taken back until it is accepted and sent again, and the first clock is kept as it was met.
alter table intake.handling drop constraint handling_state_check;
alter table intake.handling add constraint handling_state_check
  check (state in ('new', 'acknowledged', 'accepted', 'declined', 'taken-back', 'closed'));
-- due_at moves with each step; this is what it was when a named person acknowledged.
alter table intake.handling add column acknowledge_due_at timestamptz;

create policy handling_taken_back on intake.handling for update to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()) and agency_id <> owner_agency_id and state in ('new', 'acknowledged')
    and category = any ((select platform.my_categories())::text[]))
  with check (owner_agency_id = (select platform.acting_agency()) and state = 'taken-back');
create policy handling_sent_again on intake.handling for update to anydoor_app
  using (owner_agency_id = (select platform.acting_agency()) and agency_id <> owner_agency_id and state in ('declined', 'taken-back')
    and category = any ((select platform.my_categories())::text[]))
  with check (owner_agency_id = (select platform.acting_agency()) and state = 'new' and assignee_id is null);

-- A passage that triage masks must not stay readable in a translation made before.
grant update (category) on intake.translation to anydoor_app;
-- A link made by mistake is undone.
grant delete on intake.about to anydoor_app;
