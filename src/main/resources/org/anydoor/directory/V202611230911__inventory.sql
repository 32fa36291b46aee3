-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('organisation', '{name,about,phone}', 'public', 'Minn. Stat. 13.03', 'as long as it helps'),
    ('service', '{name,need,about,min_age,max_age,languages,answer_hours,active,verified_on}', 'public', 'Minn. Stat. 13.03', 'as long as it is offered')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column directory.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
