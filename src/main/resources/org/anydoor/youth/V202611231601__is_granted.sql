alter policy record_granted on youth.record using (platform.is_granted(id, agency_id, category));
