-- What people notice in their own work: at a hotel, at a bedside, on the street at night, in a house of young people, at an
-- inspection. Behaviour and circumstances, never looks or origin.
insert into prevention.sign (key, position) values
  ('never-alone', 22), ('late-to-care', 23), ('repeat-tests', 24), ('leaves-early', 25), ('given-drugs', 26),
  ('bed-for-favors', 27), ('car-waits', 28), ('back-hurt', 29), ('brings-others', 30), ('family-gains', 31),
  ('moved-around', 32), ('locked-in', 33), ('works-school-hours', 34),
  ('pays-daily', 35), ('child-later', 36), ('no-entry', 37), ('many-phones', 38), ('plates-hidden', 39);
insert into prevention.sign_set (set_key, sign_key, rare)
select s.set_key, unnest(s.keys::text[]), s.rare
from (values
  ('hotel', '{child-later,pays-daily,no-entry,many-visitors,older-controlling,fearful}', false),
  ('hotel', '{many-phones,plates-hidden,no-own-id,hurt,not-free-to-leave}', true),
  ('clinic', '{never-alone,older-controlling,coached,hurt,late-to-care,repeat-tests,fearful,phone-watched}', false),
  ('clinic', '{missing-often,given-drugs,no-own-id}', true),
  ('hospital', '{never-alone,older-controlling,coached,hurt,leaves-early,given-drugs,fearful,no-own-id}', false),
  ('hospital', '{late-to-care,repeat-tests,phone-watched,missing-often}', true),
  ('outreach', '{bed-for-favors,car-waits,debt,older-controlling,phone-watched,hotel-stays,hurt,missing-often}', false),
  ('outreach', '{new-things,no-pay,not-free-to-leave,made-to-steal}', true),
  ('placement', '{missing-often,picked-up,back-hurt,new-things,phone-watched,online-contact,brings-others,debt}', false),
  ('placement', '{school-absent,fearful,made-to-steal}', true),
  ('child-protection', '{missing-often,older-controlling,family-gains,hurt,online-contact,hotel-stays,debt,fearful}', false),
  ('child-protection', '{coached,no-own-id,no-pay,made-to-steal}', true),
  ('licensing', '{lives-at-work,moved-around,locked-in,not-free-to-leave,no-own-id,no-pay,coached,fearful}', false),
  ('licensing', '{works-school-hours,debt,hurt}', true)
) as s (set_key, keys, rare);
