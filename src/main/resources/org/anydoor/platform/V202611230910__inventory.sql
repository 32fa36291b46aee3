-- Data inventory (Minn. Stat. 13.025): of every column that tells something, its class under ch. 13, the authority and how long it is kept.
do $$
declare
  c record;
begin
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('agency', '{name,kind,walled,notify_email}', 'not-on-individuals', 'Minn. Stat. 13.03', 'as long as the agency takes part'),
    ('person', '{username,name}', 'public', 'Minn. Stat. 13.43', 'as long as the person may be named in the audit trail'),
    ('person', '{email,language}', 'private', 'Minn. Stat. 13.43', 'until the person leaves'),
    ('person', '{password_hash,totp_secret,totp_last_step,invite_digest}', 'private', 'Minn. Stat. 13.37', 'until replaced or the person leaves'),
    ('membership_role', '{role}', 'public', 'Minn. Stat. 13.43', 'while it is in force, then owner''s records schedule (Minn. Stat. 138.17)'),
    ('team', '{name}', 'not-on-individuals', 'Minn. Stat. 13.03', 'while it is in force, then owner''s records schedule (Minn. Stat. 138.17)'),
    ('sharing_agreement', '{owner_kind,viewer_kind,purpose,authority}', 'not-on-individuals', 'Minn. Stat. 13.05', 'while it is in force, then owner''s records schedule (Minn. Stat. 138.17)'),
    ('access_grant', '{assigned_only,basis}', 'private', 'Minn. Stat. 13.46, 13.05 subd. 9', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('work', '{module,kind,rank,authority,level}', 'private', 'Minn. Stat. 13.43', 'until done, then owner''s records schedule (Minn. Stat. 138.17)'),
    ('escalation', '{level}', 'private', 'Minn. Stat. 13.43', 'owner''s records schedule (Minn. Stat. 138.17)'),
    ('audit_entry', '{caller,action,outcome}', 'private', 'Minn. Stat. 13.43, 13.46, 13.05 subd. 5', 'at least one year (CJIS policy), then owner''s records schedule (Minn. Stat. 138.17)'),
    ('data_key', '{agency_key_version,wrapped}', 'private', 'Minn. Stat. 13.37', 'until the record is destroyed: with it the record can no longer be read'),
    ('held_post', '{path,body}', 'private', 'Minn. Stat. 13.46', 'eight hours, or until sent again'),
    ('notice', '{kind,tries}', 'private', 'Minn. Stat. 13.43', 'until sent')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, replace(c.authority, ';', ','), c.kept));
  end loop;
end $$;
