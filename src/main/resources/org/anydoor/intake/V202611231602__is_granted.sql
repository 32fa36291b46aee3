alter policy concern_granted on intake.concern using (platform.is_granted(id, agency_id, category));
do $$
declare t text;
begin
  foreach t in array array['reporter', 'safe_contact', 'original', 'message', 'mandated_report', 'translation'] loop
    execute format('alter policy %I on intake.%I using (platform.is_granted(concern_id, agency_id, category))', t || '_granted', t);
  end loop;
end $$;

-- Who sent a concern rereads how it stands: one rule for people and for programs, asked last. (PostgreSQL tries a table's policies
-- from the last name to the first, so the dear ones are named to come after those that mostly answer.)
create function intake.is_sent_by_me(concern uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from intake.concern c where c.id = concern
    and ((c.sent_by_agency_id = platform.acting_agency() and c.sent_by_person_id = platform.my_person())
      or c.sent_by_client_id = platform.my_client('concern:read')));
end $$;
comment on function intake.is_sent_by_me(uuid) is 'whether the person who asks, for the acting agency, or the program that asks sent this concern';
revoke execute on function intake.is_sent_by_me(uuid) from public;
grant execute on function intake.is_sent_by_me(uuid) to anydoor_app;
drop policy handling_of_client on intake.handling;
alter policy handling_sender on intake.handling rename to handling_by_sender;
alter policy handling_by_sender on intake.handling using (agency_id = owner_agency_id and intake.is_sent_by_me(concern_id));
