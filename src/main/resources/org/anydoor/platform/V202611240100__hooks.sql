-- Webhooks: a partner's program is told that something changed about a concern that it sent, and nothing of what
-- (docs/decisions/0033-webhooks.md).
create table platform.hook (
  client_id      uuid primary key,
  agency_id      uuid not null,
  address        text not null check (length(address) between 10 and 300 and address ~ '^https?://[!-~]+$'),
  made_at        timestamptz not null,
  made_by        uuid not null,
  failures       int not null default 0,
  failing_since  timestamptz,
  rests_until    timestamptz,
  off_at         timestamptz,
  off_because    text check (off_because in ('hand', 'failing', 'gone')),
  told_at        timestamptz,
  version        int not null default 1,
  check ((off_at is null) = (off_because is null)),
  unique (client_id, agency_id),
  foreign key (client_id, agency_id) references platform.api_client (id, agency_id)
);
create index on platform.hook (off_at) where off_because in ('failing', 'gone') and told_at is null;
comment on table platform.hook is 'where a program is told that something changed';
-- What a delivery is signed with, sealed by the master key; the old one signs beside the new one for a while.
create table platform.hook_secret (
  id         uuid primary key,
  client_id  uuid not null,
  agency_id  uuid not null,
  sealed     bytea not null,
  made_at    timestamptz not null,
  until_at   timestamptz,
  foreign key (client_id, agency_id) references platform.hook (client_id, agency_id)
);
create index on platform.hook_secret (client_id);
comment on table platform.hook_secret is 'what webhooks are signed with';
-- What is to be told, written in the transaction that changes something; ids and counts, nothing about anybody.
create table platform.hook_event (
  id            uuid primary key,
  client_id     uuid not null,
  agency_id     uuid not null,
  kind          text not null check (kind in ('concern.changed', 'webhook.test')),
  subject_id    uuid,
  made_at       timestamptz not null,
  state         text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')),
  tries         int not null default 0,
  try_after     timestamptz,
  last_try_at   timestamptz,
  status        int,
  failure       text check (failure in ('status', 'unknown-host', 'not-allowed', 'no-connection', 'no-tls', 'timeout', 'no-answer', 'off')),
  done_at       timestamptz,
  check ((kind = 'concern.changed') = (subject_id is not null)),
  foreign key (client_id, agency_id) references platform.hook (client_id, agency_id)
);
create index on platform.hook_event (client_id, made_at);
create index on platform.hook_event (client_id, tries, made_at) where state = 'waiting';
comment on table platform.hook_event is 'what programs are told, and how far each delivery is';

do $$
declare
  t text;
  c record;
begin
  foreach t in array array['hook', 'hook_secret', 'hook_event'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format($p$create policy %I on platform.%I for all to anydoor_jobs
      using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'hooks')$p$, t || '_delivered', t);
  end loop;
  foreach t in array array['hook', 'hook_secret'] loop
    execute format($p$create policy %I on platform.%I for all to anydoor_app
      using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]))$p$,
      t || '_administer', t);
  end loop;
  for c in select i.of, unnest(i.columns::text[]) as name, i.class, i.authority, i.kept from (values
    ('hook', '{address,failures,off_because}', 'not-on-individuals', 'Minn. Stat. 13.37', 'as long as the program may send'),
    ('hook_secret', '{sealed}', 'not-on-individuals', 'Minn. Stat. 13.37', 'a day after another has taken its place'),
    ('hook_event', '{kind,state,tries,status,failure}', 'not-on-individuals', 'Minn. Stat. 13.03', 'a week after delivery, at most 30 days')
  ) as i (of, columns, class, authority, kept) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      format('class: %s; authority: %s; retention: %s', c.class, c.authority, c.kept));
  end loop;
end $$;
create policy hook_secret_rewrapped on platform.hook_secret for all to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'keys');
-- Administrators see how deliveries went and ask for a test; what changed is written by the change alone.
create policy hook_event_administer on platform.hook_event for select to anydoor_app
  using (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[]));
create policy hook_event_test on platform.hook_event for insert to anydoor_app
  with check (agency_id = (select platform.acting_agency()) and 'administration' = any ((select platform.my_categories())::text[])
    and kind = 'webhook.test' and state = 'waiting');
create policy api_client_of_hooks on platform.api_client for select to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'hooks');
create policy hook_of_functions on platform.hook for select to anydoor_owner using (true);
create policy hook_event_of_functions on platform.hook_event for all to anydoor_owner using (true);
grant select, insert on platform.hook to anydoor_app;
grant update (address, failures, failing_since, rests_until, off_at, off_because, told_at, version) on platform.hook to anydoor_app;
grant select (id, client_id, agency_id, made_at, until_at), insert, update (until_at), delete on platform.hook_secret to anydoor_app;
grant select, insert on platform.hook_event to anydoor_app;
grant select, update (failures, failing_since, rests_until, off_at, off_because, told_at) on platform.hook to anydoor_jobs;
grant select, update (sealed), delete on platform.hook_secret to anydoor_jobs;
grant select, update (state, tries, try_after, last_try_at, status, failure, done_at), delete on platform.hook_event to anydoor_jobs;
grant select on platform.api_client to anydoor_jobs;

-- Writes that the program is to be told; nothing where it has no webhook, may not reread, or is shut out. Called by what
-- notices changes (a trigger of the module that keeps the rows), and by nobody else.
create function platform.tell_program(program uuid, subject uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.hook_event (id, client_id, agency_id, kind, subject_id, made_at)
  select gen_random_uuid(), h.client_id, h.agency_id, 'concern.changed', subject, date_trunc('minute', statement_timestamp())
  from platform.hook h join platform.api_client k on k.id = h.client_id
  where h.client_id = program and h.off_at is null and k.ended_at is null and 'concern:read' = any (k.scopes);
end $$;
comment on function platform.tell_program(uuid, uuid) is 'writes that the program is to be told of a change to what it sent';
revoke execute on function platform.tell_program(uuid, uuid) from public;

-- That a webhook was switched off is open work of the agency's administrators.
insert into platform.work_category (module, category) values ('hooks', 'administration');
insert into platform.job_scope (job, category) values ('hooks', 'administration');
