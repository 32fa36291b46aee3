-- For an immediate concern that nobody has read people on call are called; somebody who cannot be reached is tried again.
insert into platform.called_work (module, kind) values ('intake', 'concern');

create table intake.attempt (
  id               uuid primary key,
  concern_id       uuid not null,
  owner_agency_id  uuid not null,
  agency_id        uuid not null references platform.agency,
  category         text not null default 'concern' check (category = 'concern'),
  author_id        uuid not null,
  at               timestamptz not null,
  next_at          timestamptz,
  undone_at        timestamptz,
  foreign key (concern_id, owner_agency_id) references intake.concern (id, agency_id)
);
create index on intake.attempt (concern_id, at);
comment on table intake.attempt is 'when somebody called and nobody answered, and when to try again; never what was said';
alter table intake.attempt enable row level security;
alter table intake.attempt force row level security;
create policy attempt_own on intake.attempt for all to anydoor_app
  using (agency_id = (select platform.acting_agency()) and category = any ((select platform.my_categories())::text[]));
grant select, insert on intake.attempt to anydoor_app;
grant update (next_at, undone_at) on intake.attempt to anydoor_app;
