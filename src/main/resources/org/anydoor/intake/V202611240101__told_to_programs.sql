-- A program that sent a concern is told when what it may reread changes: the stage that the owner's handling stands for. In the
-- same transaction, whoever changes it and by whatever way. What a receiver does is no change, and what a walled agency keeps is
-- told to nobody.
create function intake.tell_program_of(concern uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.tell_program(c.sent_by_client_id, c.id)
  from intake.concern c join platform.agency a on a.id = c.agency_id
  where c.id = concern and not a.walled;
end $$;
comment on function intake.tell_program_of(uuid) is 'writes that the program that sent the concern is to be told of a change';
revoke execute on function intake.tell_program_of(uuid) from public;
create function intake.handling_told() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform intake.tell_program_of(new.concern_id);
  return null;
end $$;
create trigger handling_told after update of state, owner_agency_id on intake.handling for each row
  when (new.agency_id = new.owner_agency_id
    and (case new.state when 'new' then 1 when 'accepted' then 2 when 'closed' then 3 else 4 end, new.owner_agency_id)
      is distinct from (case old.state when 'new' then 1 when 'accepted' then 2 when 'closed' then 3 else 4 end, old.owner_agency_id))
  execute function intake.handling_told();
