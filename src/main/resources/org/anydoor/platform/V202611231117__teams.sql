-- A team is closed, not deleted: what it once held still says who. Its name is then free again.
alter table platform.team add column version int not null default 1, add column ended_at timestamptz;
alter table platform.team drop constraint team_agency_id_name_key;
create unique index team_name on platform.team (agency_id, lower(name)) where ended_at is null;
revoke delete on platform.team from anydoor_app;
