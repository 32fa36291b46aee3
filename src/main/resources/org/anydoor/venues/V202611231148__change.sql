-- Tips and cases are joined by place: who may rename or move one is who works with all of them. The others add what is missing.
create function venues.may_change() returns boolean language sql stable
  begin atomic
    select 'community' = any (platform.my_categories()) or ('concern' = any (platform.my_categories())
      and exists (select 1 from platform.agency a where a.id = platform.acting_agency() and a.kind in ('intake', 'police')));
  end;
comment on function venues.may_change() is 'whether the caller may change places';
revoke execute on function venues.may_change() from public;
grant execute on function venues.may_change() to anydoor_app;
alter policy place_change on venues.place using ((select venues.may_change()));
