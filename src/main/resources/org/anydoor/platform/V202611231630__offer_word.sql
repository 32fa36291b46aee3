-- What an agency offers is taken by whom it means, and by nobody who has only got hold of that person's sign-in: the offer is seen
-- and taken by who states the word that the agency gave to the person (docs/decisions/0017-a-second-agency.md).
alter table platform.membership_offer add column word_digest bytea;
comment on column platform.membership_offer.word_digest is
  'class: private; authority: Minn. Stat. 13.37, 13.43; retention: until accepted or withdrawn, fourteen days at most';
alter policy membership_offer_mine on platform.membership_offer using (
  username = (select platform.my_sign_in_name()) and until_at > statement_timestamp()
  and encode(word_digest, 'hex') = (select platform.proof()));
alter policy membership_offer_taken on platform.membership_offer using (
  username = (select platform.my_sign_in_name()) and encode(word_digest, 'hex') = (select platform.proof()));
