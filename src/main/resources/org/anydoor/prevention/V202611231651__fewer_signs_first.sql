-- Signs that fewer people notice are folded away at the doors of patrol and school too.
update prevention.sign_set set rare = true
where (set_key = 'patrol' and sign_key in ('phone-watched', 'made-to-steal', 'debt', 'with-known-place', 'missing-often'))
   or (set_key = 'school' and sign_key in ('truancy-sudden', 'hurt', 'missing-often', 'fearful'));
