-- A referral tells another agency about a young person: it goes where an agreement of the two kinds lets referrals go.
alter policy referral_send on care.referral
  with check (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[])
    and withdrawn_at is null
    and (sent_by = (select platform.my_person()) or (select platform.making_sample()))
    and exists (select 1 from platform.agency a where a.id = referral.agency_id and not a.walled)
    and exists (select 1 from directory.service s join directory.organisation o on o.id = s.organisation_id
      where s.id = referral.service_id and o.agency_id = referral.to_agency_id)
    and exists (select 1 from platform.sharing_agreement t
      join platform.agency f on f.kind = t.owner_kind join platform.agency v on v.kind = t.viewer_kind
      where f.id = referral.agency_id and v.id = referral.to_agency_id and t.category = referral.category and t.purpose = 'referral'
        and t.from_at <= statement_timestamp() and (t.until_at is null or t.until_at > statement_timestamp())));
