-- Found by taking conditions out one by one.

-- Whoever could hang a subject on another agency's entry could read that entry: an actor's subjects belong to its own entries.
alter table platform.audit_entry add unique (id, agency_id);
alter table platform.audit_subject
  add foreign key (entry_id, actor_agency_id) references platform.audit_entry (id, agency_id) deferrable initially deferred;
-- What is seen of subjects is what was done to one's own rows, or what one's own people did.
alter policy audit_entry_of_subject on platform.audit_entry
  using (exists (select 1 from platform.audit_subject s where s.entry_id = audit_entry.id));

-- What a person sent after the page had locked is kept for that person, never put before somebody else.
alter policy held_post_keep on platform.held_post
  with check ((select platform.caller()) = 'member' and person_id = (select platform.my_person()));

-- The maker of the sample holds every category, so nothing more has to be said for it here.
alter policy agency_add on platform.agency
  with check ((select platform.setting_up()) or 'community' = any ((select platform.my_categories())::text[]));
alter policy person_add on platform.person
  with check ((select platform.setting_up()) or 'administration' = any ((select platform.my_categories())::text[]));
alter policy membership_role_community on platform.membership_role
  with check (role <> 'community-administrator' or (select platform.setting_up()) or 'community' = any ((select platform.my_categories())::text[]));
