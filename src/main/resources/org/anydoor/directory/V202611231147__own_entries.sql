-- What stands in the directory decides whom a young person calls and where referrals go: an agency's administrators change
-- their own entries; the community's change all, and they alone say which agency stands behind an organisation.
alter policy organisation_add on directory.organisation
  with check ('community' = any ((select platform.my_categories())::text[]));
alter policy organisation_change on directory.organisation
  using ('community' = any ((select platform.my_categories())::text[])
    or ('administration' = any ((select platform.my_categories())::text[]) and agency_id = (select platform.acting_agency())));
alter policy service_add on directory.service
  with check ('community' = any ((select platform.my_categories())::text[])
    or ('administration' = any ((select platform.my_categories())::text[]) and exists (select 1 from directory.organisation o
      where o.id = service.organisation_id and o.agency_id = (select platform.acting_agency()))));
alter policy service_change on directory.service
  using ('community' = any ((select platform.my_categories())::text[])
    or ('administration' = any ((select platform.my_categories())::text[]) and exists (select 1 from directory.organisation o
      where o.id = service.organisation_id and o.agency_id = (select platform.acting_agency()))));
-- No page changes the crisis lines.
revoke insert, update on directory.crisis_line from anydoor_app;
