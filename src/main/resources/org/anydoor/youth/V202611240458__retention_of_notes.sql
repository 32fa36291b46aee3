-- Privileged notes go with the young person's record; their key goes with its data key.
create policy privileged_note_destroyed on youth.privileged_note for all to anydoor_owner using (platform.destroys(record_id));
create or replace function youth.destroy_record(subject uuid) returns uuid[] language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from youth.privileged_note x where x.record_id = subject;
  delete from youth.name_key x where x.record_id = subject;
  delete from youth.safe_contact x where x.record_id = subject;
  delete from youth.record x where x.id = subject;
  return array[]::uuid[];
end $$;
