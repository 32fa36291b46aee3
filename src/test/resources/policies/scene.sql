-- A fixed scene in which every condition of every row policy matters to somebody. @name stands for the key made from that
-- name. Written as superuser into a database of its own; everybody in it is made up.

-- ── agencies ────────────────────────────────────────────────────────────────────────────────────────────────────
insert into platform.deployment (sample, made_at, setup_digest, setup_until)
  values (true, now(), decode(repeat('5e', 32), 'hex'), now() + interval '1 hour');
insert into platform.agency (id, name, kind, walled, made_at)
select scene.u(a.name), 'Agency ' || a.name, a.kind, k.walled, now()
from (values ('intake', 'intake'), ('intake-other', 'intake'), ('police', 'police'), ('police-other', 'police'),
  ('protection', 'child-protection'), ('shelter', 'shelter'), ('advocate', 'advocate'), ('school', 'school'),
  ('outreach', 'street-outreach'), ('line', 'city-311'),
  ('community', 'committee-office'), ('fresh', 'hotel'), ('named', 'hotel'), ('named-role', 'hotel'), ('two', 'hotel'),
  ('own-only', 'hotel'), ('own-also', 'hotel'), ('own-role', 'hotel'), ('own-away', 'hotel'), ('own-bare', 'hotel'),
  ('own-shut', 'hotel'), ('own-unset', 'hotel'), ('own-none', 'hotel'), ('own-left', 'hotel'), ('clinic', 'clinic'),
  ('placement', 'placement'), ('tribal', 'tribal-services'), ('health', 'public-health'), ('tribal-police', 'tribal-police')) as a (name, kind)
join platform.agency_kind k on k.kind = a.kind;

-- ── people: name, agency, role; 'none' holds no role ────────────────────────────────────────────────────────────
create temp table who (name text, agency text, role text, from_at interval default '-1 day', until_at interval);
insert into who (name, agency, role) values
  ('nora', 'intake', 'navigator'), ('sue', 'intake', 'supervisor'), ('adam', 'intake', 'administrator'),
  ('paul', 'intake', 'privacy-officer'), ('cora', 'intake', 'coordinator'), ('rob', 'intake', 'none'),
  ('susp', 'intake', 'navigator'), ('susp', 'intake', 'administrator'), ('susp', 'intake', 'privacy-officer'),
  ('susp', 'intake-other', 'none'), ('spol', 'police', 'investigator'),
  ('dora', 'intake', 'navigator'), ('dora', 'school', 'staff'), ('dora', 'school', 'administrator'),
  ('opal', 'intake', 'operator'),
  ('xena', 'intake-other', 'navigator'), ('xadm', 'intake-other', 'administrator'), ('xaud', 'intake-other', 'privacy-officer'),
  ('ivan', 'police', 'investigator'), ('olga', 'police', 'supervisor'), ('badm', 'police', 'administrator'), ('baud', 'police', 'privacy-officer'),
  ('yuri', 'police-other', 'investigator'),
  ('cleo', 'protection', 'protection-worker'), ('carl', 'protection', 'protection-worker'),
  ('cain', 'protection', 'protection-worker'), ('cass', 'protection', 'protection-worker'),
  ('ciro', 'protection', 'protection-worker'), ('cyra', 'protection', 'protection-worker'),
  ('cyra', 'outreach', 'provider'),
  ('wanda', 'shelter', 'advocate'), ('wadm', 'shelter', 'administrator'), ('waud', 'shelter', 'privacy-officer'),
  ('vera', 'advocate', 'advocate'),
  ('sam', 'school', 'staff'), ('sid', 'school', 'staff'), ('sol', 'school', 'none'),
  ('pat', 'outreach', 'provider'), ('pia', 'outreach', 'none'), ('lee', 'line', 'operator'),
  ('duo', 'school', 'staff'), ('duo', 'police', 'investigator'), ('wcor', 'shelter', 'coordinator'),
  ('gone', 'line', 'none'),
  ('gus', 'community', 'community-administrator'), ('gail', 'community', 'administrator'), ('nell', 'named', 'none'),
  ('nick', 'named-role', 'staff'), ('tess', 'two', 'none'), ('tom', 'two', 'none'), ('past', 'intake', 'none'), ('running', 'intake', 'none');
insert into who (name, agency, role) values ('sean', 'school', 'navigator');
insert into who values ('ended', 'intake', 'navigator', '-9 days', '-1 day'), ('later', 'intake', 'navigator', '1 day', null),
  ('until', 'intake', 'navigator', '-9 days', '9 days'),
  ('wend', 'intake', 'none', '-9 days', null), ('wend', 'school', 'none', '-9 days', '-1 day'),
  ('wrun', 'intake', 'none', '-9 days', null), ('wrun', 'school', 'none', '-9 days', '9 days'),
  ('past', 'school', 'none', '-9 days', '-1 day'), ('running', 'school', 'none', '-9 days', '9 days'),
  ('gone', 'police', 'none', '-9 days', '-1 day'), ('soon', 'police', 'none', '1 day', null), ('exes', 'school', 'none', '-9 days', '-1 day'),
  ('ended', 'intake', 'administrator', '-9 days', '-1 day'), ('later', 'intake', 'administrator', '1 day', null);
-- Who keeps their own sign-in beside a provider: one each who no longer can.
insert into who (name, agency, role) values
  ('kit', 'own-only', 'administrator'), ('kit', 'own-also', 'administrator'), ('kate', 'own-role', 'staff'),
  ('kim', 'own-role', 'administrator'), ('kim', 'own-away', 'staff'), ('kora', 'own-bare', 'administrator'),
  ('kyle', 'own-shut', 'administrator'), ('kaya', 'own-unset', 'administrator'), ('kurt', 'own-none', 'administrator');
insert into who values ('kent', 'own-left', 'administrator', '-9 days', '-1 day');
insert into platform.person (id, username, name, suspended_at, made_at, invite_digest)
select distinct on (w.name) scene.u(w.name), 'user-' || w.name, initcap(w.name),
  case when w.name in ('susp', 'spol', 'exes', 'wend', 'wrun') then now() end, now(), case when w.name = 'rob' then decode(repeat('1b', 32), 'hex') end
from who w;
-- One who belongs to nobody yet.
insert into platform.person (id, username, name, made_at) values (@free, 'user-free', 'Free', now());
insert into platform.suspension (person_id, agency_id) values (@susp, @intake-other), (@rob, @intake), (@wend, @school), (@wrun, @school);
update platform.person set password_hash = 'h', totp_last_step = case when id = @dora then 5 end where id in (@nora, @rob, @dora);
update platform.person set password_hash = 'h' where id in (@kit, @kate, @kim, @kora, @kyle, @kurt, @kent);
insert into platform.membership (person_id, agency_id, from_at, until_at)
select distinct on (w.name, w.agency) scene.u(w.name), scene.u(w.agency), now() + w.from_at, now() + w.until_at from who w;
insert into platform.membership_role (person_id, agency_id, role)
select scene.u(w.name), scene.u(w.agency), w.role from who w where w.role <> 'none';
-- Of the two who stand in for the police one has left and one is yet to come; of those for the navigators one is shut out.
update platform.agency set supervisor_person_id = @susp, backup_person_id = @until where id = @intake;
update platform.agency set supervisor_person_id = @gone, backup_person_id = @soon where id = @police;
update platform.agency set supervisor_person_id = @xena where id = @intake-other;
insert into platform.team (id, agency_id, name) values (@team, @intake, 'Day'), (@team-x, @intake-other, 'Day');
insert into platform.team_member (team_id, agency_id, person_id)
  values (@team, @intake, @nora), (@team-x, @intake-other, @xena);
insert into platform.membership_offer (id, agency_id, username, roles, made_at, until_at, word_digest)
select gen_random_uuid(), scene.u(o.agency), 'user-' || o.person, '{staff}', now(), now() + o.until_at::interval, '\x0e'
from (values ('school', 'nora', '9 days'), ('police', 'nora', '-1 day'), ('school', 'susp', '9 days'), ('intake', 'pia', '9 days'),
  ('intake-other', 'sam', '9 days')) as o (agency, person, until_at);

-- ── agreements and grants ───────────────────────────────────────────────────────────────────────────────────────
delete from platform.sharing_agreement;
insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at, until_at)
select scene.u(a.name), a.owner, a.viewer, a.category, a.purpose, 'Local policy', now() + a.from_at::interval, now() + a.until_at::interval
from (values
  ('ag-police', 'intake', 'police', 'concern', 'report', '-9 days', null),
  ('ag-police-running', 'intake', 'police', 'concern', 'report', '-9 days', '9 days'),
  ('ag-police-ended', 'intake', 'police', 'concern', 'report', '-9 days', '-1 day'),
  ('ag-police-later', 'intake', 'police', 'concern', 'report', '1 day', null),
  ('ag-police-identity', 'intake', 'police', 'identity', 'report', '-9 days', null),
  ('ag-police-contact', 'intake', 'police', 'contact', 'report', '-9 days', null),
  ('ag-between-police', 'police', 'police', 'concern', 'report', '-9 days', null),
  ('ag-protection', 'intake', 'child-protection', 'concern', 'report', '-9 days', null),
  ('ag-protection-reporter', 'intake', 'child-protection', 'reporter', 'report', '-9 days', null),
  ('ag-shelter', 'shelter', 'police', 'identity', 'report', '-9 days', null),
  ('ag-match', 'child-protection', 'police', 'identity', 'matching', '-9 days', null),
  ('ag-match-alike', 'police', 'police', 'identity', 'matching', '-9 days', null),
  ('ag-match-running', 'street-outreach', 'police', 'identity', 'matching', '-9 days', '9 days'),
  ('ag-match-ended', 'placement', 'police', 'identity', 'matching', '-9 days', '-1 day'),
  ('ag-match-later', 'tribal-services', 'police', 'identity', 'matching', '1 day', null),
  ('ag-match-category', 'public-health', 'police', 'service', 'matching', '-9 days', null),
  ('ag-match-walled', 'shelter', 'police', 'identity', 'matching', '-9 days', null),
  ('ag-match-for-walled', 'police', 'shelter', 'identity', 'matching', '-9 days', null),
  ('ag-match-clinic', 'clinic', 'police', 'identity', 'matching', '-9 days', null),
  ('ag-match-school', 'police', 'school', 'identity', 'matching', '-9 days', null),
  ('ag-match-elsewhere', 'tribal-police', 'committee-office', 'identity', 'matching', '-9 days', null),
  ('ag-refer', 'intake', 'street-outreach', 'service', 'referral', '-9 days', null),
  ('ag-refer-running', 'intake', 'shelter', 'service', 'referral', '-9 days', '9 days'),
  ('ag-refer-category', 'police', 'street-outreach', 'concern', 'referral', '-9 days', null),
  ('ag-refer-purpose', 'police', 'shelter', 'service', 'report', '-9 days', null),
  ('ag-refer-ended', 'child-protection', 'street-outreach', 'service', 'referral', '-9 days', '-1 day'),
  ('ag-refer-later', 'child-protection', 'shelter', 'service', 'referral', '1 day', null),
  ('ag-refer-walled', 'shelter', 'street-outreach', 'service', 'referral', '-9 days', null))
  as a (name, owner, viewer, category, purpose, from_at, until_at);
-- Concerns: c-plain arrived by the public; c-sent was sent by the school; the others differ in the grant that is given on them.
insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, assigned_only, basis, agreement_id,
  release_id, from_at, until_at)
select gen_random_uuid(), scene.u(g.subject), scene.u(g.owner), scene.u(g.viewer), g.category, g.assigned, g.basis, scene.u(g.agreement),
  case when g.basis = 'release' then gen_random_uuid() end, now() + g.from_at::interval, now() + g.until_at::interval
from (values
  ('c-plain', 'intake', 'police', 'concern', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-plain', 'intake', 'protection', 'concern', false, 'agreement', 'ag-protection', '-1 day', null),
  ('c-plain', 'intake', 'protection', 'reporter', true, 'agreement', 'ag-protection-reporter', '-1 day', null),
  ('c-sent', 'intake', 'protection', 'reporter', false, 'agreement', 'ag-protection-reporter', '-1 day', null),
  ('c-second', 'intake', 'protection', 'reporter', true, 'agreement', 'ag-protection-reporter', '-1 day', null),
  ('c-duo', 'intake', 'police', 'concern', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-by-police', 'intake', 'police', 'concern', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-plain', 'intake', 'police-other', 'concern', false, 'agreement', 'ag-police', '-2 days', '-1 day'),
  ('c-wrong-owner', 'intake-other', 'police', 'concern', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-wrong-owner', 'intake-other', 'police', 'reporter', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-wrong-owner', 'intake-other', 'police', 'contact', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-contact', 'intake', 'police', 'contact', false, 'agreement', 'ag-police-contact', '-1 day', null),
  ('c-running', 'intake', 'police', 'concern', false, 'agreement', 'ag-police-running', '-1 day', '1 day'),
  ('c-running', 'intake-other', 'intake', 'concern', false, 'agreement', 'ag-police', '-1 day', null),
  ('c-later', 'intake', 'police', 'concern', false, 'agreement', 'ag-police', '1 day', null),
  ('c-agreement-ended', 'intake', 'police', 'concern', false, 'agreement', 'ag-police-ended', '-1 day', null),
  ('c-agreement-later', 'intake', 'police', 'concern', false, 'agreement', 'ag-police-later', '-1 day', null),
  ('c-released', 'intake', 'police', 'concern', false, 'release', 'ag-police-ended', '-1 day', null),
  ('y-plain', 'intake', 'police', 'identity', false, 'agreement', 'ag-police-identity', '-1 day', null),
  ('y-contact', 'intake', 'police', 'contact', false, 'agreement', 'ag-police-contact', '-1 day', null),
  ('y-other', 'intake-other', 'police', 'identity', false, 'agreement', 'ag-police-identity', '-1 day', null),
  ('y-wrong-owner', 'intake-other', 'police', 'identity', false, 'agreement', 'ag-police-identity', '-1 day', null))
  as g (subject, owner, viewer, category, assigned, basis, agreement, from_at, until_at);
insert into platform.assignment (id, subject_id, agency_id, person_id, from_at, until_at)
select gen_random_uuid(), scene.u(a.subject), scene.u(a.agency), scene.u(a.person), now() + a.from_at::interval, now() + a.until_at::interval
from (values
  ('c-plain', 'protection', 'cleo', '-1 day', null),
  ('c-plain', 'protection', 'cain', '-2 days', '-1 day'),
  ('c-plain', 'protection', 'cass', '1 day', null),
  ('c-running', 'protection', 'ciro', '-1 day', null),
  ('c-plain', 'outreach', 'cyra', '-1 day', null),
  ('c-plain', 'protection', 'carl', '-9 days', '-8 days'),
  ('c-second', 'protection', 'carl', '-2 days', '1 day'),
  ('c-plain', 'intake', 'opal', '-1 day', null),
  ('c-second', 'intake', 'rob', '-1 day', null),
  ('c-later', 'intake', 'rob', '1 day', null),
  ('c-contact', 'intake', 'rob', '-2 days', '-1 day'),
  ('c-sent', 'intake', 'susp', '-1 day', null), ('c-dora', 'intake', 'susp', '-2 days', '-1 day'),
  ('c-sent', 'intake-other', 'susp', '-1 day', null), ('c-sent', 'police', 'spol', '-1 day', null))
  as a (subject, agency, person, from_at, until_at);

-- ── young people, places, services ──────────────────────────────────────────────────────────────────────────────
insert into youth.record (id, agency_id, called, made_at)
select scene.u(r.name), scene.u(r.agency), 'Somebody', now()
from (values ('y-plain', 'intake'), ('y-contact', 'intake'), ('y-other', 'intake-other'), ('y-wrong-owner', 'intake'),
  ('y-shelter', 'shelter'), ('y-protection', 'protection'), ('y-clinic', 'clinic')) as r (name, agency);
insert into youth.match_key (agency_id, walled, key, record_id) values
  (@intake, false, 1, @y-plain), (@intake-other, false, 1, @y-other), (@shelter, true, 1, @y-shelter), (@protection, false, 1, @y-protection),
  (@clinic, false, 1, @y-clinic);
insert into youth.name_key (agency_id, key, record_id) values
  (@intake, 'k', @y-plain), (@intake-other, 'k', @y-other), (@shelter, 'k', @y-shelter);
insert into youth.safe_contact (record_id, agency_id, body) values
  (@y-plain, @intake, '\x01'::bytea), (@y-contact, @intake, '\x01'::bytea), (@y-other, @intake-other, '\x01'::bytea), (@y-shelter, @shelter, '\x01'::bytea);
insert into venues.place (id, name, kind) values (@place, 'Lakeside Inn', 'hotel');
insert into directory.organisation (id, name, agency_id) values
  (@org-outreach, 'Outreach', @outreach), (@org-shelter, 'Shelter', @shelter), (@org-none, 'Alone', null), (@org-school, 'Classes', @school);
insert into directory.service (id, organisation_id, name, need, verified_on) values
  (@srv-outreach, @org-outreach, 'Outreach', 'safety', current_date), (@srv-shelter, @org-shelter, 'Beds', 'housing', current_date),
  (@srv-none, @org-none, 'Alone', 'legal', current_date), (@srv-school, @org-school, 'Classes', 'education', current_date);

-- ── doors ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Two doors, two owners; nobody else of the scene owns one.
update intake.door set owner_agency_id = case when key = 'patrol' then @police else @intake end;
insert into intake.door (key, position, audience, steps, asks, mandated, owner_kind, owner_agency_id, opens_to_kinds, receipt, active) values
  ('closed-public', 8, 'public', '{}', '{}', true, 'intake', @intake, '{}', true, false),
  ('closed-school', 9, 'staff', '{}', '{}', true, 'intake', @intake, '{school}', true, false),
  ('odd-public', 10, 'public', '{}', '{}', true, 'intake', @intake, '{school}', true, true),
  ('unowned', 11, 'staff', '{}', '{}', true, 'police', null, '{}', true, true),
  ('closed-partner', 12, 'partner', '{}', '{}', true, 'intake', @intake, '{school}', false, false),
  ('police-partner', 13, 'partner', '{}', '{}', true, 'police', @police, '{school}', false, true);
-- Programs of partners: one that may do all, others that lack one thing each.
insert into platform.api_client (id, agency_id, name, door, scopes, made_at, made_by, ended_at)
select scene.u(k.name), scene.u(k.agency), k.name, k.door, k.scopes::text[], now(), @adam, case when k.gone then now() end
from (values ('k-school', 'school', 'partner', '{concern:send,concern:read}', false), ('k-send', 'school', 'partner', '{concern:send}', false),
  ('k-read', 'school', 'partner', '{concern:read}', false), ('k-gone', 'school', 'partner', '{concern:send,concern:read}', true),
  ('k-line', 'line', 'partner', '{concern:send,concern:read}', false), ('k-shelter', 'shelter', 'partner', '{concern:send}', false),
  ('k-staff-door', 'school', 'school', '{concern:send}', false), ('k-closed', 'school', 'closed-partner', '{concern:send}', false))
  as k (name, agency, door, scopes, gone);
insert into platform.api_secret (id, client_id, agency_id, key_version, digest, made_at)
select c.id, c.id, c.agency_id, 1, sha256(c.id::text::bytea), now() from platform.api_client c;
insert into platform.hook (client_id, agency_id, address, made_at, made_by, off_at, off_because)
select c.id, c.agency_id, 'https://case.example.org', now(), @adam, case when c.id = @k-read then now() end, case when c.id = @k-read then 'hand' end
from platform.api_client c where c.id in (@k-school, @k-send, @k-read, @k-gone, @k-line);
insert into platform.hook_secret (id, client_id, agency_id, sealed, made_at, until_at)
select h.client_id, h.client_id, h.agency_id, '\x01', now(), case when h.client_id = @k-line then now() end from platform.hook h;
insert into platform.hook_event (id, client_id, agency_id, kind, made_at)
select h.client_id, h.client_id, h.agency_id, 'webhook.test', now() from platform.hook h;
insert into platform.hook_event (id, client_id, agency_id, kind, made_at, state, failure, done_at)
select scene.u('not taken ' || h.client_id), h.client_id, h.agency_id, 'webhook.test', now(), 'given-up', 'off', now() from platform.hook h;
insert into platform.signing_key (id, sealed, made_at, signs_from) values (@signing, '\x01', now(), now());

insert into venues.place (id, name, kind) values (@place-second, 'Roadside Rest', 'hotel');
insert into intake.poster (code, door, place_id, made_at, withdrawn_at) values
  ('K7Q4M', 'hotel', @place, now(), null), ('W3TNH', 'hotel', @place-second, now(), now());

-- ── concerns and what hangs on them ─────────────────────────────────────────────────────────────────────────────
insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, sent_by_agency_id, sent_by_person_id)
select scene.u(c.name), scene.u(c.agency), 'K-1', c.door, 'en', date_trunc('minute', now()), 'unknown', 'unsure', scene.u(c.sender), scene.u(c.person)
from (values
  ('c-plain', 'intake', 'public', null, null),
  ('c-second', 'intake', 'public', null, null),
  ('c-other', 'intake-other', 'public', null, null),
  ('c-shelter', 'shelter', 'public', null, null), ('c-police', 'police', 'patrol', null, null),
  ('c-wrong-owner', 'intake', 'public', null, null), ('c-contact', 'intake', 'public', null, null),
  ('c-running', 'intake', 'public', null, null), ('c-later', 'intake', 'public', null, null),
  ('c-agreement-ended', 'intake', 'public', null, null), ('c-agreement-later', 'intake', 'public', null, null),
  ('c-released', 'intake', 'public', null, null),
  ('c-sent', 'intake', 'school', 'school', 'sam'),
  ('c-bare', 'intake', 'school', 'school', 'sam'),
  ('c-dora', 'intake', 'school', 'school', 'dora'),
  ('c-dora-bare', 'intake', 'school', 'school', 'dora'),
  ('c-duo', 'intake', 'school', 'school', 'duo'),
  ('c-by-police', 'intake', 'school', 'police', 'ivan'),
  ('c-program', 'intake', 'partner', 'school', null), ('c-program-line', 'intake', 'partner', 'line', null),
  ('c-dora-own', 'intake', 'school', 'intake', 'dora')) as c (name, agency, door, sender, person);
update intake.concern set sent_by_client_id = case when id = @c-program then @k-school else @k-line end where id in (@c-program, @c-program-line);
update intake.concern set sent_by_client_id = @k-line where id = @c-shelter;
insert into platform.agency_key (agency_id, key_version, wrapped, made_at)
select a.id, 1, '\x01'::bytea, now() from platform.agency a;
insert into platform.data_key (subject_id, agency_id, agency_key_version, wrapped)
select c.id, c.agency_id, 1, '\x01'::bytea from intake.concern c where c.id not in (@c-bare, @c-dora-bare);
insert into platform.data_key (subject_id, agency_id, agency_key_version, wrapped)
values (@y-shelter, @shelter, 1, '\x01'), (@y-locked, @shelter, 1, '\x01');
insert into platform.hosting_approval (agency_id, counsel, approved_on, document, recorded_at)
values (@shelter, 'A. Counsel', current_date, 'Letter', now());
insert into platform.vault (agency_id, version, public_key, made_at) values (@shelter, 1, '\x01', now());
insert into platform.vault_holder (id, agency_id, person_id, public_key, salt, wrapped, pin, made_at) values
  (@h-wanda, @shelter, @wanda, '\x01', '\x01', '\x01', '\x01', now()),
  (@h-asks, @shelter, @waud, '\x01', '\x01', '\x01', '\x01', now());
insert into platform.vault_share (agency_id, version, holder_id, sealed, vouched, given_at)
values (@shelter, 1, @h-wanda, '\x01', '\x01', now());
insert into platform.vault_key (subject_id, agency_id, version, sealed) values (@y-shelter, @shelter, 1, '\x01');
insert into youth.privileged_note (id, record_id, agency_id, body, written_at) values (@n-locked, @y-shelter, @shelter, '\x01', now());
insert into platform.master_version (version, announced_at) values (1, now());
insert into platform.key_node (id, host, versions, seen_at) values (@node, 'one', '{1}', now());
insert into platform.root_key (name, sealed, made_at) values ('RECEIPT/1', '\x01', now());
insert into platform.backup_run (id, file, begun_at, outcome) values (@backup, 'one.backup', now(), 'good');
insert into platform.shredded (subject_id, agency_id, destroyed_at) values (@s-gone, @intake, now()), (@s-gone-police, @police, now());
create temp table hung as
select c.id, c.agency_id from intake.concern c
where c.id in (@c-plain, @c-second, @c-other, @c-shelter, @c-wrong-owner, @c-contact, @c-sent, @c-dora, @c-dora-own, @c-released, @c-duo, @c-by-police);
insert into intake.reporter (concern_id, agency_id, body) select h.id, h.agency_id, '\x01'::bytea from hung h;
insert into intake.safe_contact (concern_id, agency_id, body) select h.id, h.agency_id, '\x01'::bytea from hung h;
insert into intake.original (concern_id, field, agency_id, body) select h.id, 'what', h.agency_id, '\x01'::bytea from hung h;
insert into intake.message (id, concern_id, agency_id, from_reporter, author_id, body, at)
select gen_random_uuid(), h.id, h.agency_id, true, null, '\x01'::bytea, now() from hung h
union all select gen_random_uuid(), h.id, h.agency_id, false, @nora, '\x01'::bytea, now() from hung h;
insert into intake.mandated_report (concern_id, agency_id, learned_at, oral_due_at, written_due_at)
select h.id, h.agency_id, now(), now(), now() from hung h
union select c.id, c.agency_id, now(), now(), now() from intake.concern c where c.id = @c-program;
insert into intake.translation (id, concern_id, agency_id, category, of_field, translator, body, at, made_by)
select gen_random_uuid(), h.id, h.agency_id, k.category, 'what', 'T.', '\x01'::bytea, now(), @nora
from hung h cross join (values ('concern'), ('reporter')) as k (category);
insert into intake.receipt (concern_id, agency_id, key_version, digest)
select h.id, h.agency_id, 1, case when h.id = @c-plain then decode(repeat('c1', 32), 'hex')
  when h.id = @c-second then decode(repeat('c2', 32), 'hex') else sha256(h.id::text::bytea) end from hung h
where h.id not in (@c-released);
insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language, interpreter, harm,
  arrived_at, received_at, due_at, state)
select scene.u(h.concern), scene.u(h.agency), c.agency_id, 'standard', 'everything-else', 'public', 'en', 'none', 'unsure',
  now(), now(), now(), h.state
from (values
  ('c-plain', 'intake', 'new'), ('c-plain', 'police', 'new'), ('c-plain', 'protection', 'acknowledged'), ('c-plain', 'shelter', 'new'),
  ('c-plain', 'police-other', 'declined'), ('c-plain', 'outreach', 'accepted'),
  ('c-later', 'police', 'new'), ('c-second', 'intake', 'declined'), ('c-second', 'police', 'taken-back'), ('c-second', 'protection', 'accepted'),
  ('c-second', 'shelter', 'taken-back'),
  ('c-other', 'intake-other', 'new'), ('c-other', 'police', 'new'), ('c-other', 'intake', 'new'), ('c-other', 'protection', 'declined'),
  ('c-sent', 'intake', 'new'), ('c-sent', 'police', 'new'), ('c-dora', 'intake', 'new'), ('c-dora', 'police', 'new'),
  ('c-program', 'intake', 'new'), ('c-program', 'police', 'new'), ('c-program-line', 'intake', 'new'),
  ('c-dora-own', 'intake', 'new'), ('c-duo', 'intake', 'new'), ('c-by-police', 'intake', 'new'), ('c-shelter', 'shelter', 'new')) as h (concern, agency, state)
join intake.concern c on c.id = scene.u(h.concern);
update intake.handling set closed_at = '2026-01-02' where (concern_id, agency_id) in ((@c-dora, @intake), (@c-other, @intake-other));
update intake.handling set acknowledged_by = case agency_id when @protection then @cleo else @sue end, acknowledged_at = now() - interval '1 day'
where concern_id = @c-plain and agency_id in (@protection) or concern_id = @c-second and agency_id = @intake;
insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at) values
  (gen_random_uuid(), @c-plain, @intake, @intake, @nora, 'n', now()), (gen_random_uuid(), @c-plain, @intake, @police, @ivan, 'n', now());
insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, due_at) values
  (@c-plain, @intake, @police, @protection, now()), (@c-second, @intake, @intake, @police, now()),
  (@c-other, @intake-other, @police-other, @protection, now());
insert into intake.about (concern_id, record_id, agency_id, at, made_by) values
  (@c-plain, @y-plain, @intake, now(), @nora), (@c-other, @y-other, @intake-other, now(), @xena);
insert into intake.submission (digest, response, made_at, until_at) values
  (decode(repeat('d1', 32), 'hex'), '\x01'::bytea, now(), now() + interval '1 day'),
  (decode(repeat('d2', 32), 'hex'), '\x01'::bytea, now(), now() - interval '1 day');

-- ── referrals ───────────────────────────────────────────────────────────────────────────────────────────────────
insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by,
  answer_due_at, withdrawn_at)
select scene.u(r.name), 'R-1', scene.u(r.sender), scene.u(r.receiver), r.receiver = 'shelter', scene.u('srv-' || r.receiver), 'A', 's',
  now(), scene.u(r.person), now(), case when r.withdrawn then now() end
from (values ('r-outreach', 'intake', 'outreach', 'nora', false), ('r-withdrawn', 'intake', 'outreach', 'nora', true),
  ('r-withdrawn-answered', 'intake', 'outreach', 'nora', true), ('r-shelter', 'intake', 'shelter', 'nora', false),
  ('r-other', 'intake-other', 'outreach', 'xena', false), ('r-other-shelter', 'intake-other', 'shelter', 'xena', false),
  ('r-shelter-open', 'intake', 'shelter', 'nora', false), ('r-outreach-open', 'intake', 'outreach', 'nora', false))
  as r (name, sender, receiver, person, withdrawn);
insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, at, by_person) values
  (@r-outreach, @outreach, @intake, false, 'accepted', now(), @pat), (@r-withdrawn-answered, @outreach, @intake, false, 'accepted', now(), @pat),
  (@r-shelter, @shelter, @intake, true, 'accepted', now(), @wanda), (@r-other, @outreach, @intake-other, false, 'accepted', now(), @pat);

-- ── work, audit, notices, held posts, counts ────────────────────────────────────────────────────────────────────
insert into platform.work (id, module, kind, reference, agency_id, opened_at, done_at, authority, assignee_id)
select scene.u(w.name), w.module, w.kind, scene.u(w.reference), scene.u(w.agency), now(), case when w.done then now() end, 'Local policy',
  scene.u(w.person)
from (values
  ('w-open', 'intake', 'accept', 'c-plain', 'intake', false, 'nora'), ('w-copy', 'intake', 'accept', 'c-plain', 'police', false, null),
  ('w-message', 'intake', 'message', 'c-plain', 'intake', true, null), ('w-message-2', 'intake', 'message', 'c-second', 'intake', true, null),
  ('w-done', 'intake', 'accept', 'c-second', 'intake', true, null), ('w-kind', 'intake', 'acknowledge', 'c-plain', 'intake', true, null),
  ('w-module', 'care', 'message', 'c-plain', 'intake', true, null), ('w-message-open', 'intake', 'message', 'c-plain', 'police', false, null),
  ('w-other', 'intake', 'accept', 'c-other', 'intake-other', false, null),
  ('w-rob', 'intake', 'accept', 'c-dora', 'intake', false, 'rob'), ('w-dora', 'care', 'next-step', 'r-other', 'school', false, 'dora'),
  ('w-susp', 'intake', 'accept', 'c-sent', 'intake', false, 'susp'), ('w-susp-done', 'intake', 'decide', 'c-sent', 'intake', true, 'susp'),
  ('w-susp-other', 'intake', 'accept', 'c-sent', 'intake-other', false, 'susp'), ('w-spol', 'intake', 'accept', 'c-sent', 'police', false, 'spol'))
  as w (name, module, kind, reference, agency, done, person);
insert into platform.work (id, module, kind, reference, agency_id, opened_at, done_at, authority, assignee_id, team_id) values
  (@w-team, 'intake', 'notice', @c-plain, @intake, now(), null, 'Local policy', null, @team),
  (@w-team-done, 'intake', 'notice', @c-second, @intake, now(), now(), 'Local policy', null, @team),
  (@w-team-held, 'intake', 'notice', @c-sent, @intake, now(), null, 'Local policy', @nora, @team);
-- What lies with people whose roles may change: work that their roles allow and work that they do not, here and elsewhere.
insert into platform.work (id, module, kind, reference, agency_id, opened_at, done_at, authority, assignee_id)
select gen_random_uuid(), w.module, w.kind, scene.u(w.subject), scene.u(w.agency), now(), case when w.done then now() end, 'Local policy', scene.u(w.person)
from (values ('access', 'review', 's-no', 'intake', false, 'nora'), ('access', 'done', 's-no', 'intake', true, 'nora'),
  ('access', 'review', 's-two', 'intake', false, 'opal'), ('care', 'held', 's-two', 'intake-other', false, 'xena'),
  ('access', 'review', 's-mine', 'intake-other', false, 'xena'), ('access', 'other', 's-dora', 'intake', false, 'dora'),
  ('access', 'held', 's-dora', 'school', false, 'dora'), ('care', 'held', 's-may', 'intake', false, 'nora'),
  ('access', 'held', 's-else', 'intake-other', false, 'xena'),
  ('access', 'over', 's-over', 'intake', true, null), ('access', 'over', 's-over', 'intake-other', false, null)) as w (module, kind, subject, agency, done, person);
insert into platform.assignment (id, subject_id, agency_id, person_id, from_at, until_at)
select gen_random_uuid(), scene.u(a.subject), scene.u(a.agency), scene.u(a.person), now(), case when a.done then now() end
from (values ('s-no', 'intake', 'nora', false), ('s-two', 'intake', 'nora', false), ('s-may', 'intake', 'nora', false),
  ('s-else', 'intake', 'nora', false), ('s-none', 'intake', 'nora', false), ('s-no', 'intake', 'opal', false),
  ('s-two', 'intake', 'rob', true), ('s-dora', 'school', 'dora', false), ('s-mine', 'intake-other', 'xena', false), ('s-dora', 'intake', 'dora', false),
  ('s-no', 'intake', 'dora', true), ('s-over', 'intake', 'nora', false), ('s-over', 'intake', 'susp', false)) as a (subject, agency, person, done);
insert into platform.membership_offer (id, agency_id, username, roles, made_at, until_at, word_digest)
select gen_random_uuid(), scene.u(o.agency), 'user-' || o.person, '{staff}', now(), now() + interval '9 days', '\x0e'
from (values ('school', 'past'), ('school', 'running'), ('school', 'ended'), ('intake', 'dora')) as o (agency, person);
insert into platform.recovery_code (person_id, digest, made_at, used_at) values (@nora, '\x03', now(), now());
insert into platform.passkey (id, person_id, credential, public_key, sign_count, backup_eligible, name, made_at, shut_at)
  values (gen_random_uuid(), @nora, 'passkey-shut', '\x01', 0, false, 'Phone', now(), now());
insert into platform.spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
select s.id, s.id, 0, 0, 0, s.expires, scene.u(s.person)::text
from (values ('00000000-0000-0000-0000-000000000001', 'nora', 4102444800000), ('00000000-0000-0000-0000-000000000002', 'nora', 0),
  ('00000000-0000-0000-0000-000000000003', 'xena', 4102444800000), ('00000000-0000-0000-0000-000000000004', 'sam', 4102444800000),
  ('00000000-0000-0000-0000-000000000005', 'sam', 0),
  ('00000000-0000-0000-0000-000000000006', 'nora', 0), ('00000000-0000-0000-0000-000000000007', 'nora', 4102444800000),
  ('00000000-0000-0000-0000-000000000008', 'nora', 4102444800000), ('00000000-0000-0000-0000-00000000000a', 'adam', 4102444800000)) as s (id, person, expires);
insert into platform.access_review (id, agency_id, person_id, at) values (@rv-intake, @intake, @adam, now()), (@rv-school, @school, @dora, now());
insert into platform.passkey (id, person_id, credential, public_key, sign_count, backup_eligible, name, made_at)
select gen_random_uuid(), scene.u(k.person), 'passkey-' || k.person, '\x01', 0, false, 'Laptop', now()
from (values ('nora'), ('rob'), ('sam'), ('lee'), ('dora'), ('kit'), ('kate'), ('kim'), ('kaya'), ('kurt'), ('kent')) as k (person);
insert into platform.passkey (id, person_id, credential, public_key, sign_count, backup_eligible, name, made_at, shut_at)
  values (gen_random_uuid(), @kyle, 'passkey-kyle', '\x01', 0, false, 'Phone', now(), now());
-- Providers: intake's in use, the school's alone with one who keeps their own, the police's neither.
insert into platform.identity_provider (agency_id, issuer, client_id, secret, on_at, only_at, made_at)
select scene.u(i.agency), 'https://' || i.agency || '.example', 'anydoor', '\x01', case when i.used then now() end, case when i.alone then now() end, now()
from (values ('intake', true, false), ('school', true, true), ('police', false, false), ('intake-other', true, true),
  ('own-only', true, true), ('own-also', true, false), ('own-role', true, true), ('own-away', true, true), ('own-bare', true, true),
  ('own-shut', true, true), ('own-unset', true, true), ('own-none', true, true), ('own-left', true, true)) as i (agency, used, alone);
insert into platform.provider_keeper (agency_id, person_id) values (@school, @dora), (@intake, @sue), (@intake, @dora), (@intake-other, @susp),
  (@own-only, @kit), (@own-also, @kit), (@own-role, @kate), (@own-away, @kim), (@own-bare, @kora), (@own-shut, @kyle), (@own-unset, @kaya), (@own-left, @kent);
insert into platform.provider_binding (agency_id, person_id, identity, bound_at)
select scene.u(b.agency), scene.u(b.person), sha256(b.person::bytea), now()
from (values ('intake', 'nora'), ('intake', 'rob'), ('school', 'duo'), ('school', 'dora'), ('school', 'sam'), ('police', 'ivan'), ('intake-other', 'xena'),
  ('intake', 'ended')) as b (agency, person);
insert into platform.passkey_challenge (digest, until_at) values ('\x01', now());
insert into platform.recovery_code (person_id, digest, made_at) values (@nora, '\x01', now()), (@rob, '\x01', now()), (@sam, '\x01', now());
insert into platform.sign_in (session_primary_id, device, browser, at) values ('00000000-0000-0000-0000-000000000001', 'mac', 'safari', now());
insert into platform.sign_in (session_primary_id, device, browser, provider_of, at) values
  ('00000000-0000-0000-0000-000000000007', 'mac', 'safari', @intake, now()),
  ('00000000-0000-0000-0000-000000000008', 'mac', 'safari', @school, now());
insert into platform.spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
  values ('00000000-0000-0000-0000-000000000001', 'a', '\x01');
insert into platform.guess (digest, day, count, last_at, most) values ('\x01', current_date, 1, now(), null), ('\x02', current_date, 1, now(), 9);
insert into platform.guess_salt (day, salt) values (current_date, '\x01');
insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date)
  values (@event, 'intake.silence', 'WorkOverdue', '{}', now());
insert into platform.escalation (work_id, due_at, level, at) values (@w-open, now(), 1, now()), (@w-other, now(), 1, now());
insert into platform.audit_entry (id, at, caller, person_id, agency_id, action)
select scene.u(e.name), now(), 'member', scene.u(e.person), scene.u(e.agency), 'concern.read'
from (values ('e-intake', 'nora', 'intake'), ('e-police', 'ivan', 'police'), ('e-shelter', 'wanda', 'shelter'), ('e-own', 'nora', 'intake'),
  ('e-shelter-own', 'wanda', 'shelter'), ('e-other', 'xena', 'intake-other'), ('e-none', 'nora', 'intake'),
  ('e-advocate', 'vera', 'advocate')) as e (name, person, agency);
insert into platform.audit_subject (entry_id, subject_id, owner_agency_id, actor_agency_id, at)
select scene.u(s.entry), scene.u(s.subject), scene.u(s.owner), e.agency_id, now()
from (values ('e-intake', 'c-plain', 'intake'), ('e-police', 'c-plain', 'intake'), ('e-shelter', 'c-plain', 'intake'),
  ('e-own', 'c-other', 'intake-other'), ('e-shelter-own', 'y-shelter', 'shelter'), ('e-other', 'c-other', 'intake-other'),
  ('e-police', 'y-shelter', 'shelter'), ('e-advocate', 'y-shelter', 'shelter'), ('e-advocate', 'r-outreach', null)) as s (entry, subject, owner)
join platform.audit_entry e on e.id = scene.u(s.entry);
insert into platform.audit_leaf (position, entry_id, hash) values (0, @e-intake, sha256(''));
insert into platform.audit_tile (level, number, hash) values (1, 0, sha256(''));
insert into platform.audit_head (number, kind, size, at, root, signature, key_version, seen)
values (0, 'sealed', 1, now(), sha256(''), sha256(''), 1, '1:1:');
insert into platform.held_post (id, agency_id, person_id, path, body, held_at, until_at) values
  (@h-live, @intake, @nora, '/app', '\x01'::bytea, now(), now() + interval '1 hour'), (@h-over, @intake, @nora, '/app', '\x01'::bytea, now(), now() - interval '1 hour'),
  (@h-other, @intake, @xena, '/app', '\x01'::bytea, now(), now() + interval '1 hour'), (@h-school, @school, @dora, '/app', '\x01'::bytea, now(), now() + interval '1 hour');
insert into platform.notice (id, agency_id, person_id, kind, made_at) values (@n-one, @intake, @nora, 'work', now());
insert into pledge.cell (measure, agency_id, month, dimension, count, as_of)
select 'm', a.id, date '2026-01-01', 'all', 1, now() from platform.agency a where a.id in (@intake, @police, @shelter, @advocate);
insert into pledge.edition (measure, walled_agency_id, quarter, told_at, dimensions, counts, total) values
  ('m', null, date '2026-01-01', now(), '{all}', '{20}', 20), ('m', @shelter, date '2026-01-01', now(), '{all}', '{20}', 20),
  ('m', @advocate, date '2026-01-01', now(), '{all}', '{20}', 20);


-- ── on call ─────────────────────────────────────────────────────────────────────────────────────────────────────
insert into platform.rota_shift (id, agency_id, days, starts, ends, reads, made_at) values
  (@rs-intake, @intake, '{monday}', '08:00', '18:00', true, now()), (@rs-other, @intake-other, '{monday}', '08:00', '18:00', true, now());
insert into platform.rota_place (shift_id, place, agency_id, person_id) values
  (@rs-intake, 1, @intake, @nora), (@rs-other, 1, @intake-other, @xena);
insert into platform.rota_cover (agency_id, day, person_id, by_person_id, made_at) values
  (@intake, current_date, @nora, @sue, now()), (@intake-other, current_date, @xena, null, now());
insert into platform.duty_hours (agency_id, from_at, until_at) values
  (@intake, now(), now() + interval '1 hour'), (@intake-other, now(), now() + interval '1 hour');
insert into platform.pager (person_id, gateway, address) values
  (@nora, 'mail', 'pager of nora'), (@xena, 'mail', 'pager of xena'), (@sam, 'mail', 'pager of sam');
insert into platform.call_step (id, work_id, opened_at, step, rung, agency_id, at) values
  (@cs-intake, @w-open, now(), 1, 'line', @intake, now()), (@cs-other, @w-other, now(), 1, 'line', @intake-other, now());
insert into platform.call_made (call_id, person_id, agency_id) values (@cs-intake, @nora, @intake), (@cs-other, @xena, @intake-other);
insert into platform.call_answer (work_id, person_id, at, until_at) values
  (@w-open, @nora, now(), now()), (@w-other, @xena, now(), now());
insert into intake.attempt (id, concern_id, owner_agency_id, agency_id, author_id, at) values
  (@at-intake, @c-plain, @intake, @intake, @nora, now()), (@at-police, @c-plain, @intake, @police, @ivan, now()),
  (@at-other, @c-other, @intake-other, @intake-other, @xena, now());

-- ── keeping and destroying ──────────────────────────────────────────────────────
-- Concerns that everybody is done with, each but for one thing.
insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger)
select scene.u(c.name), scene.u(c.agency), 'K-2', 'public', 'en', date_trunc('minute', now()), 'unknown'
from (values ('rt-due', 'intake'), ('rt-due2', 'intake'), ('rt-young', 'intake'), ('rt-long', 'intake'), ('rt-copy', 'intake'), ('rt-copy-open', 'intake'),
  ('rt-work', 'intake'), ('rt-grant', 'intake'), ('rt-grant-until', 'intake'), ('rt-held', 'intake'), ('rt-lifted', 'intake'),
  ('rt-refused', 'intake'), ('rt-refused-old', 'intake'), ('rt-open', 'intake'), ('rt-order', 'intake'), ('rt-joined', 'intake'), ('rt-other', 'intake-other'),
  ('rt-referred', 'intake'), ('rt-referred-open', 'intake'), ('rt-held-there', 'intake'), ('rt-w-theirs', 'intake'), ('rt-w-ours', 'intake'), ('rt-theirs', 'intake'), ('rt-ordered', 'intake'), ('rt-held2', 'intake'),
  ('rt-walled', 'intake'), ('rt-w-work', 'intake'), ('rt-p-work', 'intake'), ('rt-s-open', 'shelter'), ('rt-s-work', 'shelter'), ('rt-ref-back', 'intake'))
  as c (name, agency);
update intake.concern set joined_into = @rt-due where id = @rt-joined;
update intake.concern set joined_into = @rt-long where id = @rt-open;
update intake.concern set joined_into = @c-plain where id = @rt-young;
insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language, interpreter, arrived_at, received_at,
  due_at, state, outcome, closed_at)
select scene.u(h.concern), scene.u(h.agency), c.agency_id, 'standard', 'x', 'public', 'en', 'none', now(), now() - h.ago::interval, now(), h.state,
  case when h.state = 'closed' then h.outcome end, case when h.state = 'closed' then now() - h.ago::interval end
from (values ('rt-due', 'intake', '30 months', 'closed', 'not-enough'), ('rt-due2', 'intake', '31 months', 'closed', 'not-enough'),
  ('rt-young', 'intake', '1 month', 'closed', 'not-enough'), ('rt-long', 'intake', '30 months', 'closed', 'helped'),
  ('rt-copy', 'intake', '30 months', 'closed', 'not-enough'), ('rt-copy', 'police', '30 months', 'declined', null),
  ('rt-copy-open', 'intake', '30 months', 'closed', 'not-enough'), ('rt-copy-open', 'police', '30 months', 'accepted', null),
  ('rt-work', 'intake', '30 months', 'closed', 'not-enough'), ('rt-grant', 'intake', '30 months', 'closed', 'not-enough'),
  ('rt-grant-until', 'intake', '30 months', 'closed', 'not-enough'), ('rt-held', 'intake', '30 months', 'closed', 'not-enough'),
  ('rt-lifted', 'intake', '30 months', 'closed', 'not-enough'), ('rt-refused', 'intake', '30 months', 'closed', 'not-enough'),
  ('rt-refused-old', 'intake', '30 months', 'closed', 'not-enough'), ('rt-open', 'intake', '30 months', 'closed', 'not-enough'),
  ('rt-order', 'intake', '1 month', 'closed', 'helped'), ('rt-order', 'police', '1 month', 'closed', 'helped'),
  ('rt-joined', 'intake', '1 month', 'closed', 'helped'), ('rt-ordered', 'intake', '1 month', 'closed', 'helped'), ('rt-held2', 'intake', '30 months', 'closed', 'not-enough'), ('rt-other', 'intake-other', '200 months', 'closed', 'helped'),
  ('rt-referred', 'intake', '100 months', 'closed', 'helped'), ('rt-referred-open', 'intake', '100 months', 'closed', 'helped'),
  ('rt-w-theirs', 'intake', '100 months', 'closed', 'helped'), ('rt-w-ours', 'intake', '100 months', 'closed', 'helped'),
  ('rt-theirs', 'intake', '100 months', 'closed', 'helped'), ('rt-ref-back', 'intake', '1 month', 'closed', 'helped'),
  ('rt-walled', 'intake', '100 months', 'closed', 'helped'), ('rt-walled', 'shelter', '90 months', 'accepted', null),
  ('rt-w-work', 'intake', '100 months', 'closed', 'helped'), ('rt-p-work', 'intake', '100 months', 'closed', 'helped'),
  ('rt-s-open', 'shelter', '100 months', 'accepted', null), ('rt-s-work', 'shelter', '100 months', 'closed', 'helped'),
  ('rt-held-there', 'intake', '30 months', 'closed', 'not-enough'), ('rt-held-there', 'police', '30 months', 'closed', 'not-enough'))
  as h (concern, agency, ago, state, outcome)
join intake.concern c on c.id = scene.u(h.concern);
insert into platform.retention_rule (id, agency_id, kind, outcome, counted_from, months, authority, from_day, made_by) values
  (@rr-own, @intake, 'concern', 'helped', 'end', 90, 'Local policy', date '2020-01-01', @adam),
  (@rr-soon, @intake, 'concern', 'not-enough', 'end', 300, 'Local policy', current_date + 9, @adam),
  (@rr-other, @intake-other, 'concern', 'not-enough', 'end', 400, 'Local policy', date '2020-01-01', @xadm);
insert into platform.legal_hold (id, agency_id, kind, subject_id, category, reason, authority, placed_by, lift_by, lift_at, lift_reason, lifted_by, lifted_at) values
  (@lh-open, @intake, 'concern', @rt-held, 'concern', 'Asked', 'Letter', @nora, null, null, null, null, null),
  (@lh-half, @intake, 'concern', @rt-order, 'concern', 'Asked', 'Letter', @nora, @sue, now(), 'Over', @adam, now()),
  (@lh-asked, @intake, 'young-person', @y-contact, 'identity', 'Asked', 'Letter', @nora, @sue, now(), 'Over', null, null),
  (@lh-stale, @intake, 'concern', @lh-stale, 'concern', 'Asked', 'Letter', @nora, @sue, now() - interval '31 days', 'Over', null, null),
  (@lh-left, @intake, 'concern', @lh-left, 'concern', 'Asked', 'Letter', @nora, @rob, now(), 'Over', null, null),
  (@lh-done, @intake, 'concern', @rt-lifted, 'concern', 'Asked', 'Letter', @nora, @sue, now(), 'Over', @adam, now()),
  (@lh-due, @intake, 'concern', @rt-due, 'concern', 'Asked', 'Letter', @nora, @sue, now(), 'Over', @adam, now()),
  (@lh-two, @police, 'concern', @rt-held2, 'concern', 'Asked', 'Letter', @ivan, null, null, null, null, null),
  (@lh-police, @police, 'concern', @rt-held-there, 'concern', 'Asked', 'Letter', @ivan, null, null, null, null, null);
-- What hangs on those that go.
insert into platform.work (id, module, kind, reference, agency_id, opened_at, done_at, authority)
select scene.u(w.name), 'intake', w.kind, scene.u(w.subject), @intake, now(), case when w.done then now() end, 'Local policy'
from (values ('w-rt-open', 'accept', 'rt-work', false), ('w-rt-due', 'accept', 'rt-due', true), ('w-rt-refer', 'accept', 'r-rt-open', false),
  ('w-rt-long', 'accept', 'rt-long', true), ('w-rt-gone', 'accept', 'r-rt', true)) as w (name, kind, subject, done);
insert into platform.escalation (work_id, due_at, level, at) values (@w-rt-due, now(), 1, now()), (@w-rt-long, now(), 1, now());
insert into platform.call_step (id, work_id, opened_at, step, rung, agency_id, at) values
  (@cs-rt-due, @w-rt-due, now(), 1, 'line', @intake, now()), (@cs-rt-long, @w-rt-long, now(), 1, 'line', @intake, now());
insert into platform.call_made (call_id, person_id, agency_id) values (@cs-rt-due, @nora, @intake), (@cs-rt-long, @nora, @intake);
insert into platform.call_answer (work_id, person_id, at, until_at) values (@w-rt-due, @nora, now(), now()), (@w-rt-long, @nora, now(), now());
insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at, until_at)
select gen_random_uuid(), scene.u(g.subject), @intake, scene.u(g.viewer), 'concern', 'agreement', @ag-police, now() - interval '9 days', now() + g.until_at::interval
from (values ('rt-due', 'police', '-1 day'), ('rt-copy', 'police', null), ('rt-grant', 'protection', null), ('rt-grant-until', 'protection', '9 days'),
  ('rt-order', 'outreach', '-1 day'), ('rt-order', 'shelter', '-1 day'), ('rt-long', 'police', '-1 day')) as g (subject, viewer, until_at);
insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
select gen_random_uuid(), scene.u(a.subject), @intake, @nora, now() from (values ('rt-due'), ('rt-long')) as a (subject);
insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date)
values (@event-rt, 'intake.silence', 'WorkOverdue', '{"concern": "' || @rt-due || '"}', now());
insert into platform.held_post (id, agency_id, person_id, path, body, held_at, until_at) values
  (@h-rt, @intake, @nora, '/app/intake/' || @rt-due, '\x01'::bytea, now(), now() + interval '1 hour');
insert into intake.reporter (concern_id, agency_id, body) select c.id, c.agency_id, '\x01' from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.safe_contact (concern_id, agency_id, body) select c.id, c.agency_id, '\x01' from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.original (concern_id, field, agency_id, body) select c.id, 'what', c.agency_id, '\x01' from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.receipt (concern_id, agency_id, key_version, digest) select c.id, c.agency_id, 1, sha256(c.id::text::bytea) from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.message (id, concern_id, agency_id, from_reporter, body, at) select scene.u('ms' || c.id), c.id, c.agency_id, true, '\x01', now() from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at) select scene.u('nt' || c.id), c.id, c.agency_id, c.agency_id, @nora, 'n', now() from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.translation (id, concern_id, agency_id, category, of_field, translator, body, at, made_by) select scene.u('tr' || c.id), c.id, c.agency_id, 'concern', 'what', 'T', '\x01', now(), @nora from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.mandated_report (concern_id, agency_id, learned_at, oral_due_at, written_due_at) select c.id, c.agency_id, now(), now(), now() from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, due_at) select c.id, c.agency_id, c.agency_id, @police, now() from intake.concern c where c.id in (@rt-due, @rt-long);
insert into intake.attempt (id, concern_id, owner_agency_id, agency_id, author_id, at) select scene.u('at' || c.id), c.id, c.agency_id, c.agency_id, @nora, now() from intake.concern c where c.id in (@rt-due, @rt-long);
-- Open work on a concern: of a walled agency that has a copy, of another, and of a walled one on its own.
insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
select gen_random_uuid(), 'intake', 'accept', scene.u(w.concern), scene.u(w.agency), now(), 'Local policy'
from (values ('rt-w-work', 'shelter'), ('rt-p-work', 'police'), ('rt-s-work', 'shelter')) as w (concern, agency);
-- Young people, long grown up: one alone, one whom a live concern is about, one who is referred.
insert into youth.record (id, agency_id, called, made_at, birth_date) values
  (@y-rt, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01'), (@y-rt-live, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01'),
  (@y-rt-young, @intake, 'Somebody', now() - interval '9 years', date '2012-01-01'), (@y-rt-other, @intake-other, 'Somebody', now() - interval '20 years', date '1999-01-01'),
  (@y-rt-work, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01'), (@y-rt-w, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01'),
  (@y-rt-p, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01'), (@y-rt-s, @shelter, 'Somebody', now() - interval '20 years', date '1999-01-01');
insert into youth.name_key (agency_id, key, record_id) values (@intake, 'k', @y-rt);
insert into youth.match_key (agency_id, walled, key, record_id) values (@intake, false, 1, @y-rt);
insert into youth.safe_contact (record_id, agency_id, body) values (@y-rt, @intake, '\x01');
insert into youth.privileged_note (id, record_id, agency_id, body, written_at) values (@pn-rt, @y-rt, @intake, '\x01', now()), (@pn-plain, @y-plain, @intake, '\x01', now());
insert into intake.about (concern_id, record_id, agency_id, at, made_by) values (@rt-referred, @y-rt, @intake, now() - interval '9 years', @nora),
  (@c-plain, @y-rt-live, @intake, now() - interval '9 years', @nora), (@rt-due, @y-rt-work, @intake, now() - interval '9 years', @nora),
  (@rt-walled, @y-rt-w, @intake, now() - interval '9 years', @nora), (@rt-copy-open, @y-rt-p, @intake, now() - interval '9 years', @nora),
  (@rt-s-open, @y-rt-s, @shelter, now() - interval '9 years', @wanda);
insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at, concern_id, record_id)
select scene.u(r.name), 'R-2', @intake, @outreach, false, @srv-outreach, 'A', 's', now() - interval '100 months', @nora, now() - interval '99 months',
  scene.u(r.concern), scene.u(r.record)
from (values ('r-rt', 'rt-referred', null), ('r-rt-open', 'rt-referred-open', null), ('r-rt-young', null, 'y-rt'), ('r-rt-work', null, 'y-rt-work')) as r (name, concern, record);
insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at, concern_id)
values (@r-rt-police, 'R-3', @police, @outreach, false, @srv-outreach, 'A', 's', now() - interval '100 months', @ivan, now() - interval '99 months', @c-police),
  (@r-rt-plain, 'R-3', @intake, @outreach, false, @srv-outreach, 'A', 's', now() - interval '1 month', @nora, now(), @c-plain);
insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, at, by_person) values (@r-rt, @outreach, @intake, false, 'accepted', now() - interval '99 months', @pat);
insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at, withdrawn_at, concern_id)
values (@r-rt-back, 'R-5', @intake, @school, false, @srv-outreach, 'A', 's', now() - interval '1 month', @nora, now(), now(), @rt-ref-back);
-- Sent to whoever is walled off, and to whoever is not; the work on it is the receiver's or the sender's.
insert into care.referral (id, short, agency_id, to_agency_id, to_walled, service_id, youth_called, summary, sent_at, sent_by, answer_due_at, concern_id)
select scene.u(r.name), 'R-4', @intake, scene.u(r.receiver), r.receiver = 'shelter', scene.u('srv-' || r.receiver), 'A', 's',
  now() - interval '100 months', @nora, now() - interval '99 months', scene.u(r.concern)
from (values ('r-w-theirs', 'shelter', 'rt-w-theirs'), ('r-w-ours', 'shelter', 'rt-w-ours'), ('r-theirs', 'outreach', 'rt-theirs')) as r (name, receiver, concern);
insert into care.answer (referral_id, agency_id, sender_agency_id, walled, answer, at, by_person) values
  (@r-w-theirs, @shelter, @intake, true, 'accepted', now() - interval '95 months', @wanda);
insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority) values
  (@w-w-theirs, 'care', 'answer', @r-w-theirs, @shelter, now(), 'Local policy'), (@w-w-ours, 'care', 'answer', @r-w-ours, @intake, now(), 'Local policy'),
  (@w-theirs, 'care', 'answer', @r-theirs, @outreach, now(), 'Local policy');
-- Decisions, by who approved and how they ended.
insert into platform.disposal (id, agency_id, kind, subject_id, cause, order_number, first_by, first_at, second_by, second_at, closed_at, closed_as, destroyed_in)
select scene.u(d.name), scene.u(d.agency), d.kind, scene.u(d.subject), d.cause, case d.cause when 'ordered' then '27-1' end,
  scene.u(d.first), case when d.first is not null then now() - d.ago::interval end, scene.u(d.second), case when d.second is not null then now() end,
  case when d.ended is not null then now() - d.ago::interval end, d.ended, case d.ended when 'destroyed' then '3'::xid8 end
from (values ('d-open', 'intake', 'concern', 'rt-open', 'rule', '1 day', null, null, null),
  ('d-first', 'intake', 'concern', 'rt-young', 'rule', '1 day', 'sue', null, null),
  ('d-refused', 'intake', 'concern', 'rt-refused', 'rule', '1 day', null, null, 'refused'),
  ('d-refused-old', 'intake', 'concern', 'rt-refused-old', 'rule', '400 days', null, null, 'refused'),
  ('d-lifted', 'intake', 'concern', 'rt-lifted', 'rule', '1 day', 'sue', 'adam', 'held'),
  ('d-due', 'intake', 'concern', 'rt-due', 'rule', '1 day', 'sue', 'adam', null),
  ('d-young', 'intake', 'young-person', 'y-rt', 'rule', '1 day', 'sue', 'adam', null),
  ('d-referred', 'intake', 'concern', 'rt-referred', 'rule', '1 day', 'sue', 'adam', null),
  ('d-long', 'intake', 'concern', 'rt-long', 'rule', '1 day', 'sue', 'adam', null),
  ('d-held', 'intake', 'concern', 'rt-held', 'rule', '1 day', 'sue', 'adam', null),
  ('d-order', 'intake', 'concern', 'rt-order', 'ordered', '1 day', 'sue', null, null),
  ('d-order-held', 'intake', 'concern', 'rt-held-there', 'ordered', '1 day', 'sue', 'adam', null),
  ('d-ordered', 'intake', 'concern', 'rt-ordered', 'ordered', '1 day', 'sue', 'adam', null),
  ('d-none', 'intake', 'concern', 'rt-due2', 'rule', '1 day', 'sue', 'rob', null),
  ('d-nora', 'intake', 'concern', 'rt-copy', 'rule', '1 day', 'sue', 'nora', null),
  ('d-dora', 'intake', 'concern', 'rt-grant', 'ordered', '1 day', 'sue', 'dora', null),
  ('d-elsewhere', 'intake', 'concern', 'rt-joined', 'ordered', '1 day', 'sue', 'xadm', null),
  ('d-ended', 'intake', 'young-person', 'y-rt-young', 'ordered', '1 day', 'sue', 'ended', null),
  ('d-left', 'intake', 'concern', 'rt-left', 'rule', '1 day', 'ended', null, null),
  ('d-month', 'intake', 'concern', 'rt-month', 'rule', '31 days', 'sue', null, null),
  ('d-alien', 'intake', 'concern', 'rt-other', 'rule', '1 day', 'sue', 'adam', null),
  ('d-other', 'intake-other', 'concern', 'rt-other', 'rule', '1 day', null, null, null),
  ('d-other-decided', 'intake-other', 'young-person', 'y-rt-other', 'rule', '1 day', 'xadm', 'xaud', null),
  ('d-again', 'intake', 'concern', 'rt-w-ours', 'again', '9 days', null, null, null),
  ('d-again-done', 'intake', 'concern', 'rt-gone', 'again', '9 days', null, null, 'destroyed'),
  ('d-again-other', 'intake-other', 'concern', 'c-other', 'again', '9 days', null, null, null),
  ('d-again-alien', 'intake', 'concern', 'c-other', 'again', '9 days', null, null, null),
  ('d-gone', 'intake', 'concern', 'rt-gone', 'rule', '9 days', 'sue', 'adam', 'destroyed'))
  as d (name, agency, kind, subject, cause, ago, first, second, ended);
insert into platform.disposal_copy (disposal_id, agency_id, owner_agency_id, walled, kind, subject_id, done_at) values
  (@d-gone, @police, @intake, false, 'concern', @rt-gone, null), (@d-gone, @shelter, @intake, true, 'concern', @rt-gone, null),
  (@d-gone, @protection, @intake, false, 'concern', @rt-gone, now()), (@d-other, @intake, @intake-other, false, 'concern', @rt-other, now());
insert into platform.audit_entry (id, at, caller, action) values (@e-restore, now() - interval '1 day', 'sweep', 'platform.restore');

-- ── releases ──
-- A term that is past and one that is still to come stand beside the one in force.
insert into youth.release_term (from_day, longest_days, usual_days, authority) values
  (date '2000-01-01', 5, 5, 'Past'), (date '2999-01-01', 2, 2, 'To come');
insert into youth.release (id, record_id, agency_id, number, recipient_agency_id, recipient_name, items, purpose, from_at, until_at, language, signer, made_at)
select scene.u(r.name), scene.u(r.record), scene.u(r.agency), r.number, scene.u(r.recipient), r.outside, r.items::text[], 'School',
  now() + r.from_at::interval, now() + r.until_at::interval, 'en', r.signer, now()
from (values
  ('rel-open', 'y-plain', 'intake', 1, 'police', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-contact', 'y-plain', 'intake', 2, 'police', null, '{identity,contact}', '-1 day', '30 days', 'alone'),
  ('rel-live', 'y-plain', 'intake', 3, 'protection', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-ended', 'y-contact', 'intake', 1, 'protection', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-over', 'y-contact', 'intake', 2, 'police', null, '{identity}', '-9 days', '-1 day', 'alone'),
  ('rel-long', 'y-contact', 'intake', 3, 'police', null, '{identity}', '-1 day', '400 days', 'alone'),
  ('rel-outside', 'y-contact', 'intake', 4, null, 'Night school', '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-guardian', 'y-contact', 'intake', 5, 'police', null, '{identity}', '-1 day', '30 days', 'with-guardian'),
  ('rel-past', 'y-contact', 'intake', 6, 'protection', null, '{identity}', '-9 days', '-1 day', 'alone'),
  ('rel-shelter', 'y-shelter', 'shelter', 1, 'intake', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-shelter-open', 'y-shelter', 'shelter', 2, 'intake', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-other', 'y-other', 'intake-other', 1, 'police', null, '{identity}', '-1 day', '30 days', 'alone'),
  ('rel-rt', 'y-rt', 'intake', 1, 'police', null, '{identity}', '-9 days', '-1 day', 'alone'))
  as r (name, record, agency, number, recipient, outside, items, from_at, until_at, signer);
insert into youth.release_signature (release_id, record_id, agency_id, way, signed_name, signed_on, signed_at)
select r.id, r.record_id, r.agency_id, 'screen', 'Somebody', current_date, now() from youth.release r
where r.id in (@rel-live, @rel-ended, @rel-past, @rel-shelter, @rel-rt);
insert into youth.release_end (release_id, record_id, agency_id, asked_by, ended_at)
select r.id, r.record_id, r.agency_id, 'young-person', now() from youth.release r where r.id in (@rel-ended, @rel-rt);
insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at, until_at)
select gen_random_uuid(), r.record_id, r.agency_id, r.recipient_agency_id, 'identity', 'release', r.id, r.from_at,
  case when r.id = @rel-ended then now() - interval '1 hour' else r.until_at end
from youth.release r where r.id in (@rel-live, @rel-ended, @rel-past);

insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority) values
  (@w-release, 'youth', 'release-ended', @rel-live, @protection, now(), 'Release'),
  (@w-release-rt, 'youth', 'release-ended', @rel-rt, @police, now(), 'Release');
-- ── emergency openings ──────────────────────────────────────────────────────────────────────────────────────────
-- One key that names a record of many agencies, which of them may be opened differs by one thing each.
delete from platform.emergency_rule;
insert into platform.emergency_rule (viewer_kind, owner_kind, categories, authority, from_day, until_day)
select r.viewer, r.owner, '{identity,contact}', 'Local policy', current_date + r.from_day, current_date + r.until_day
from (values ('police', 'intake', -9, null), ('police', 'shelter', -9, null), ('police', 'police', -9, null), ('police', 'school', -9, -1),
  ('police', 'child-protection', 1, null), ('police', 'street-outreach', -9, 9), ('child-protection', 'city-311', -9, null))
  as r (viewer, owner, from_day, until_day);
delete from platform.emergency_term;
insert into platform.emergency_term (from_day, minutes, review_hours, most_a_day) values (current_date - 9, 30, 72, 2), (current_date + 9, 30, 72, 0);
insert into youth.record (id, agency_id, called, made_at)
select scene.u(r.name), scene.u(r.agency), 'Somebody', now()
from (values ('y-em', 'intake'), ('y-em-other', 'intake-other'), ('y-em-shelter', 'shelter'), ('y-em-police', 'police'), ('y-em-school', 'school'),
  ('y-em-protection', 'protection'), ('y-em-outreach', 'outreach'), ('y-em-line', 'line')) as r (name, agency);
insert into youth.exact_key (agency_id, key, record_id, way)
select r.agency_id, 'n:one', r.id, 'name' from youth.record r
where r.id in (@y-em, @y-em-other, @y-em-shelter, @y-em-police, @y-em-school, @y-em-protection, @y-em-outreach, @y-em-line);
insert into youth.exact_key (agency_id, key, record_id, way) values
  (@intake, 'n:two', @y-plain, 'name'), (@intake, 'n:two', @y-contact, 'name'), (@intake, 'n:rt', @y-rt, 'name');
insert into platform.emergency_attempt (id, person_id, agency_id, at)
select scene.u(a.name), scene.u(a.person), scene.u(a.agency), now() - a.ago::interval
from (values ('ea-ivan', 'ivan', 'police', '1 hour'), ('ea-old', 'ivan', 'police', '2 days'), ('ea-olga', 'olga', 'police', '1 hour'),
  ('ea-olga-2', 'olga', 'police', '2 hours'), ('ea-duo', 'duo', 'police', '2 days'), ('ea-rob', 'rob', 'intake', '2 days'),
  ('ea-sue', 'sue', 'police', '2 days')) as a (name, person, agency, ago);
insert into platform.emergency_opening (id, attempt_id, subject_id, owner_agency_id, viewer_agency_id, viewer_person_id, viewer_name, way, danger,
  reason, categories, authority, from_at, until_at, due_at, reviewed_by, reviewed_at, justified, review)
select scene.u(o.name), a.id, scene.u(o.subject), scene.u(o.owner), a.agency_id, a.person_id, 'Somebody', 'name', 'life', 'Said before ' || o.name,
  '{identity,contact}', 'Local policy', now() + o.from_at::interval, now() + o.until_at::interval, now() + interval '3 days',
  scene.u(o.reviewer), case when o.reviewer <> '' then now() end, case when o.reviewer <> '' then true end, case when o.reviewer <> '' then 'So it was' end
from (values ('eo-live', 'ea-ivan', 'y-em', 'intake', '-1 hour', '9 hours', null), ('eo-later', 'ea-ivan', 'y-em-other', 'intake-other', '1 hour', '9 hours', null),
  ('eo-over', 'ea-ivan', 'y-em-line', 'line', '-9 hours', '-1 hour', null), ('eo-duo', 'ea-duo', 'y-em', 'intake', '-1 hour', '9 hours', null),
  ('eo-rob', 'ea-rob', 'y-em-police', 'police', '-1 hour', '9 hours', null), ('eo-sue', 'ea-sue', 'y-em', 'intake', '-1 hour', '9 hours', null),
  ('eo-done', 'ea-old', 'y-em', 'intake', '-2 days', '-1 day', 'paul'), ('eo-rt', 'ea-old', 'y-rt', 'intake', '-2 days', '-1 day', null))
  as o (name, attempt, subject, owner, from_at, until_at, reviewer)
join platform.emergency_attempt a on a.id = scene.u(o.attempt);
insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
select gen_random_uuid(), 'emergency', 'review', o.id, o.owner_agency_id, now(), 'Local policy' from platform.emergency_opening o where o.id <> @eo-rt;

-- ── requests for data ───────────────────────────────────────────────────────────────────────────────────────────
insert into youth.record (id, agency_id, called, made_at, birth_date)
values (@y-rt-asked, @intake, 'Somebody', now() - interval '20 years', date '1999-01-01');
insert into youth.request (id, agency_id, kind, record_id, asker, wanted, received_at, due_at, authority, outcome, closed_at, made_at, made_by)
select scene.u(r.name), scene.u(r.agency), 'public', scene.u(r.record), 'Somebody', 'All', now(), now(), 'Local policy',
  case when r.ago <> '' then 'given' end, now() - r.ago::interval, now(), @sue
from (values ('rq-plain', 'intake', 'y-plain', null), ('rq-other', 'intake-other', 'y-other', null), ('rq-asked', 'intake', 'y-rt-asked', null),
  ('rq-rt', 'intake', 'y-rt', '200 months'), ('rq-rt-other', 'intake-other', null, '200 months')) as r (name, agency, record, ago);
insert into youth.disagreement (id, record_id, agency_id, statement, at, kept_by) values
  (@dg-plain, @y-plain, @intake, 'No', now(), @sue), (@dg-contact, @y-contact, @intake, 'No', now(), @sue),
  (@dg-other, @y-em-other, @intake-other, 'No', now(), @xaud);
insert into platform.disposal (id, agency_id, kind, subject_id, cause, first_by, first_at, second_by, second_at)
values (@d-request, @intake, 'request', @rq-rt, 'rule', @sue, now() - interval '1 day', @adam, now());

-- ── who asks ────────────────────────────────────────────────────────────────────────────────────────────────────
insert into scene.caller (name, role, kind, person, agency, proof, world)
select m.person || ' for ' || m.agency, 'anydoor_app', 'member', scene.u(m.person)::text, scene.u(m.agency)::text, '', ''
from (values
  ('nora', 'intake'), ('sue', 'intake'), ('adam', 'intake'), ('paul', 'intake'), ('cora', 'intake'), ('rob', 'intake'), ('susp', 'intake'),
  ('ended', 'intake'), ('later', 'intake'), ('until', 'intake'), ('dora', 'intake'), ('dora', 'school'), ('opal', 'intake'),
  ('nora', 'police'), ('adam', 'police'), ('dora', 'police'),
  ('xena', 'intake-other'), ('xadm', 'intake-other'), ('xaud', 'intake-other'),
  ('ivan', 'police'), ('olga', 'police'), ('badm', 'police'), ('baud', 'police'), ('yuri', 'police-other'),
  ('cleo', 'protection'), ('carl', 'protection'), ('cain', 'protection'), ('cass', 'protection'), ('ciro', 'protection'), ('cyra', 'protection'),
  ('wanda', 'shelter'), ('wadm', 'shelter'), ('waud', 'shelter'), ('vera', 'advocate'),
  ('sam', 'school'), ('sid', 'school'), ('sol', 'school'), ('pat', 'outreach'), ('pia', 'outreach'), ('lee', 'line'),
  ('duo', 'school'), ('duo', 'police'), ('past', 'intake'), ('past', 'school'), ('running', 'school'), ('wcor', 'shelter'), ('gus', 'community'), ('gail', 'community')) as m (person, agency);
insert into scene.caller (name, role, kind, person, agency, proof, world)
select p.name, 'anydoor_app', p.kind, '', scene.u(p.agency)::text, scene.u(p.client)::text, ''
from (values ('program', 'client', 'school', 'k-school'), ('program of another agency', 'client', 'police', 'k-school'),
  ('program that sends', 'client', 'school', 'k-send'), ('program that rereads', 'client', 'school', 'k-read'),
  ('revoked program', 'client', 'school', 'k-gone'), ('program of the line', 'client', 'line', 'k-line'),
  ('program of the shelter', 'client', 'shelter', 'k-shelter'), ('program at a staff door', 'client', 'school', 'k-staff-door'),
  ('program at a closed door', 'client', 'school', 'k-closed'), ('job as a program', 'job', 'school', 'k-school'))
  as p (name, kind, agency, client);
-- Members who read for matching, and one who reads for something else.
insert into scene.caller (name, role, kind, person, agency, proof, world)
select m.person || ' for ' || m.agency || ' to ' || m.purpose, 'anydoor_app', 'member', scene.u(m.person)::text, scene.u(m.agency)::text, '',
  format('select set_config(''app.purpose'', %L, true)', m.purpose)
from (values ('nora', 'intake', 'matching'), ('opal', 'intake', 'matching'), ('ivan', 'police', 'matching'), ('ivan', 'police', 'report'),
  ('badm', 'police', 'matching'), ('wanda', 'shelter', 'matching'), ('sean', 'school', 'matching'), ('cleo', 'protection', 'matching'))
  as m (person, agency, purpose);
-- Members whom their agency's own provider brought in.
insert into scene.caller (name, role, kind, person, agency, proof, world)
select m.person || ' for ' || m.agency || ' by its provider', 'anydoor_app', 'member', scene.u(m.person)::text, scene.u(m.agency)::text, 'provider', ''
from (values ('nora', 'intake'), ('adam', 'intake'), ('gus', 'community')) as m (person, agency);
-- Members who state the word of an offer.
insert into scene.caller (name, role, kind, person, agency, proof, world)
select m.person || ' for ' || m.agency || ' with a word', 'anydoor_app', 'member', scene.u(m.person)::text, scene.u(m.agency)::text, '0e', ''
from (values ('nora', 'intake'), ('nora', 'school'), ('nora', 'police'), ('susp', 'intake'), ('susp', 'school'), ('pia', 'outreach'),
  ('pia', 'intake'), ('sam', 'school'), ('sam', 'intake-other'), ('past', 'school'), ('running', 'school'), ('ended', 'school'),
  ('dora', 'intake')) as m (person, agency);
insert into scene.caller (name, role, kind, person, agency, proof, world) values
  ('nobody', 'anydoor_app', '', '', '', '', ''),
  ('nobody with a person', 'anydoor_app', '', @nora::text, @intake::text, '', ''),
  ('public', 'anydoor_app', 'public', '', '', '', ''),
  ('public as a person', 'anydoor_app', 'public', @sam::text, @school::text, '', ''),
  ('public on arrival', 'anydoor_app', 'public', '', '', '',
    'update intake.concern set arrived_in = pg_current_xact_id() where id = scene.u(''c-bare'');
      update platform.work set opened_in = pg_current_xact_id() where agency_id = scene.u(''intake'')'),
  ('public with a submission', 'anydoor_app', 'public', '', '', repeat('d1', 32), ''),
  ('public with an old submission', 'anydoor_app', 'public', '', '', repeat('d2', 32), ''),
  ('public with a receipt digest', 'anydoor_app', 'public', '', '', repeat('c1', 32), ''),
  ('receipt', 'anydoor_app', 'receipt', '', '', repeat('c1', 32), ''),
  ('receipt of another', 'anydoor_app', 'receipt', '', '', repeat('c2', 32), ''),
  ('receipt at an agency without a door', 'anydoor_app', 'receipt', '', '', encode(sha256((@c-other)::text::bytea), 'hex'), ''),
  ('receipt unknown', 'anydoor_app', 'receipt', '', '', repeat('c9', 32), ''),
  ('receipt with a submission', 'anydoor_app', 'receipt', '', '', repeat('d1', 32), ''),
  ('receipt as a person', 'anydoor_app', 'receipt', @nora::text, @intake::text, repeat('c1', 32), ''),
  ('member with a receipt digest', 'anydoor_app', 'member', @sam::text, @school::text, repeat('c1', 32), ''),
  ('member with a submission', 'anydoor_app', 'member', @sam::text, @school::text, repeat('d1', 32), ''),
  ('member with a name', 'anydoor_app', 'member', @sam::text, @school::text, 'user-rob', ''),
  ('member with the set-up', 'anydoor_app', 'member', @sam::text, @school::text, repeat('5e', 32), ''),
  ('member with the name of routing', 'anydoor_app', 'member', @rob::text, @intake::text, 'routing', ''),
  ('member with a job name', 'anydoor_app', 'member', @nora::text, @intake::text, 'escalation', ''),
  ('sign-in by name', 'anydoor_app', 'sign-in', '', '', 'user-rob', ''),
  ('sign-in by passkey', 'anydoor_app', 'sign-in', '', '', 'passkey:passkey-lee', ''),
  ('sign-in by a name like a passkey', 'anydoor_app', 'sign-in', '', '', '12345678passkey-lee', ''),
  ('sign-in by a provider', 'anydoor_app', 'sign-in', '', '', 'provider:' || @school || ':' || encode(sha256('sam'), 'hex'), ''),
  ('sign-in by another agency''s provider', 'anydoor_app', 'sign-in', '', '', 'provider:' || @intake || ':' || encode(sha256('sam'), 'hex'), ''),
  ('sign-in by invitation', 'anydoor_app', 'sign-in', '', '', repeat('1b', 32), ''),
  ('sign-in of two agencies', 'anydoor_app', 'sign-in', '', '', 'user-dora', ''),
  ('sign-in of nobody', 'anydoor_app', 'sign-in', '', '', 'user-unknown', ''),
  ('sign-in as a person', 'anydoor_app', 'sign-in', @nora::text, @intake::text, 'user-rob', ''),
  ('set-up', 'anydoor_app', 'sign-in', '', '', repeat('5e', 32), ''),
  ('set-up used', 'anydoor_app', 'sign-in', '', '', repeat('5e', 32), 'update platform.deployment set setup_used_at = now()'),
  ('set-up too late', 'anydoor_app', 'sign-in', '', '', repeat('5e', 32), 'update platform.deployment set setup_until = now() - interval ''1 hour'''),
  ('job measures', 'anydoor_app', 'job', '', @intake::text, 'measures', ''),
  ('job routing', 'anydoor_app', 'job', '', @intake::text, 'routing', ''),
  ('job escalation', 'anydoor_app', 'job', '', @intake::text, 'escalation', ''),
  ('job escalation as a person', 'anydoor_app', 'job', @nora::text, @intake::text, 'escalation', ''),
  ('job unknown', 'anydoor_app', 'job', '', @intake::text, 'unknown', ''),
  ('job of outreach', 'anydoor_app', 'job', '', @outreach::text, 'referrals', ''),
  ('sweep by the program', 'anydoor_app', 'sweep', '', '', 'escalation', ''),
  ('sweep', 'anydoor_jobs', 'sweep', '', '', 'mail', ''),
  ('sealer', 'anydoor_jobs', 'sweep', '', '', 'audit', ''),
  ('member with the name of the sealer', 'anydoor_jobs', 'member', @nora::text, @intake::text, 'audit', ''),
  ('sweep of retention', 'anydoor_jobs', 'sweep', '', '', 'retention', ''),
  ('member with the name of the sweep of retention', 'anydoor_jobs', 'member', @nora::text, @intake::text, 'retention', ''),
  ('sweep of keys', 'anydoor_jobs', 'sweep', '', '', 'keys', ''),
  ('member with the name of keys', 'anydoor_jobs', 'member', @nora::text, @intake::text, 'keys', ''),
  ('sweep of webhooks', 'anydoor_jobs', 'sweep', '', '', 'hooks', ''),
  ('member with the name of webhooks', 'anydoor_jobs', 'member', @nora::text, @intake::text, 'hooks', ''),
  ('sweep of backups', 'anydoor_jobs', 'sweep', '', '', 'backup', ''),
  ('member with the name of backups', 'anydoor_jobs', 'member', @nora::text, @intake::text, 'backup', ''),
  ('job retention', 'anydoor_app', 'job', '', @intake::text, 'retention', ''),
  ('member with the name of retention', 'anydoor_app', 'member', @nora::text, @intake::text, 'retention', ''),
  ('job that destroys', 'anydoor_app', 'job', '', @intake::text, 'retention', scene.destroying()),
  ('member while something is destroyed', 'anydoor_app', 'member', @adam::text, @intake::text, 'retention', scene.destroying()),
  ('another job while something is destroyed', 'anydoor_app', 'job', '', @intake::text, 'measures', scene.destroying()),
  ('job by jobs', 'anydoor_jobs', 'job', '', @intake::text, 'measures', ''),
  ('member by jobs', 'anydoor_jobs', 'member', @nora::text, @intake::text, '', ''),
  ('public by jobs', 'anydoor_jobs', 'public', '', '', '', ''),
  ('sample', 'anydoor_app', 'sample', '', '', '', ''),
  ('sample of intake', 'anydoor_app', 'sample', '', @intake::text, '', ''),
  ('sample of outreach', 'anydoor_app', 'sample', '', @outreach::text, '', ''),
  ('sample where none is', 'anydoor_app', 'sample', '', @intake::text, '',
    'set local session_replication_role = replica; update platform.deployment set sample = false'),
  ('infrastructure', 'anydoor_app', 'infrastructure', '', '', '', '');

-- ── records that were linked ────────────────────────────────────────────────────────────────────────────────────
-- Of lk-b its owner lets the navigators and the police know; of lk-a the police; of the first of the last pair the owner of the second.
insert into youth.record (id, agency_id, called, made_at)
select scene.u(r.name), scene.u(r.agency), 'Somebody', now()
from (values ('lk-a', 'intake'), ('lk-b', 'intake-other'), ('lk-c', 'intake'), ('lk-d', 'intake'), ('lk-e', 'intake'), ('lk-f', 'intake-other')) as r (name, agency);
insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
select gen_random_uuid(), scene.u(g.subject), scene.u(g.owner), scene.u(g.viewer), 'identity', 'agreement', @ag-police-identity, now() - interval '1 day'
from (values ('lk-b', 'intake-other', 'intake'), ('lk-b', 'intake-other', 'police'), ('lk-a', 'intake', 'police'), ('lk-e', 'intake', 'intake-other'))
  as g (subject, owner, viewer);
create temp table pair as
select least(scene.u(p.one), scene.u(p.other)) as first, greatest(scene.u(p.one), scene.u(p.other)) as second, p.verdict, p.probability
from (values ('lk-a', 'lk-b', 'same', 0.99), ('y-rt', 'y-rt-other', 'not-the-same', 0.98), ('lk-a', 'lk-c', 'same', 0.2),
  ('lk-c', 'lk-d', 'not-sure', 0.97), ('lk-e', 'lk-f', 'same', 0.98), ('y-shelter', 'y-rt-s', 'same', 0.96)) as p (one, other, verdict, probability);
insert into youth.link_entry (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled, position, verdict, needed,
  probability, prior_bits, weights, model_version, by_person_id, by_agency_id)
select p.first, a.agency_id, a.agency_id = @shelter, p.second, b.agency_id, b.agency_id = @shelter, 1, p.verdict, 1, p.probability, -12, '[]', 'fs1', @nora, a.agency_id
from pair p join youth.record a on a.id = p.first join youth.record b on b.id = p.second;
insert into youth.link_proposal (first_id, first_agency_id, first_walled, second_id, second_agency_id, second_walled, probability, prior_bits,
  weights, model_version, found_at)
select p.first, a.agency_id, a.agency_id = @shelter, p.second, b.agency_id, b.agency_id = @shelter, p.probability, -12, '[]', 'fs1', now()
from pair p join youth.record a on a.id = p.first join youth.record b on b.id = p.second;
insert into youth.blocking_measure (agency_id, measured_at, records, compared, likely, missed)
values (@intake, now() - interval '1 day', 2, 1, 1, 0), (@intake-other, now() - interval '1 day', 2, 1, 1, 0), (@shelter, now() - interval '1 day', 2, 1, 1, 0);
