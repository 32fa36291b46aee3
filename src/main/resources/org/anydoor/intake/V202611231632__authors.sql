-- What staff write about a concern names them and the moment; what was said, by whom and when it came stays as it came.
create policy note_by_author on intake.note as restrictive for insert to anydoor_app
  with check ((select platform.making_sample()) or (author_id = (select platform.my_person())
    and at >= statement_timestamp() - interval '15 minutes' and at <= statement_timestamp() + interval '15 minutes'));
create policy message_by_author on intake.message as restrictive for insert to anydoor_app
  with check ((select platform.making_sample()) or (select platform.caller()) = 'receipt' or (not from_reporter
    and author_id = (select platform.my_person())
    and at >= statement_timestamp() - interval '15 minutes' and at <= statement_timestamp() + interval '15 minutes'));

revoke update on intake.concern, intake.handling from anydoor_app;
grant update (what, youth_look, place_said, when_said, masked, joined_into, version, sent_by_agency_id, sent_by_person_id)
  on intake.concern to anydoor_app;
grant update (state, urgency, reason_key, received_at, due_at, sent_by, acknowledge_due_at, acknowledged_at, acknowledged_by, accepted_at,
  declined_at, decline_reason, assignee_id, team_id, closed_at, outcome, owner_agency_id, version) on intake.handling to anydoor_app;

-- Whoever reads it first says so for themselves, and now: a clock that was missed is not met afterwards.
create function intake.read_by_reader() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (select platform.caller() = 'member' and new.acknowledged_by is distinct from old.acknowledged_by
      and new.acknowledged_by is distinct from platform.my_person() and new.acknowledged_by is not null)
    or (select platform.caller() = 'member' and new.acknowledged_at is distinct from old.acknowledged_at
      and abs(extract(epoch from new.acknowledged_at - statement_timestamp())) > 900) then
    raise exception 'only the reader says that it was read' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger read_by_reader before update on intake.handling for each row execute function intake.read_by_reader();

-- The code is its holder's; staff say that something waits for the holder, and no more.
drop policy receipt_unread on intake.receipt;
create policy receipt_of_functions on intake.receipt for all to anydoor_owner using (true);
create function intake.tell_holder(concern uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  told int;
begin
  update intake.receipt r set unread = r.unread + 1
  where r.concern_id = concern and r.agency_id = platform.acting_agency() and 'reporter' = any (platform.my_categories());
  get diagnostics told = row_count;
  return told;
end $$;
comment on function intake.tell_holder(uuid) is 'counts a message that waits for the holder of the receipt';
revoke execute on function intake.tell_holder(uuid) from public;
grant execute on function intake.tell_holder(uuid) to anydoor_app;
-- Who sent it is written by the sample alone, after the fact.
create function intake.sender_stays() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not platform.making_sample() then
    raise exception 'who sent a concern stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger sender_stays before update of sent_by_agency_id, sent_by_person_id on intake.concern for each row
  execute function intake.sender_stays();
