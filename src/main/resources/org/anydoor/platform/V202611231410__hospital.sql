-- A hospital is a kind of its own beside clinics: its people come through a door of their own, with the signs that an emergency
-- department sees. What is agreed for clinics by default, while it still holds, is agreed for hospitals too.
insert into platform.agency_kind (kind, walled) values ('hospital', false);
alter table platform.sharing_agreement no force row level security;
insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
select gen_random_uuid(), replace(s.owner_kind, 'clinic', 'hospital'), replace(s.viewer_kind, 'clinic', 'hospital'), s.category,
  s.purpose, s.authority, s.from_at
from platform.sharing_agreement s
where 'clinic' in (s.owner_kind, s.viewer_kind) and s.from_at = timestamptz '2026-01-01 06:00Z'
  and (s.until_at is null or s.until_at > statement_timestamp());
alter table platform.sharing_agreement force row level security;
