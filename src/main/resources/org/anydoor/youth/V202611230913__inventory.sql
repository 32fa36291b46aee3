-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('record', '{called,given_name,surname,pronouns,name_used_with,gender,birth_date,age_low,age_high,age_as_of,language,safety_flags}', 'private', 'Minn. Stat. 13.46, 260B.171; at a walled agency 34 USC 12291(b)(2)', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('name_key', '{key}', 'private', 'Minn. Stat. 13.46, 260B.171; at a walled agency 34 USC 12291(b)(2)', 'with the record'),
    ('safe_contact', '{body}', 'private', 'Minn. Stat. 13.46; at a walled agency 34 USC 12291(b)(2)', 'with the record')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column youth.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
