-- A receipt is renewed for the concern that it was given for; a holder's transaction could have moved it to another concern.
alter policy receipt_renewed on intake.receipt with check (concern_id = (select intake.my_receipt()));
