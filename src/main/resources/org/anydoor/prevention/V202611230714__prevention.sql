-- Signs to look for, by door. Behaviour and circumstances, never looks or origin.
create schema prevention;
grant usage on schema prevention to anydoor_app;

create table prevention.sign (
  key       text primary key check (key ~ '^[a-z-]+$'),
  position  int not null
);
create table prevention.sign_set (
  set_key   text not null,
  sign_key  text not null references prevention.sign,
  primary key (set_key, sign_key)
);
comment on table prevention.sign is 'exempt: words, no person data';
comment on table prevention.sign_set is 'exempt: words, no person data';
insert into prevention.sign (key, position) values
  ('older-controlling', 1), ('new-things', 2), ('fearful', 3), ('coached', 4), ('tired', 5), ('missing-often', 6), ('hurt', 7),
  ('phone-watched', 8), ('no-own-id', 9), ('hotel-stays', 10), ('many-visitors', 11), ('picked-up', 12), ('school-absent', 13),
  ('online-contact', 14), ('debt', 15), ('not-free-to-leave', 16), ('no-pay', 17), ('lives-at-work', 18), ('made-to-steal', 19),
  ('truancy-sudden', 20), ('with-known-place', 21);
insert into prevention.sign_set (set_key, sign_key) values
  ('public', 'older-controlling'), ('public', 'new-things'), ('public', 'fearful'), ('public', 'coached'), ('public', 'hurt'),
  ('public', 'phone-watched'), ('public', 'hotel-stays'), ('public', 'picked-up'), ('public', 'online-contact'), ('public', 'not-free-to-leave'), ('public', 'no-pay'),
  ('operator', 'older-controlling'), ('operator', 'fearful'), ('operator', 'hurt'), ('operator', 'hotel-stays'), ('operator', 'many-visitors'),
  ('operator', 'not-free-to-leave'), ('operator', 'no-pay'), ('operator', 'lives-at-work'), ('operator', 'missing-often'),
  ('patrol', 'older-controlling'), ('patrol', 'coached'), ('patrol', 'no-own-id'), ('patrol', 'hotel-stays'), ('patrol', 'missing-often'),
  ('patrol', 'hurt'), ('patrol', 'phone-watched'), ('patrol', 'with-known-place'), ('patrol', 'made-to-steal'), ('patrol', 'debt'), ('patrol', 'not-free-to-leave'),
  ('school', 'new-things'), ('school', 'tired'), ('school', 'school-absent'), ('school', 'truancy-sudden'), ('school', 'picked-up'),
  ('school', 'older-controlling'), ('school', 'fearful'), ('school', 'hurt'), ('school', 'online-contact'), ('school', 'missing-often');
grant select on prevention.sign, prevention.sign_set to anydoor_app;
