-- A young person may let one agency see something twice, by two releases with ends of their own: each has grants of its own, and
-- ending one leaves the other (docs/decisions/0043-releases.md).
alter table platform.access_grant drop constraint access_grant_of_owner;
alter table platform.access_grant add constraint access_grant_of_owner
  unique nulls not distinct (subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id);
create index on platform.access_grant (release_id);
-- A grant by release ends when it is ended and is never made longer: that takes a new release.
alter policy access_grant_end on platform.access_grant
  with check ((until_at is null or until_at >= statement_timestamp() - interval '15 minutes')
    and (basis <> 'release' or until_at <= statement_timestamp()));
insert into platform.work_category (module, category) values ('youth', 'identity');
