-- A poster hangs at a place and names a door by a short code, which fills in the place for whoever tells from there. The code
-- tells nothing but the name and street of a public place, and is no key to anything.
create function intake.may_post() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return 'administration' = any (platform.my_categories())
    and exists (select from platform.agency a where a.id = platform.acting_agency() and a.kind in ('intake', 'licensing'));
end $$;
comment on function intake.may_post() is 'whether the caller administers an agency that hands out posters: intake or licensing';

create table intake.poster (
  code          text primary key check (code ~ '^[CDFGHJKLMNPQRTVWXY34679]{5}$'),
  door          text not null references intake.door,
  place_id      uuid not null references venues.place,
  made_at       timestamptz not null,
  withdrawn_at  timestamptz
);
create unique index poster_hangs on intake.poster (place_id, door) where withdrawn_at is null;
comment on table intake.poster is 'codes on posters, by which a door knows the place';
comment on column intake.poster.code is
  'class: public; authority: Minn. Stat. 13.03; retention: until withdrawn, then owner''s records schedule (Minn. Stat. 138.17)';
comment on column intake.poster.door is
  'class: public; authority: Minn. Stat. 13.03; retention: until withdrawn, then owner''s records schedule (Minn. Stat. 138.17)';
alter table intake.poster enable row level security;
alter table intake.poster force row level security;
create policy poster_read on intake.poster for select to anydoor_app using ((select intake.may_post()) or (select platform.making_sample()));
create policy poster_add on intake.poster for insert to anydoor_app
  with check (withdrawn_at is null and ((select intake.may_post()) or (select platform.making_sample())));
create policy poster_withdraw on intake.poster for update to anydoor_app
  using (withdrawn_at is null and (select intake.may_post()))
  with check (withdrawn_at is not null);
create policy poster_of_functions on intake.poster for select to anydoor_owner using (true);
grant select, insert on intake.poster to anydoor_app;
grant update (withdrawn_at) on intake.poster to anydoor_app;

-- Where the poster of this code hangs at this door; a code that was withdrawn is as one that never was.
create function intake.poster_place(poster text, of_door text) returns table (id uuid, name text, street text, city text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, p.name, p.street, p.city
    from intake.poster q join venues.place p on p.id = q.place_id
    where q.code = poster and q.door = of_door and q.withdrawn_at is null;
end $$;
comment on function intake.poster_place(text, text) is 'the place where the poster of a code hangs, for whoever has the code';
revoke execute on function intake.may_post(), intake.poster_place(text, text) from public;
grant execute on function intake.may_post(), intake.poster_place(text, text) to anydoor_app;
