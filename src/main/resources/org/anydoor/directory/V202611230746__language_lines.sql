-- The city's lines that answer in Spanish, Hmong and Somali. The source prints the Hmong line as 612-637-2800 while all its
-- siblings begin 612-673: it stays as printed and unverified, and is not shown until somebody has checked it.
insert into directory.crisis_line (id, position, key, name, phone, languages, hours, verified_on, verified, shown) values
  ('0199aaaa-0000-7000-8000-00000000000b', 11, 'city-es', 'Minneapolis 311 Spanish', '612-673-2700', '{es}', 'office', date '2026-11-01', true, true),
  ('0199aaaa-0000-7000-8000-00000000000c', 12, 'city-hmn', 'Minneapolis 311 Hmong', '612-637-2800', '{hmn}', 'office', date '2026-11-01', false, false),
  ('0199aaaa-0000-7000-8000-00000000000d', 13, 'city-so', 'Minneapolis 311 Somali', '612-673-3500', '{so}', 'office', date '2026-11-01', true, true);

-- The city answers by day; only what is known to answer at every hour says so.
update directory.crisis_line set hours = 'office' where key in ('city', 'city-tty');
