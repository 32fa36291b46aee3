-- An administrator runs their agency; what kind it is, and whether it is walled, is not theirs to change.
revoke update on platform.agency from anydoor_app;
grant update (name, notify_email, backup_person_id, supervisor_person_id, version, ended_at) on platform.agency to anydoor_app;
