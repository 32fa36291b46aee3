-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('place', '{name,kind,street,city,zip,phone}', 'not-on-individuals', 'Minn. Stat. 13.82', 'owner''s records schedule (Minn. Stat. 138.17)')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column venues.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
