-- What a walled agency does with a copy of another's concern tells nothing: its part is over for the owner since it came, a day
-- that the owner knows, whatever became of it.
create or replace function intake.concern_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select h.concern_id, h.agency_id, case when q.id is null then coalesce(h.outcome, o.outcome) else o.outcome end,
      case when q.id is not null then h.received_at
        when h.state in ('closed', 'declined', 'taken-back') then greatest(h.received_at, h.closed_at, h.declined_at) end, null::date
    from intake.handling h
    left join platform.agency q on q.id = h.agency_id and q.walled and q.id <> h.owner_agency_id
    join intake.handling o on o.concern_id = h.concern_id and o.agency_id = o.owner_agency_id
    where (of_agency is null or h.owner_agency_id = of_agency) and (only_subject is null or h.concern_id = only_subject);
end $$;
create or replace function intake.about_standing(of_agency uuid, only_subject uuid)
  returns table (subject_id uuid, holder_id uuid, outcome text, ended_at timestamptz, adult_on date)
  language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query select b.record_id, b.agency_id, null::text,
      case when q.id is not null then b.at when h.state in ('closed', 'declined', 'taken-back') then greatest(b.at, h.closed_at) end, null::date
    from intake.about b
    join intake.handling h on h.concern_id = b.concern_id
    left join platform.agency q on q.id = h.agency_id and q.walled and q.id <> b.agency_id
    where (of_agency is null or b.agency_id = of_agency) and (only_subject is null or b.record_id = only_subject);
end $$;

-- Whoever has the concern in hand, or had it until they closed it, may keep it; who declined it or from whom it was taken back not.
create function intake.concern_bases(subject uuid) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select h.agency_id from intake.handling h where h.concern_id = subject and h.state not in ('declined', 'taken-back');
end $$;
revoke execute on function intake.concern_bases(uuid) from public;
update platform.record_part set bases = 'intake.concern_bases' where kind = 'concern' and position = 20;

create trigger not_destroyed before insert on intake.message for each row execute function platform.not_destroyed('concern_id');
create trigger not_destroyed before insert on intake.about for each row execute function platform.not_destroyed('concern_id', 'record_id');
