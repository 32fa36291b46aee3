package org.anydoor.platform.retention;

import java.util.UUID;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;

/** An agency with two who decide, another that had a copy, and concerns long over, written past row security. */
final class RetentionFixtures {
    final String canary = "Qxretained" + UUID.randomUUID();

    final AgencyId intake = PlatformFixtures.agency("intake");
    final AgencyId police = PlatformFixtures.agency("police");
    final PersonId admin = PlatformFixtures.person(intake, "administrator");
    final PersonId supervisor = PlatformFixtures.person(intake, "supervisor");
    final PersonId third = PlatformFixtures.person(intake, "privacy-officer");
    final PersonId navigator = PlatformFixtures.person(intake, "navigator");
    final PersonId officer = PlatformFixtures.person(police, "investigator");
    final PersonId chief = PlatformFixtures.person(police, "administrator");
    final UUID agreement = UUID.randomUUID();

    RetentionFixtures() {
        run(
                "insert into platform.agency_key (agency_id, key_version, wrapped, made_at) values (?, 1, '\\x01', now())",
                intake);
        run("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                values (?, 'intake', 'police', 'concern', 'report', 'Local policy', now() - interval '9 years')
                """, agreement);
    }

    Caller.Member as(PersonId person) {
        return new Caller.Member(person, person.equals(officer) || person.equals(chief) ? police : intake);
    }

    /** A concern that was closed so many months ago, with a row of each kind that may hang on it. */
    UUID concern(int monthsAgo, String outcome) {
        return concern(UUID.randomUUID(), monthsAgo, outcome);
    }

    /** As it was before it was destroyed. */
    void concernAgain(UUID id) {
        concern(id, 30, "not-enough");
    }

    private UUID concern(UUID id, int monthsAgo, String outcome) {
        run("""
                insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, what, youth_called,
                  youth_look, place_said, when_said, case_number)
                values (?, ?, 'K-1', 'public', 'en', date_trunc('minute', now() - make_interval(months => ?) - interval '2 days'),
                  'unknown', 'unsure', ?, ?, ?, ?, ?, ?)
                """, id, intake, monthsAgo, canary, canary, canary, canary, canary, canary);
        handling(id, intake, monthsAgo, "closed", outcome);
        run(
                "insert into platform.data_key (subject_id, agency_id, agency_key_version, wrapped) values (?, ?, 1, '\\x01')",
                id,
                intake);
        hang(id);
        return id;
    }

    /** As {@link #concern}, with a copy that the police declined and a grant that lives on. */
    UUID copied(int monthsAgo, String outcome, String copy) {
        UUID id = concern(monthsAgo, outcome);
        handling(id, police, monthsAgo, copy, outcome);
        grant(id, police);
        run("""
                insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, now())
                """, id, intake, police, officer, canary);
        return id;
    }

    /** Takes away again what others would stumble over: keys that open nothing, and an event that nobody hears. */
    static void forgetKeys() {
        run("delete from platform.event_publication where listener_id = 'test.nobody'");
        run("delete from platform.data_key where wrapped = '\\x01'");
        run("delete from platform.agency_key where wrapped = '\\x01'");
    }

    void grant(UUID subject, AgencyId viewer) {
        run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                values (gen_random_uuid(), ?, ?, ?, 'concern', 'agreement', ?, now() - interval '1 hour')
                """, subject, intake, viewer, agreement);
    }

    void handling(UUID concern, AgencyId agency, int monthsAgo, String state, String outcome) {
        run("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language, interpreter,
                  harm, arrived_at, received_at, due_at, state, outcome, closed_at)
                select ?, ?, ?, 'standard', 'everything-else', 'public', 'en', 'none', 'unsure', m.at, m.at, m.at, ?, case when ? = 'closed' then ? end,
                  case when ? = 'closed' then m.at end
                from (select now() - make_interval(months => ?) - interval '1 day' as at) as m
                """, concern, agency, intake, state, state, outcome, state, monthsAgo);
    }

    private void hang(UUID id) {
        run("insert into intake.reporter (concern_id, agency_id, body) values (?, ?, ?)", id, intake, bytes());
        run("insert into intake.safe_contact (concern_id, agency_id, body) values (?, ?, ?)", id, intake, bytes());
        run(
                "insert into intake.original (concern_id, field, agency_id, body) values (?, 'what', ?, ?)",
                id,
                intake,
                bytes());
        run(
                "insert into intake.receipt (concern_id, agency_id, key_version, digest) values (?, ?, 1, ?)",
                id,
                intake,
                id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        run("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, body, at) values (gen_random_uuid(), ?, ?, true, ?, now())
                """, id, intake, bytes());
        run("""
                insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, now())
                """, id, intake, intake, navigator, canary);
        run("""
                insert into intake.translation (id, concern_id, agency_id, category, of_field, translator, body, at, made_by)
                values (gen_random_uuid(), ?, ?, 'concern', 'what', ?, ?, now(), ?)
                """, id, intake, canary, bytes(), navigator);
        run("""
                insert into intake.mandated_report (concern_id, agency_id, learned_at, oral_due_at, written_due_at, oral_to, reference)
                values (?, ?, now(), now(), now(), ?, ?)
                """, id, intake, bytes(), canary);
        run("""
                insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, due_at, told_whom, reference)
                values (?, ?, ?, ?, now(), ?, ?)
                """, id, intake, intake, police, canary, canary);
        run("""
                insert into intake.attempt (id, concern_id, owner_agency_id, agency_id, author_id, at)
                values (gen_random_uuid(), ?, ?, ?, ?, now())
                """, id, intake, intake, navigator);
        run(
                "insert into platform.assignment (id, subject_id, agency_id, person_id, from_at) values (gen_random_uuid(), ?, ?, ?, now())",
                id,
                intake,
                navigator);
        worked(id);
        run("""
                insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date)
                values (gen_random_uuid(), 'test.nobody', 'Test', ?, now())
                """, "{\"concern\":\"" + id + "\"}");
        run("""
                insert into platform.held_post (id, person_id, path, body, held_at, until_at)
                values (gen_random_uuid(), ?, ?, ?, now(), now() + interval '1 hour')
                """, navigator, "/app/intake/" + id + "/note", bytes());
    }

    private void worked(UUID id) {
        UUID work = UUID.randomUUID();
        UUID call = UUID.randomUUID();
        run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, done_at, authority)
                values (?, 'intake', 'acknowledge', ?, ?, now(), now(), 'Local policy')
                """, work, id, intake);
        run("insert into platform.escalation (work_id, due_at, level, at) values (?, now(), 1, now())", work);
        run("""
                insert into platform.call_step (id, work_id, opened_at, step, rung, agency_id, at) values (?, ?, now(), 1, 'line', ?, now())
                """, call, work, intake);
        run(
                "insert into platform.call_made (call_id, person_id, agency_id, state) values (?, ?, ?, 'sent')",
                call,
                navigator,
                intake);
        run(
                "insert into platform.call_answer (work_id, person_id, at, until_at) values (?, ?, now(), now())",
                work,
                navigator);
    }

    /** A young person whom the concern was about. */
    UUID youth(UUID concern, int ageThen) {
        UUID id = UUID.randomUUID();
        run("""
                insert into youth.record (id, agency_id, called, given_name, surname, age_low, age_high, age_as_of, made_at)
                values (?, ?, ?, ?, ?, ?, ?, (now() - interval '20 years')::date, now() - interval '20 years')
                """, id, intake, canary, canary, canary, ageThen, ageThen);
        run("insert into youth.name_key (agency_id, key, record_id) values (?, ?, ?)", intake, "w:" + canary, id);
        run("insert into youth.safe_contact (record_id, agency_id, body) values (?, ?, ?)", id, intake, bytes());
        run(
                "insert into youth.privileged_note (id, record_id, agency_id, body, written_at) values (gen_random_uuid(), ?, ?, ?, now())",
                id,
                intake,
                bytes());
        run(
                "insert into intake.about (concern_id, record_id, agency_id, at, made_by) values (?, ?, ?, now() - interval '19 years', ?)",
                concern,
                id,
                intake,
                navigator);
        return id;
    }

    /** A term of the agency's own, for this outcome or, where none is named, for all. */
    void rule(AgencyId agency, String outcome, int months) {
        run("""
                insert into platform.retention_rule (id, agency_id, kind, outcome, counted_from, months, authority, from_day, made_by)
                values (gen_random_uuid(), ?, 'concern', nullif(?, ''), 'end', ?, 'Local policy', current_date - 9, ?)
                """, agency, outcome, months, chief);
    }

    /** What the police sent on from the concern, and an outreach agency has not answered. */
    UUID sentOn(UUID concern, AgencyId to, int monthsAgo) {
        UUID id = UUID.randomUUID();
        UUID service = UUID.randomUUID();
        UUID organisation = UUID.randomUUID();
        run("insert into directory.organisation (id, name, agency_id) values (?, 'Harbor Light', ?)", organisation, to);
        run("""
                insert into directory.service (id, organisation_id, name, need, answer_hours, verified_on)
                values (?, ?, 'A bed', 'housing', 24, date '2026-11-01')
                """, service, organisation);
        run("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, concern_id, service_id, youth_called, summary,
                  sent_at, sent_by, answer_due_at)
                select ?, 'R-1', ?, ?, false, ?, ?, ?, ?, m.at, ?, m.at from (select now() - make_interval(months => ?) as at) as m
                """, id, police, to, concern, service, canary, canary, officer, monthsAgo);
        return id;
    }

    private byte[] bytes() {
        return canary.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static void run(String sql, Object... values) {
        PlatformFixtures.run(sql, values);
    }

    UUID decision(UUID subject) {
        return PlatformFixtures.value(
                UUID.class,
                "select id from platform.disposal where subject_id = ? order by proposed_at desc limit 1",
                subject);
    }

    boolean isProposed(UUID record) {
        return PlatformFixtures.value(
                Boolean.class,
                "select exists (select 1 from platform.disposal where subject_id = ? and closed_at is null)",
                record);
    }

    static boolean isThere(UUID concern) {
        return PlatformFixtures.value(
                Boolean.class, "select exists (select 1 from intake.concern where id = ?)", concern);
    }
}
