package org.anydoor.intake;

import static org.anydoor.intake.IntakeFixtures.agree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anydoor.AfterTheSample;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.Routing.Sending;
import org.anydoor.platform.db.Callers;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What two people, or one impatient hand, do at the same moment: each is answered, and it is done once. */
@AnydoorTest
@AfterTheSample
class SentTwiceTests {
    private static final int HANDS = 4;

    @Autowired
    Intake intake;

    @Autowired
    Routing routing;

    @Autowired
    Configured configured;

    @Autowired
    Youth youth;

    @Autowired
    SafeContacts contacts;

    IntakeFixtures community;

    @BeforeEach
    void community() {
        community = new IntakeFixtures();
        configured.forget();
    }

    private static <T> List<T> atOnce(Callable<T> deed) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Callable<T>> deeds = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                deeds.add(deed);
            }
            for (Future<T> answer : hands.invokeAll(deeds)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void aConcernSentAtTheSameMomentGoesOnce() throws Exception {
        agree("intake", "school", "concern");
        var arrived = (Arrived.Acknowledged) intake.arrive(IntakeFixtures.something(), SubmissionId.fresh());
        ConcernId id = arrived.id();
        List<Sending> answers = atOnce(() -> Callers.as(
                community.intake.caller(), () -> routing.send(id, community.school.agency(), Urgency.URGENT)));
        assertThat(answers).filteredOn(Sending.Sent.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Sending.AlreadyThere.class::isInstance).hasSize(HANDS - 1);
    }

    @Test
    void theFirstSafeContactKeptAtTheSameMomentIsKept() throws Exception {
        YouthId id = Callers.as(community.intake.caller(), () -> youth.open(YouthDetails.called("Jay")));
        var contact = new SafeContact("School nurse", "8:00", false, null, null, null, null, false);
        atOnce(() -> Callers.as(community.intake.caller(), () -> {
            contacts.keep(id, contact);
            return id;
        }));
        assertThat(Callers.as(community.intake.caller(), () -> contacts.read(id)))
                .contains(contact);
    }
}
