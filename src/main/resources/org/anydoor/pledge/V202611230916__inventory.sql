-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('cell', '{measure,month,dimension,count}', 'not-on-individuals', 'Minn. Stat. 13.02 subd. 19 (summary data)', 'for ever')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column pledge.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
