-- The door of partner systems: a program sends what the form asks, and rereads what it sent itself.
alter table intake.door drop constraint door_audience_check;
alter table intake.door add constraint door_audience_check check (audience in ('public', 'young-person', 'staff', 'partner'));
alter table intake.door no force row level security;
insert into intake.door (key, name, position, audience, sign_set, steps, asks, mandated, owner_kind, opens_to_kinds, receipt) values
  ('partner', 'Partner system', 60, 'partner', 'public', '{all}',
    '{danger,what,signs,harm,whom,where,when,interpreter,case-number,mandated,contact}', true, 'intake',
    '{intake,police,child-protection,tribal-services,tribal-police,school,clinic,hospital,public-health,street-outreach,placement,licensing,city-311,hotel}', false);
alter table intake.door force row level security;

alter table intake.concern add column sent_by_client_id uuid references platform.api_client;
create index on intake.concern (sent_by_client_id) where sent_by_client_id is not null;

alter policy concern_arrives on intake.concern
  with check ((select platform.caller()) = 'public' and sent_by_person_id is null and sent_by_client_id is null and joined_into is null and not masked
    and exists (select 1 from intake.door d where d.key = concern.door and d.owner_agency_id = concern.agency_id and d.active
      and d.audience in ('public', 'young-person')));
alter policy concern_sent_by_staff on intake.concern
  with check (sent_by_agency_id = (select platform.acting_agency()) and sent_by_person_id = (select platform.my_person())
    and sent_by_client_id is null and joined_into is null and not masked
    and exists (select 1 from intake.door d join platform.agency a on a.id = concern.sent_by_agency_id
      where d.key = concern.door and d.owner_agency_id = concern.agency_id and d.active and d.audience = 'staff' and a.kind = any (d.opens_to_kinds)));
-- In the name of the agency to which the program belongs, through the one door that it was given.
create policy concern_sent_by_client on intake.concern for insert to anydoor_app
  with check (sent_by_client_id = (select platform.my_client('concern:send')) and sent_by_agency_id = (select platform.my_agency())
    and sent_by_person_id is null and joined_into is null and not masked
    and door = (select platform.my_client_door())
    and exists (select 1 from intake.door d join platform.agency a on a.id = concern.sent_by_agency_id
      where d.key = concern.door and d.owner_agency_id = concern.agency_id and d.active and d.audience = 'partner' and a.kind = any (d.opens_to_kinds)));
create policy concern_of_client on intake.concern for select to anydoor_app
  using (sent_by_client_id = (select platform.my_client('concern:read')));
create policy handling_of_client on intake.handling for select to anydoor_app
  using (agency_id = owner_agency_id and exists (select 1 from intake.concern c where c.id = handling.concern_id
    and c.sent_by_client_id = (select platform.my_client('concern:read'))));
alter policy submission_keep on intake.submission
  with check ((select platform.caller()) in ('public', 'member', 'client'));
