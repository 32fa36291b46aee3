-- Whoever finds a code might have it replaced: staff see when that was, before they answer.
alter table intake.receipt add column code_changed_at timestamptz;
comment on column intake.receipt.code_changed_at is
  'class: confidential; authority: Minn. Stat. 260E.35; retention: with the concern';
grant update (code_changed_at) on intake.receipt to anydoor_app;
