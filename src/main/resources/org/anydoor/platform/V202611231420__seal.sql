-- The sealed audit trail: which transaction wrote an entry, the Merkle tree over the entries, and its signed heads (docs/decisions/0019).

-- ── which transaction wrote it ──────────────────────────────────────────────────────────────────────────────────
-- The sealer takes what became visible since it last looked, however late its transaction commits. A subject is written in the
-- transaction of its entry or never: hung on later it would make a sealed entry say something else.
alter table platform.audit_entry add column xid xid8 not null default pg_current_xact_id();
alter table platform.audit_subject add column xid xid8 not null default pg_current_xact_id();
alter table platform.audit_entry add unique (xid, id);
alter table platform.audit_subject drop constraint audit_subject_entry_id_fkey;
alter table platform.audit_subject
  add foreign key (xid, entry_id) references platform.audit_entry (xid, id) deferrable initially deferred;
-- Whoever could name the transaction could hide an entry from the sealer, or learn the order of arrivals from it.
revoke select, insert on platform.audit_entry, platform.audit_subject from anydoor_app;
revoke insert on platform.audit_entry, platform.audit_subject from anydoor_jobs;
grant select (id, at, caller, person_id, agency_id, action, outcome), insert (id, at, caller, person_id, agency_id, action, outcome)
  on platform.audit_entry to anydoor_app;
grant select (entry_id, subject_id, owner_agency_id, actor_agency_id, at), insert (entry_id, subject_id, owner_agency_id, actor_agency_id, at)
  on platform.audit_subject to anydoor_app;
grant select on platform.audit_entry, platform.audit_subject to anydoor_jobs;
create policy audit_entry_sealed on platform.audit_entry for select to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'audit');
create policy audit_subject_sealed on platform.audit_subject for select to anydoor_jobs
  using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'audit');

-- ── the tree (RFC 9162), written by the sealer alone and only ever added to ─────────────────────────────────────
create table platform.audit_leaf (
  position  bigint primary key check (position >= 0),
  entry_id  uuid not null unique,
  hash      bytea not null check (length(hash) = 32)
);
comment on table platform.audit_leaf is 'the leaves of the tree over the audit trail, in the order in which they were sealed';
-- The root of each full subtree of 256^level leaves, so that a proof reads some hundred hashes and not all.
create table platform.audit_tile (
  level   int not null check (level between 1 and 7),
  number  bigint not null check (number >= 0),
  hash    bytea not null check (length(hash) = 32),
  primary key (level, number)
);
comment on table platform.audit_tile is 'roots of full subtrees of the tree over the audit trail';
-- Each signed head in the order of signing, and the transactions whose entries it covers; a file outside holds them, too.
create table platform.audit_head (
  number       bigint primary key check (number >= 0),
  kind         text not null check (kind in ('sealed', 'restored')),
  size         bigint not null check (size >= 0),
  at           timestamptz not null,
  root         bytea not null check (length(root) = 32),
  signature    bytea not null,
  key_version  int not null,
  seen         text not null
);
comment on table platform.audit_head is 'signed heads of the tree over the audit trail';
do $$
declare
  t text;
  c record;
begin
  foreach t in array array['audit_leaf', 'audit_tile', 'audit_head'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format($p$create policy %I on platform.%I for select to anydoor_jobs
      using ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'audit')$p$, t || '_read', t);
    execute format($p$create policy %I on platform.%I for insert to anydoor_jobs
      with check ((select platform.caller()) = 'sweep' and (select platform.proof()) = 'audit')$p$, t || '_add', t);
    execute format('grant select, insert on platform.%I to anydoor_jobs', t);
  end loop;
  for c in select i.of, unnest(i.columns::text[]) as name from (values
    ('audit_entry', '{xid}'), ('audit_subject', '{xid}'), ('audit_leaf', '{position,hash}'), ('audit_tile', '{level,number,hash}'),
    ('audit_head', '{number,kind,size,root,signature,key_version,seen}')
  ) as i (of, columns) loop
    execute format('comment on column platform.%I.%I is %L', c.of, c.name,
      'class: private; authority: Minn. Stat. 13.05 subd. 5, 13.37; retention: as long as the audit trail');
  end loop;
end $$;
