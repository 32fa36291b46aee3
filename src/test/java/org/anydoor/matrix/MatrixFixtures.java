package org.anydoor.matrix;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.Danger;
import org.anydoor.intake.DoorsAnew;
import org.anydoor.intake.FollowUp;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Intake;
import org.anydoor.intake.Interpreter;
import org.anydoor.intake.MandatedReport;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.SubmissionId;
import org.anydoor.intake.triage.Conversation;
import org.anydoor.intake.triage.Triage;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.springframework.context.ApplicationContext;

/**
 * One thing of each kind with a word that stands nowhere else, owned by the sample's navigators; and one of the shelter. The
 * concern arrived, was read and was talked about as any other, so that its sealed words are sealed.
 */
final class MatrixFixtures {
    static final String CONCERN = "Qxconcern";
    static final String REPORTER = "Qxreporter";
    static final String CONTACT = "Qxcontact";
    static final String MESSAGE = "Qxmessage";
    static final String ANSWER = "Qxanswer";
    static final String NOTE = "Qxnote";
    static final String YOUTH = "Qxyouth";
    static final String REFERRAL = "Qxreferral";
    static final String SHELTERED = "Qxsheltered";

    private final ApplicationContext program;
    private final UUID youth = UUID.randomUUID();

    /** Beside which routes.txt puts the first. */
    private final UUID second = UUID.fromString("0199aabc-0000-7000-8000-0000000000aa");

    private final UUID sheltered = UUID.randomUUID();
    private final UUID navigator = person("navigator");
    private final UUID intake = agency("navigator");
    private final UUID shelter = agency("shelter");
    private final Acknowledged arrived;
    private final Acknowledged another;
    private UUID referral = UUID.randomUUID();

    MatrixFixtures(ApplicationContext program) {
        this.program = program;
        record(youth, intake, YOUTH);
        record(second, intake, YOUTH);
        record(sheltered, shelter, SHELTERED);
        this.arrived = arrive();
        this.another = arrive();
        talk();
        refer();
        oweNotice();
    }

    /** The thing that a route's group speaks of. */
    String id(String group) {
        return switch (group) {
            case "concern" -> concern().toString();
            case "work" ->
                PlatformFixtures.value(
                                UUID.class,
                                "select id from platform.work where reference = ? and agency_id = ? and kind = 'decide'",
                                concern(),
                                intake)
                        .toString();
            default ->
                Map.of("youth", youth, "referral", referral, "person", navigator)
                        .getOrDefault(group, sheltered)
                        .toString();
        };
    }

    /** The fields of a request as this caller would send them, with what only the database knows. */
    Map<String, String> fields(Route route, String username) {
        var filled = new LinkedHashMap<String, String>();
        route.fields().forEach((name, value) -> filled.put(name, fill(value, route.group(), username)));
        return filled;
    }

    private String fill(String value, String group, String username) {
        return switch (value) {
            case "{version}" -> version(group, agency(username));
            case "person:{me}" -> "person:" + person(username);
            case "{youth}" -> youth.toString();
            case "{receiver}" -> agency("protection").toString();
            case "{service}" -> service().toString();
            case "{other}" -> name(another);
            case "{today}" ->
                LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("America/Chicago"))
                        .toString();
            case "{tomorrow}" ->
                LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).plusDays(2) + "T12:00";
            case "{attempt}" ->
                PlatformFixtures.value(
                        String.class,
                        "select coalesce(max(a.id::text), '-') from intake.attempt a where a.concern_id = ?",
                        concern());
            default -> value;
        };
    }

    private String version(String group, UUID agency) {
        return switch (group) {
            case "concern" -> PlatformFixtures.value(String.class, """
                    select coalesce(max(h.version), 1)::text from intake.handling h where h.concern_id = ? and h.agency_id = ?
                    """, concern(), agency);
            case "work" ->
                PlatformFixtures.value(
                        String.class,
                        "select version::text from platform.work where id = ?",
                        UUID.fromString(id("work")));
            case "youth" ->
                PlatformFixtures.value(String.class, "select version::text from youth.record where id = ?", youth);
            default -> "1";
        };
    }

    private static String name(Acknowledged concern) {
        return PlatformFixtures.value(
                String.class,
                "select short from intake.concern where id = ?",
                concern.id().value());
    }

    /** A service that the navigators may refer to. */
    UUID service() {
        return PlatformFixtures.value(UUID.class, """
                select s.id from directory.service s join directory.organisation o on o.id = s.organisation_id
                join platform.agency a on a.id = o.agency_id where a.kind = 'shelter' and s.active order by s.id limit 1
                """);
    }

    /** The concern as it was before anybody had read it. */
    void unread() {
        PlatformFixtures.run(
                "update intake.handling set state = 'new', acknowledged_at = null, acknowledged_by = null where concern_id = ?",
                concern());
    }

    /** What the sender of the concern keeps. */
    String code() {
        return Objects.requireNonNull(arrived.code()).text();
    }

    /** Lets an agency see the concern under an agreement, as a copy that was sent to it. */
    void grant(String username) {
        UUID viewer = agency(username);
        String kind = PlatformFixtures.value(String.class, "select kind from platform.agency where id = ?", viewer);
        PlatformFixtures.agree("intake", kind, "concern", "charging");
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, agreement_id, from_at)
                select gen_random_uuid(), ?, ?, ?, 'concern', 'agreement', s.id, now() - interval '1 minute'
                from platform.sharing_agreement s
                where s.owner_kind = 'intake' and s.viewer_kind = ? and s.category = 'concern' and s.until_at is null limit 1
                """, concern(), intake, viewer, kind);
        PlatformFixtures.run("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language,
                  interpreter, harm, arrived_at, received_at, due_at)
                values (?, ?, ?, 'standard', 'everything-else', 'public', 'en', 'none', 'unsure', date_trunc('minute', now()),
                  now(), now() + interval '3 days')
                """, concern(), viewer, intake);
    }

    /** Lets an agency see who the young person is, by their own release. */
    void release(String username) {
        PlatformFixtures.run("""
                insert into platform.access_grant (id, subject_id, owner_agency_id, viewer_agency_id, category, basis, release_id, from_at)
                values (gen_random_uuid(), ?, ?, ?, 'identity', 'release', gen_random_uuid(), now() - interval '1 minute')
                """, youth, intake, agency(username));
    }

    /** Ends the releases of the young person's record, or lets them run again. */
    void releasesEnd(boolean ended) {
        PlatformFixtures.run(
                "update platform.access_grant set until_at = case when ? then now() end where subject_id = ? and basis = 'release'",
                ended,
                youth);
    }

    private UUID concern() {
        return arrived.id().value();
    }

    private Acknowledged arrive() {
        PlatformFixtures.run("update intake.door set owner_agency_id = ? where key = 'public'", intake);
        DoorsAnew.in(program);
        var said = new Arrival(
                "public",
                Language.EN,
                Danger.UNKNOWN,
                Harm.UNSURE,
                CONCERN,
                List.of(),
                new Arrival.Whom(CONCERN, "15", null, CONCERN),
                CONCERN,
                null,
                CONCERN,
                Interpreter.NONE,
                false,
                null,
                new Reporter(REPORTER, "teacher", REPORTER, null, REPORTER, true),
                new SafeContact(
                        SafeContact.Way.TEXT, CONTACT, CONTACT, false, CONTACT, CONTACT, CONTACT, CONTACT, false),
                new MandatedReport(Clock.systemUTC().instant().minus(Duration.ofHours(1)), null, null));
        return (Acknowledged) program.getBean(Intake.class).arrive(said, SubmissionId.fresh());
    }

    private void talk() {
        FollowUp followUp = program.getBean(FollowUp.class);
        followUp.write(followUp.pass(Objects.requireNonNull(arrived.code())), MESSAGE);
        Conversation conversation = program.getBean(Conversation.class);
        Callers.run(new Caller.Member(new PersonId(navigator), new AgencyId(intake)), () -> {
            program.getBean(Triage.class).acknowledge(arrived.id(), 1);
            conversation.writeToReporter(arrived.id(), ANSWER);
            conversation.keepNote(arrived.id(), NOTE);
        });
    }

    private void record(UUID id, UUID agency, String called) {
        PlatformFixtures.run("""
                insert into youth.record (id, agency_id, called, given_name, surname, made_at) values (?, ?, ?, ?, ?, now())
                on conflict do nothing
                """, id, agency, called, called, called);
    }

    private void oweNotice() {
        PlatformFixtures.run("""
                insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, due_at)
                values (?, ?, ?, ?, now() + interval '1 hour')
                """, concern(), intake, intake, agency("protection"));
    }

    /** A new referral to the shelter, which the group names from now on. */
    void refer() {
        referral = UUID.randomUUID();
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
