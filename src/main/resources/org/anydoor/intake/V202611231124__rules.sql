-- Routing rules are written by the administrators of an intake agency: new ones, their order, whom exactly they send to.
alter table intake.routing_rule add column version int not null default 1;
-- The agency that a rule names; none means the one of the kind that has been here longest.
alter table intake.routing_rule add column to_agency_id uuid references platform.agency;
alter table intake.routing_rule add constraint routing_rule_agency_of_kind check (to_agency_id is null or sends_to is not null);
-- A rule's reason is a key of our words, or the administrator's own words.
alter table intake.routing_rule add constraint routing_rule_reason check (length(reason_key) between 1 and 200);
grant insert on intake.routing_rule to anydoor_app;
