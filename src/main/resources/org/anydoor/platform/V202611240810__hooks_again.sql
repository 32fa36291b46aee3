-- What a receiver did not take can be sent again once it is mended, for as long as it is kept (docs/decisions/0033-webhooks.md).
alter table platform.hook_event add column again_at timestamptz;
create policy hook_event_again on platform.hook_event for update to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[])
    and state = 'given-up')
  with check (state = 'waiting');
grant update (state, tries, try_after, status, failure, done_at, again_at) on platform.hook_event to anydoor_app;

-- What changes after the program switched a webhook off is written too, so that it can be sent then; the sweep gives it up
-- at once. What an administrator switched off is told nothing, then or later.
create or replace function platform.tell_program(program uuid, subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.hook_event (id, client_id, agency_id, kind, subject_id, made_at)
  select gen_random_uuid(), h.client_id, h.agency_id, 'concern.changed', subject, date_trunc('minute', statement_timestamp())
  from platform.hook h join platform.api_client k on k.id = h.client_id
  where h.client_id = program and h.off_because is distinct from 'hand' and k.ended_at is null and 'concern:read' = any (k.scopes);
end $$;
