package org.anydoor.matrix;

import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.PlatformFixtures;

/** One thing of each kind with a word that stands nowhere else, owned by the sample's navigators; and one of the shelter. */
final class MatrixFixtures {
    static final String CONCERN = "Qxconcern";
    static final String NOTE = "Qxnote";
    static final String YOUTH = "Qxyouth";
    static final String REFERRAL = "Qxreferral";
    static final String SHELTERED = "Qxsheltered";

    private final UUID concern = UUID.randomUUID();
    private final UUID youth = UUID.randomUUID();
    private final UUID sheltered = UUID.randomUUID();
    private final UUID referral = UUID.randomUUID();
    private final UUID work = UUID.randomUUID();
    private final UUID navigator = person("navigator");
    private final UUID intake = agency("navigator");
    private final UUID shelter = agency("shelter");

    MatrixFixtures() {
        record(youth, intake, YOUTH);
        record(sheltered, shelter, SHELTERED);
        concern();
        referral();
    }

    /** The thing that a route's group speaks of. */
    String id(String group) {
        return Map.of("youth", youth, "concern", concern, "referral", referral, "work", work, "person", navigator)
                .getOrDefault(group, sheltered)
                .toString();
    }

    private void concern() {
        PlatformFixtures.run("""
                insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, what, youth_called,
                  youth_look, place_said, when_said)
                values (?, ?, 'Q-1', 'public', 'en', date_trunc('minute', now()), 'unknown', 'unsure', ?, ?, ?, ?, ?)
                """, concern, intake, CONCERN, CONCERN, CONCERN, CONCERN, CONCERN);
        PlatformFixtures.run("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language,
                  interpreter, harm, arrived_at, received_at, due_at)
                values (?, ?, ?, 'standard', 'everything-else', 'public', 'en', 'none', 'unsure', date_trunc('minute', now()),
                  now(), now() + interval '3 days')
                """, concern, intake, intake);
        PlatformFixtures.run("""
                insert into intake.note (id, concern_id, owner_agency_id, agency_id, author_id, body, at)
                values (?, ?, ?, ?, ?, ?, now())
                """, UUID.randomUUID(), concern, intake, intake, navigator, NOTE);
        PlatformFixtures.run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, due_at, authority)
                values (?, 'intake', 'accept', ?, ?, now(), now() + interval '3 days', 'Local policy')
                """, work, concern, intake);
    }

    private void record(UUID id, UUID agency, String called) {
        PlatformFixtures.run("""
                insert into youth.record (id, agency_id, called, given_name, surname, made_at) values (?, ?, ?, ?, ?, now())
                """, id, agency, called, called, called);
    }

    private void referral() {
        UUID organisation = UUID.randomUUID();
        UUID service = UUID.randomUUID();
        PlatformFixtures.run(
                "insert into directory.organisation (id, name, agency_id) values (?, 'Quiet beds', ?)",
                organisation,
                shelter);
        PlatformFixtures.run("""
                insert into directory.service (id, organisation_id, name, need, verified_on, active)
                values (?, ?, 'Quiet beds', 'housing', current_date, false)
                """, service, organisation);
        PlatformFixtures.run("""
                insert into care.referral (id, short, agency_id, to_agency_id, to_walled, record_id, service_id, youth_called,
                  summary, sent_at, sent_by, answer_due_at)
                values (?, 'Q-2', ?, ?, true, ?, ?, ?, ?, now(), ?, now() + interval '1 day')
                """, referral, intake, shelter, youth, service, REFERRAL, REFERRAL, navigator);
    }

    private static UUID person(String username) {
        return PlatformFixtures.value(UUID.class, "select id from platform.person where username = ?", username);
    }

    private static UUID agency(String username) {
        return PlatformFixtures.value(UUID.class, """
                select m.agency_id from platform.membership m join platform.person p on p.id = m.person_id where p.username = ?
                """, username);
    }
}
