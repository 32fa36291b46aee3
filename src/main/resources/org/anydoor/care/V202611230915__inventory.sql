-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('referral', '{short,to_walled,youth_called,summary}', 'private', 'Minn. Stat. 13.46; a walled receiver tells nothing: 34 USC 12291(b)(2)', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('answer', '{walled,answer,reason}', 'private', 'Minn. Stat. 13.46; of a walled agency 34 USC 12291(b)(2)', 'owner''s records schedule (Minn. Stat. 138.17)')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column care.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
