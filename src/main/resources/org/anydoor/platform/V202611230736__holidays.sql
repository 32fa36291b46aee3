-- Minn. Stat. 645.44 subd. 5, the years 2023 to 2036; an administrator edits the days afterwards. A fixed holiday that falls
-- on a Saturday is kept on the Friday before, on a Sunday on the Monday after. The Friday after Thanksgiving is a holiday of
-- the state; a county or city that works on it deletes the row.
create function pg_temp.nth_weekday(year int, month int, weekday int, nth int) returns date language sql immutable
  return make_date(year, month, 1)
    + (weekday - extract(isodow from make_date(year, month, 1))::int + 7) % 7 + 7 * (nth - 1);

insert into platform.holiday (day, name)
select h.day, h.name
from generate_series(2023, 2036) as y (year)
cross join lateral (values
  (make_date(y.year, 1, 1), 'New Year''s Day'),
  (pg_temp.nth_weekday(y.year, 1, 1, 3), 'Martin Luther King''s Birthday'),
  (pg_temp.nth_weekday(y.year, 2, 1, 3), 'Washington''s and Lincoln''s Birthday, Presidents Day'),
  (pg_temp.nth_weekday(y.year, 6, 1, 1) - 7, 'Memorial Day'),
  (make_date(y.year, 6, 19), 'Juneteenth'),
  (make_date(y.year, 7, 4), 'Independence Day'),
  (pg_temp.nth_weekday(y.year, 9, 1, 1), 'Labor Day'),
  (pg_temp.nth_weekday(y.year, 10, 1, 2), 'Indigenous Peoples Day'),
  (make_date(y.year, 11, 11), 'Veterans Day'),
  (pg_temp.nth_weekday(y.year, 11, 4, 4), 'Thanksgiving Day'),
  (pg_temp.nth_weekday(y.year, 11, 4, 4) + 1, 'Friday after Thanksgiving'),
  (make_date(y.year, 12, 25), 'Christmas Day')) as h (day, name);

insert into platform.holiday (day, name)
select case extract(isodow from h.day) when 6 then h.day - 1 else h.day + 1 end, h.name || ', observed'
from platform.holiday h
where h.name in ('New Year''s Day', 'Juneteenth', 'Independence Day', 'Veterans Day', 'Christmas Day')
  and extract(isodow from h.day) in (6, 7)
on conflict (day) do nothing;
