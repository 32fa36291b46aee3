-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('concern', '{short,door,language,danger,harm,what,signs,youth_called,youth_age,age_low,age_high,youth_gender,youth_look,place_said,when_said,interpreter,self_report,case_number,masked}', 'private', 'Minn. Stat. 13.46, 13.82, 260E.35; confidential while an investigation is active', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('reporter', '{body}', 'confidential', 'Minn. Stat. 260E.35', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('safe_contact', '{body}', 'private', 'Minn. Stat. 13.46', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('original', '{field,body}', 'confidential', 'Minn. Stat. 260E.35', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('message', '{from_reporter,fixed_key,body}', 'confidential', 'Minn. Stat. 260E.35', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('translation', '{of_field,translator,body}', 'confidential', 'Minn. Stat. 260E.35; of a concern as the concern', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('mandated_report', '{oral_to,reference}', 'confidential', 'Minn. Stat. 260E.35', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('cross_notice', '{told_whom,reference}', 'private', 'Minn. Stat. 260E.12', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('note', '{body}', 'private', 'Minn. Stat. 13.46, 13.82', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('handling', '{state,urgency,reason_key,door,language,interpreter,harm,decline_reason,outcome}', 'private', 'Minn. Stat. 13.46, 13.82', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('receipt', '{key_version,digest,second_digest,unread}', 'confidential', 'Minn. Stat. 260E.35', 'with the concern'),
    ('submission', '{digest,response}', 'confidential', 'Minn. Stat. 260E.35', '24 hours')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column intake.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
