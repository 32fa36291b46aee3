-- The doors of those who notice at work: a hotel without an account, the others in their own name. Where the law makes them
-- report (Minn. Stat. 260E.06) the page says that this is not the report. Child protection owns what its own people tell.
alter table intake.door no force row level security;
alter table intake.routing_rule no force row level security;
insert into intake.door (key, name, position, audience, sign_set, steps, asks, mandated, owner_kind, opens_to_kinds, receipt) values
  ('hotel', 'Hotel', 6, 'public', 'hotel', '{all}', '{danger,what,signs,property,where,when,whom,contact,interpreter}', false, 'intake', '{hotel}', true),
  ('clinic', 'Clinic', 7, 'staff', 'clinic', '{all}', '{danger,what,signs,harm,whom,where,when,contact,mandated}', true, 'intake', '{clinic,public-health}', false),
  ('hospital', 'Hospital', 8, 'staff', 'hospital', '{all}', '{danger,what,signs,harm,whom,where,when,contact,mandated}', true, 'intake', '{hospital}', false),
  ('outreach', 'Street outreach', 9, 'staff', 'outreach', '{all}', '{danger,what,signs,harm,whom,where,when,contact,mandated}', true, 'intake', '{street-outreach}', false),
  ('placement', 'Placement', 10, 'staff', 'placement', '{all}', '{danger,what,signs,harm,whom,where,when,contact,mandated}', true, 'intake', '{placement}', false),
  ('child-protection', 'Child protection', 11, 'staff', 'child-protection', '{all}', '{danger,what,signs,harm,whom,where,when,case-number}', false, 'child-protection', '{child-protection}', false),
  ('licensing', 'Licensing inspector', 12, 'staff', 'licensing', '{all}', '{danger,what,signs,harm,whom,place,where,when,contact}', false, 'intake', '{licensing}', false);
-- A clinic has a door of its own now, a school clinic too.
update intake.door set opens_to_kinds = '{school}' where key = 'school' and opens_to_kinds = '{school,clinic}';

-- Of each receiver the first rule that fits decides, so these stand before what is only proposed. Child protection tells police
-- at once (260E.12); what an inspector sees of a child or of trafficking goes to both at once (complaint protocol); a hotel's
-- guests leave and its video is written over within days.
update intake.routing_rule set position = position + 5 where position >= 3;
insert into intake.routing_rule (id, position, doors, minor, harms, urgency, sends_to, when_sent, reason_key) values
  ('0199aaab-0000-7000-8000-000000000011', 3, '{child-protection}', true, null, 'urgent', 'police', 'at-once', 'protection-notice'),
  ('0199aaab-0000-7000-8000-000000000012', 4, '{licensing}', true, null, 'urgent', 'child-protection', 'at-once', 'complaint-protocol'),
  ('0199aaab-0000-7000-8000-000000000013', 5, '{licensing}', true, null, 'urgent', 'police', 'at-once', 'complaint-protocol'),
  ('0199aaab-0000-7000-8000-000000000014', 6, '{licensing}', null, '{sex,labor,forced-crime}', 'urgent', 'police', 'at-once', 'complaint-protocol'),
  ('0199aaab-0000-7000-8000-000000000015', 7, '{hotel}', null, null, 'urgent', 'police', 'proposed', 'hotel-evidence');
alter table intake.door force row level security;
alter table intake.routing_rule force row level security;
