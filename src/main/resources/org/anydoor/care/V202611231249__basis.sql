-- On what a referral rests: the young person wants it, or a law lets the sender tell without them, and which law that is.
alter table care.referral add column basis text check (basis in ('wanted', 'law')),
  add column law text check (length(law) between 1 and 200),
  add constraint referral_law check ((coalesce(basis, '') = 'law') = (law is not null));
comment on column care.referral.basis is 'class: private; authority: Minn. Stat. 13.05 subd. 4, 13.46; retention: owner''s records schedule (Minn. Stat. 138.17)';
comment on column care.referral.law is 'class: private; authority: Minn. Stat. 13.05 subd. 4, 13.46; retention: owner''s records schedule (Minn. Stat. 138.17)';
