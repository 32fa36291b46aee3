-- Somebody who calls back knows the young person's nickname, not the short name: under row security only equality finds by an index.
alter table intake.concern add column called_key text generated always as (lower(btrim(youth_called))) stored;
comment on column intake.concern.called_key is
  'class: private; authority: Minn. Stat. 13.46, 13.82, 260E.35, confidential while an investigation is active; retention: owner''s records schedule (Minn. Stat. 138.17)';
create index concern_called on intake.concern (agency_id, called_key) where called_key is not null;

-- Who has a copy learns when the owner closed the concern, and nothing else of the owner's handling.
create function intake.owner_closed(concern uuid) returns timestamptz language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select h.closed_at from intake.handling h
    where h.concern_id = concern and h.agency_id = h.owner_agency_id and intake.in_hand(concern));
end $$;
comment on function intake.owner_closed(uuid) is 'when the owner closed the concern, for an agency that has it in hand; nothing while it is open';
revoke execute on function intake.owner_closed(uuid) from public;
grant execute on function intake.owner_closed(uuid) to anydoor_app;
