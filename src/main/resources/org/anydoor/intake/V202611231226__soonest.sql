-- "Not right now" about somebody said to be 18 or over is the one case that may wait for the standard time. Danger that nobody
-- can judge, an age that nobody said and a sender whom the law makes report (Minn. Stat. 260E.06) are each urgent.
alter table intake.routing_rule add column mandated boolean;
comment on column intake.routing_rule.mandated is 'true: fits only where the law may make the sender report';
update intake.routing_rule set position = position + 3 where position >= 7;
update intake.routing_rule set urgency = 'urgent', reason_key = 'age-unsaid'
  where id = '0199aaab-0000-7000-8000-000000000007' and version = 1 and urgency = 'standard' and reason_key = 'everything-else';
insert into intake.routing_rule (id, position, danger, minor, mandated, urgency, sends_to, when_sent, reason_key) values
  ('0199aaab-0000-7000-8000-000000000008', 7, '{unknown}', null, null, 'urgent', null, 'proposed', 'danger-unknown'),
  ('0199aaab-0000-7000-8000-000000000009', 8, null, true, true, 'urgent', 'child-protection', 'proposed', 'sender-must-report'),
  ('0199aaab-0000-7000-8000-000000000010', 9, '{not-now}', false, null, 'standard', null, 'proposed', 'adult-not-now');
-- Nobody asked, or nobody answered, is another thing than "not sure".
alter table intake.concern alter column harm drop not null;
alter table intake.handling alter column harm drop not null;
