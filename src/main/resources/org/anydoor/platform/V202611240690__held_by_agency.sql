-- What was sent after a page had locked was sent for one agency: another one's session of the same person, which that agency's
-- provider may have opened, neither reads it nor sends it in its own name. Rows of before have no agency and run out unseen.
alter table platform.held_post add column agency_id uuid default platform.acting_agency();
comment on column platform.held_post.agency_id is 'class: private; authority: Minn. Stat. 13.46; retention: eight hours, or until sent again';
alter policy held_post_keep on platform.held_post
  with check ((select platform.caller()) = 'member' and person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency()));
alter policy held_post_own on platform.held_post
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency()));
alter policy held_post_drop on platform.held_post
  using ((select platform.caller()) = 'member' and person_id = (select platform.my_person()) and agency_id = (select platform.acting_agency()));
