-- What one person or team holds is counted on every page of the queue, however much else is open.
create index handling_held on intake.handling (agency_id, assignee_id) where state in ('new', 'acknowledged', 'accepted') and assignee_id is not null;
create index handling_of_team on intake.handling (agency_id, team_id) where state in ('new', 'acknowledged', 'accepted') and team_id is not null;
