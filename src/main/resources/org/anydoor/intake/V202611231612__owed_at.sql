-- Since when a notice is owed, as it was: the time allowed is a setting, and a proof must not change with it. Written by changing
-- the column's type, which goes past row security; the hour is what the setting was unless somebody changed it.
alter table intake.cross_notice add column owed_at timestamptz;
alter table intake.cross_notice alter column owed_at type timestamptz using due_at - interval '1 hour';
alter table intake.cross_notice alter column owed_at set default statement_timestamp();
alter table intake.cross_notice alter column owed_at set not null;
