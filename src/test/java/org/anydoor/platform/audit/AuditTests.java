package org.anydoor.platform.audit;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class AuditTests {
    private final Audit audit;
    private final History history;
    private final Trail trail;
    private final List<SubjectNames> names;
    private final Db db;
    private final Text text;
    private final TestCallers callers;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(intake, "navigator");
    private final PersonId officer = PlatformFixtures.person(intake, "privacy-officer");
    private final UUID subject = UUID.randomUUID();

    @Autowired
    AuditTests(
            Audit audit,
            History history,
            Trail trail,
            List<SubjectNames> names,
            Db db,
            Messages messages,
            TransactionTemplate transaction) {
        this.audit = audit;
        this.history = history;
        this.trail = trail;
        this.names = names;
        this.db = db;
        this.text = messages.in(Language.EN);
        this.callers = new TestCallers(transaction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update platform.audit_entry set action = 'a.b'",
                "delete from platform.audit_entry",
                "truncate platform.audit_entry cascade",
                "update platform.audit_subject set subject_id = entry_id",
                "delete from platform.audit_subject"
            })
    void nobodyInTheProgramChangesOrRemovesAnEntry(String sql) {
        assertThatThrownBy(() -> callers.run(
                        new Caller.Member(officer, intake), () -> db.sql(sql).run()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anEntryStandsOrFallsWithItsTransaction() {
        assertThatThrownBy(() -> callers.run(new Caller.Member(navigator, intake), () -> {
                    audit.record("youth.read", subject, intake);
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(entries()).isZero();
        read(navigator, intake);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void nobodyWritesAnEntryInAnothersName() {
        assertThatThrownBy(() -> callers.run(
                        new Caller.Member(navigator, intake),
                        () -> db.sql("""
                        insert into platform.audit_entry (id, at, caller, person_id, agency_id, action)
                        values (:id, statement_timestamp(), 'member', :other, :agency, 'youth.read')
                        """)
                                .with("id", UUID.randomUUID())
                                .with("other", officer)
                                .with("agency", intake)
                                .run()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theOwnerSeesWhoLookedByNameOrByAgency() {
        AgencyId police = PlatformFixtures.agency("police");
        read(navigator, intake);
        read(PlatformFixtures.person(police, "investigator"), police);
        assertThat(who(navigator, intake))
                .containsExactlyInAnyOrder(
                        name("person", navigator.value()) + " (" + name("agency", intake.value()) + ")",
                        name("agency", police.value()));
    }

    @Test
    void whatAWalledAgencyReadIsShownToItselfAlone() {
        AgencyId shelter = PlatformFixtures.agency("shelter");
        PersonId advocate = PlatformFixtures.person(shelter, "advocate", "privacy-officer");
        read(advocate, shelter);
        assertThat(who(navigator, intake)).isEmpty();
        assertThat(who(officer, intake)).isEmpty();
        assertThat(who(advocate, shelter)).hasSize(1);
    }

    @Test
    void whoOwnsNothingOfItSeesNothingOfIt() {
        AgencyId school = PlatformFixtures.agency("school");
        read(navigator, intake);
        assertThat(who(PlatformFixtures.person(school, "staff", "privacy-officer"), school))
                .isEmpty();
    }

    @Test
    void theTrailIsOpenToThePrivacyOfficerAlone() {
        assertThat(callers.as(officer, intake, trail::isOpen)).isTrue();
        assertThat(callers.as(navigator, intake, trail::isOpen)).isFalse();
    }

    @Test
    void theTrailIsSearchedByPersonActionAndSubject() {
        read(navigator, intake);
        assertThat(found(new Trail.Question(navigator.value(), "youth.read", null, null, subject)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subjects()).containsExactly(subject));
        assertThat(found(new Trail.Question(officer.value(), null, null, null, subject)))
                .isEmpty();
        assertThat(found(new Trail.Question(null, "youth.change", null, null, null)))
                .isEmpty();
        assertThat(found(new Trail.Question(null, null, PlatformFixtures.minutes(5), null, null)))
                .isEmpty();
    }

    @Test
    void whoSignedInIsNamedThoughTheyActedForNoAgencyYet() {
        UUID entry = UUID.randomUUID();
        PlatformFixtures.run("""
                with entry as (
                  insert into platform.audit_entry (id, at, caller, action) values (?, now(), 'sign-in', 'access.sign-in'))
                insert into platform.audit_subject (entry_id, subject_id, owner_agency_id, at) values (?, ?, ?, now())
                """, entry, entry, navigator, intake);
        assertThat(found(new Trail.Question(null, "access.sign-in", null, null, navigator.value())))
                .singleElement()
                .satisfies(it -> assertThat(it.who().words(text)).isEqualTo(name("person", navigator.value())));
    }

    @Test
    void aConcernIsFoundInTheTrailByItsShortNameAndByNobodyWhoMayNotKnowIt() {
        read(navigator, intake);
        SubjectNames concerns = names.getFirst();
        String called = concerns.words(text, subject);
        SubjectNames.Trace trace =
                concerns.trace(called.substring(called.indexOf(' ') + 1)).orElseThrow();
        assertThat(callers.as(officer, intake, () -> trail.named(trace))).contains(subject);
        AgencyId other = PlatformFixtures.agency("intake");
        PersonId stranger = PlatformFixtures.person(other, "privacy-officer");
        assertThat(callers.as(stranger, other, () -> trail.named(trace))).isEmpty();
        assertThat(concerns.trace("no such name")).isEmpty();
    }

    private List<Trail.Entry> found(Trail.Question question) {
        return callers.as(officer, intake, () -> {
            List<Trail.Entry> entries = trail.list(question, 10, 0);
            assertThat(trail.count(question, 10)).isEqualTo(entries.size());
            return entries;
        });
    }

    private void read(PersonId person, AgencyId agency) {
        callers.run(new Caller.Member(person, agency), () -> audit.record("youth.read", subject, intake));
    }

    private List<String> who(PersonId person, AgencyId agency) {
        return callers.as(person, agency, () -> history.of(subject)).stream()
                .map(line -> line.who().words(text))
                .toList();
    }

    private long entries() {
        return value(Long.class, "select count(entry_id) from platform.audit_subject where subject_id = ?", subject);
    }

    private static String name(String table, UUID id) {
        return value(String.class, "select name from platform." + table + " where id = ?", id);
    }
}
