-- What staff call a door: a new door's name stands in lists, rules and measures without a word of code.
alter table intake.door add column name text check (length(name) between 1 and 80);
update intake.door set name = case key when 'public' then 'Public page' when 'young-person' then 'Young person'
  when 'operator' then '311 operator' when 'patrol' then 'Patrol' when 'school' then 'School staff' end;
