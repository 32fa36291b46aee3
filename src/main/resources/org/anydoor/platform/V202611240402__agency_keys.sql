-- An agency's key is replaced while the program runs: a new version beside the old one, data keys wrapped anew one by one, and
-- the old version removed once nothing hangs on it (docs/decisions/0036-walled-and-locked.md).
create policy data_key_rewrapped on platform.data_key for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
grant select, update (agency_key_version, wrapped) on platform.data_key to anydoor_jobs;
grant insert, delete on platform.agency_key to anydoor_jobs;
