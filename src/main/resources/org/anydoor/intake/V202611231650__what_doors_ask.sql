-- Whoever calls 311 may have to report by law (Minn. Stat. 260E.06) and hears that the call is not that report. An officer in a
-- car is asked first what is needed to go there.
alter table intake.door no force row level security;
update intake.door set mandated = true, asks = asks || '{mandated}'::text[] where key = 'operator' and not 'mandated' = any (asks);
update intake.door set asks = '{danger,what,where,place,when,whom,case-number,signs,harm}'
where key = 'patrol' and asks = '{danger,what,signs,harm,whom,where,when,place,case-number}';
alter table intake.door force row level security;
