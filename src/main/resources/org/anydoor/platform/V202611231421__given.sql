-- Accounting of disclosures: a grant says who gave it. The database fills that in, and nobody names another.
alter table platform.access_grant add column given_by uuid default platform.my_person();
revoke insert on platform.access_grant from anydoor_app;
grant insert (id, subject_id, owner_agency_id, viewer_agency_id, category, assigned_only, basis, agreement_id, release_id, from_at, until_at)
  on platform.access_grant to anydoor_app;
