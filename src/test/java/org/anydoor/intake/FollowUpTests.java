package org.anydoor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.Followed.Entry;
import org.anydoor.intake.Followed.Pass;
import org.anydoor.intake.Followed.Stage;
import org.anydoor.intake.Followed.View;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.DataKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
@AfterTheSample
class FollowUpTests {
    private static final String NETWORK = "4:cb0071";

    @Autowired
    Intake intake;

    @Autowired
    FollowUp followUp;

    @Autowired
    Configured configured;

    @Autowired
    Db db;

    @Autowired
    DataKeys keys;

    @Autowired
    TransactionTemplate transaction;

    IntakeFixtures community;

    @BeforeEach
    void community() {
        community = new IntakeFixtures();
        configured.forget();
    }

    private Acknowledged sent() {
        return (Acknowledged) intake.arrive(IntakeFixtures.something(), SubmissionId.fresh());
    }

    private Pass enter(Acknowledged sent, String second) {
        String code = Objects.requireNonNull(sent.code()).text();
        return ((Entry.Opened) followUp.enter(code, second, NETWORK)).pass();
    }

    private View view(Pass pass) {
        return followUp.view(pass).orElseThrow();
    }

    private void staffWrite(ConcernId id, String text) {
        Callers.run(
                community.intake.caller(),
                () -> transaction.executeWithoutResult(status -> db.sql("""
                insert into intake.message (id, concern_id, agency_id, from_reporter, author_id, body, at)
                values (:id, :concern, :agency, false, :author, :body, now())
                """)
                        .with("id", UUID.randomUUID())
                        .with("concern", id)
                        .with("agency", community.intake.agency())
                        .with("author", community.intake.person())
                        .with("body", keys.of(id.value()).orElseThrow().seal(text, Sealed.MESSAGE))
                        .run()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theCodeOfEachLanguageOpensTheConcern(Language language) {
        Acknowledged sent = (Acknowledged) intake.arrive(
                Arrival.at("young-person", language, Danger.UNKNOWN, Harm.UNSURE, "I need to talk."),
                SubmissionId.fresh());
        View view = view(enter(sent, ""));
        assertThat(view.stage()).isEqualTo(Stage.NEW);
        assertThat(view.language()).isEqualTo(language);
        assertThat(view.shortName()).isEqualTo(sent.shortName());
    }

    @Test
    void aWrongCodeOpensNothing() {
        assertThat(followUp.enter("1234 5678 9012 3452", "", NETWORK)).isEqualTo(new Entry.Unknown());
        assertThat(followUp.enter("1234 5678 9012 3453", "", NETWORK)).isInstanceOf(Entry.Slip.class);
    }

    @Test
    void aReceiptSeesOneConcernOnly() {
        Acknowledged mine = sent();
        sent();
        Pass pass = enter(mine, "");
        for (String table : List.of("concern", "handling", "receipt")) {
            long seen = Callers.as(
                    new Caller.Receipt(pass.digest()),
                    () -> transaction.execute(status -> db.sql("select count(agency_id) from intake." + table)
                            .count()));
            assertThat(seen).as(table).isEqualTo(1);
        }
        long told = Callers.as(
                new Caller.Receipt(pass.digest()),
                () -> transaction.execute(status ->
                        db.sql("select count(agency_id) from intake.reporter").count()));
        assertThat(told).isZero();
    }

    @Test
    void whatIsWrittenOpensWorkForTheOwnerOnceAndAgain() {
        Acknowledged sent = sent();
        Pass pass = enter(sent, "");
        assertThat(followUp.write(pass, "They moved to another room.")).isTrue();
        assertThat(followUp.write(pass, "And then again.")).isTrue();
        assertThat(openMessages(sent)).isEqualTo(1);
        IntakeFixtures.sql("update platform.work set done_at = now() where kind = 'message'");
        assertThat(followUp.write(pass, "One more thing.")).isTrue();
        assertThat(openMessages(sent)).isEqualTo(1);
    }

    private static long openMessages(Acknowledged sent) {
        return IntakeFixtures.count(
                "select count(id) from platform.work where kind = 'message' and reference = ? and done_at is null",
                sent.id().value());
    }

    @Test
    void theCodeAloneShowsUnreadMessagesOnly() {
        Acknowledged sent = sent();
        Pass pass = enter(sent, "");
        followUp.write(pass, "My own words.");
        staffWrite(sent.id(), "Thank you, can you talk?");
        assertThat(view(pass).messages())
                .extracting(Followed.Message::text)
                .containsExactly("Thank you, can you talk?");
        IntakeFixtures.sql("update intake.message set read_at = read_at - interval '1 hour' where read_at is not null");
        assertThat(view(pass).messages()).isEmpty();
    }

    @Test
    void theSecondWordShowsAllSinceItWasSetAndIsAskedFor() {
        Acknowledged sent = sent();
        Pass alone = enter(sent, "");
        Pass all = followUp.secondWord(alone, "Blue Door").orElseThrow();
        followUp.write(all, "My own words.");
        assertThat(view(enter(sent, "blue-door")).messages()).hasSize(1);
        assertThat(followUp.enter(Objects.requireNonNull(sent.code()).text(), "red door", NETWORK))
                .isEqualTo(new Entry.Unknown());
        assertThat(followUp.secondWord(alone, "mine now")).isEmpty();
    }

    @Test
    void wordsGuessedAtOneCodeAllAtOnceAreNoMoreThanTheFreeOnes() throws InterruptedException {
        Acknowledged sent = sent();
        assertThat(followUp.secondWord(enter(sent, ""), "blue door")).isPresent();
        String code = Objects.requireNonNull(sent.code()).text();
        IntakeFixtures.sql("delete from platform.guess");
        try (var guessers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                String network = "4:cb00" + (10 + i);
                guessers.submit(() -> followUp.enter(code, "red door", network));
            }
        }
        assertThat(IntakeFixtures.count("select max(count) from platform.guess"))
                .as("words looked at, from twelve networks")
                .isEqualTo(8);
        assertThat(followUp.enter(code, "blue door", NETWORK)).isEqualTo(new Entry.Unknown());
        assertThat(followUp.enter(code, "", NETWORK)).isInstanceOf(Entry.Opened.class);
    }

    @Test
    void aWordThatIsSetLaterOpensNothingEarlier() {
        Acknowledged sent = sent();
        Pass alone = enter(sent, "");
        followUp.write(alone, "Said before.");
        IntakeFixtures.sql("update intake.message set at = at - interval '1 hour'");
        Pass all = followUp.secondWord(alone, "blue door").orElseThrow();
        assertThat(view(all).messages()).isEmpty();
    }

    @Test
    void aNewCodeTakesTheOldOnesPlace() {
        Acknowledged sent = sent();
        Pass alone = enter(sent, "");
        assertThat(followUp.newCode(alone, "page")).isEmpty();
        Pass all = followUp.secondWord(alone, "blue door").orElseThrow();
        Followed.NewCode renewed = followUp.newCode(all, "page").orElseThrow();
        assertThat(followUp.view(alone)).isEmpty();
        assertThat(followUp.enter(Objects.requireNonNull(sent.code()).text(), "", NETWORK))
                .isEqualTo(new Entry.Unknown());
        assertThat(followUp.enter(renewed.code().text(), "blue door", NETWORK)).isInstanceOf(Entry.Opened.class);
        assertThat(view(renewed.pass()).stage()).isEqualTo(Stage.NEW);
    }

    @Test
    void aNewCodeTakenTwiceAtOnceIsOneCodeAndAnotherPageGetsNone() throws Exception {
        Acknowledged sent = sent();
        Pass all = followUp.secondWord(enter(sent, ""), "blue door").orElseThrow();
        List<String> codes = new ArrayList<>();
        try (var hands = Executors.newFixedThreadPool(4)) {
            Callable<ReceiptCode> renewal =
                    () -> followUp.newCode(all, "this page").orElseThrow().code();
            for (var answer : hands.invokeAll(Collections.nCopies(4, renewal))) {
                codes.add(answer.get().text());
            }
        }
        assertThat(codes).hasSize(4);
        assertThat(Set.copyOf(codes)).hasSize(1);
        assertThat(followUp.enter(codes.getFirst(), "blue door", NETWORK)).isInstanceOf(Entry.Opened.class);
        assertThat(followUp.newCode(all, "another page")).isEmpty();
        assertThat(IntakeFixtures.count("""
                        select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                        where e.action = 'intake.new-code' and s.subject_id = ?
                        """, sent.id().value())).isEqualTo(1);
    }

    @Test
    void aWordChosenAfterSendingReplacesTheCodeOnlyAfterADay() {
        Acknowledged sent = sent();
        UUID id = sent.id().value();
        IntakeFixtures.sql("update intake.concern set arrived_at = arrived_at - interval '1 hour' where id = ?", id);
        Pass found = followUp.secondWord(enter(sent, ""), "finders word").orElseThrow();
        assertThat(followUp.newCode(found, "page")).isEmpty();
        assertThat(enter(sent, "").everything()).isFalse();
        IntakeFixtures.sql(
                "update intake.receipt set second_since = second_since - interval '25 hours' where concern_id = ?", id);
        assertThat(followUp.newCode(found, "page")).isPresent();
        assertThat(IntakeFixtures.count(
                        "select count(*) from intake.receipt where concern_id = ? and code_changed_at is not null", id))
                .isEqualTo(1);
    }

    @Test
    void theStageFollowsTheOwnerAndTellsNothingElse() {
        Acknowledged sent = sent();
        Pass pass = enter(sent, "");
        IntakeFixtures.sql(
                "update intake.handling set state = 'closed', closed_at = now(), outcome = 'duplicate' where concern_id = ?",
                sent.id().value());
        View view = view(pass);
        assertThat(view.stage()).isEqualTo(Stage.CLOSED);
        assertThat(view.toString()).doesNotContain("duplicate");
    }
}
