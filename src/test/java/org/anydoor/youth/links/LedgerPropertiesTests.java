package org.anydoor.youth.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.FieldType;
import org.anydoor.linkage.Linkage;
import org.anydoor.linkage.Roll;
import org.anydoor.youth.YouthId;

/** What holds of the ledger whatever people say in whatever order. */
class LedgerPropertiesTests {
    private static final List<YouthId> RECORDS = IntStream.range(0, 5)
            .mapToObj(n -> new YouthId(UUID.nameUUIDFromBytes(new byte[] {(byte) n})))
            .toList();
    private static final List<UUID> PEOPLE = List.of(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3));

    /** One thing that somebody does: which pair, who, what. */
    private static final class Desk {
        private final Map<Pair, PairStory> stories = new HashMap<>();

        void act(int code) {
            int one = code % 5;
            int other = (one + 1 + code / 5 % 4) % 5;
            Pair pair = Pair.of(RECORDS.get(one), RECORDS.get(other));
            UUID who = PEOPLE.get(code / 20 % 3);
            PairStory story = story(pair);
            switch (code / 60 % 4) {
                case 0 -> say(story, Verdict.SAME, who, code / 240 % 2 == 0 ? 0.99 : 0.3);
                case 1 -> say(story, Verdict.NOT_THE_SAME, who, 0.3);
                case 2 -> say(story, Verdict.NOT_SURE, who, 0.3);
                default -> stories.put(pair, story.takenBack(who));
            }
        }

        private void say(PairStory story, Verdict verdict, UUID who, double probability) {
            if (story.standing() != Standing.SAME && !ledger().isContradictedBy(story.pair(), verdict)) {
                stories.put(story.pair(), story.with(verdict, story.needed(probability), who));
            }
        }

        PairStory story(Pair pair) {
            return stories.getOrDefault(pair, PairStory.untold(pair));
        }

        List<LedgerLine> lines() {
            return stories.values().stream().flatMap(it -> it.lines().stream()).toList();
        }

        Ledger ledger() {
            return Ledger.of(lines());
        }
    }

    @Property(tries = 10_000)
    void linkingAndUnlinkingLeavesExactlyWhatWasBefore(
            @ForAll @Size(max = 20) List<@IntRange(max = 479) Integer> acts, @ForAll @IntRange(max = 19) int which) {
        Desk desk = new Desk();
        acts.forEach(desk::act);
        Ledger before = desk.ledger();
        Pair pair = Pair.of(RECORDS.get(which % 5), RECORDS.get((which + 1 + which / 5) % 5));
        PairStory story = desk.story(pair);
        if (story.standing() == Standing.SAME || story.standing() == Standing.HALF) {
            return;
        }
        PairStory linked = story.with(Verdict.SAME, story.needed(0.99), PEOPLE.get(0));
        linked = linked.standing() == Standing.HALF ? linked.with(Verdict.SAME, 2, PEOPLE.get(1)) : linked;
        assertThat(linked.standing()).isEqualTo(Standing.SAME);
        desk.stories.put(pair, linked.takenBack(PEOPLE.get(2)));
        assertThat(desk.story(pair).standing()).isEqualTo(story.standing());
        assertThat(desk.ledger().clusters()).isEqualTo(before.clusters());
        for (Pair each : desk.stories.keySet()) {
            assertThat(desk.story(each).standing()).isEqualTo(before.story(each).standing());
        }
    }

    @Property(tries = 10_000)
    void theLedgerReplaysToTheSameClustersInWhateverOrderItIsRead(
            @ForAll @Size(max = 30) List<@IntRange(max = 479) Integer> acts, @ForAll long seed) {
        Desk desk = new Desk();
        acts.forEach(desk::act);
        List<LedgerLine> shuffled = new ArrayList<>(desk.lines());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Ledger.of(shuffled).clusters())
                .containsExactlyInAnyOrderElementsOf(desk.ledger().clusters());
    }

    @Property(tries = 10_000)
    void noTwoRecordsThatSomebodySaysAreTwoAreEverOneThread(
            @ForAll @Size(max = 30) List<@IntRange(max = 479) Integer> acts) {
        Desk desk = new Desk();
        List<Integer> withoutTakingBack =
                acts.stream().filter(code -> code / 60 % 4 != 3).toList();
        withoutTakingBack.forEach(desk::act);
        Ledger ledger = desk.ledger();
        for (Pair pair : desk.stories.keySet()) {
            if (ledger.story(pair).standing() == Standing.NOT_THE_SAME) {
                assertThat(ledger.connected(pair.first())).doesNotContain(pair.second());
            }
        }
    }

    @Property(tries = 400)
    void aRunOfTheProgramObeysWhatPeopleSaid(@ForAll @Size(max = 20) List<@IntRange(max = 179) Integer> acts) {
        Desk desk = new Desk();
        acts.forEach(desk::act);
        Ledger ledger = desk.ledger();
        Roll roll = Roll.ofOne(
                List.of(new Field("surname", FieldType.SURNAME)),
                RECORDS.stream()
                        .map(it -> new Entry(it.value().toString(), Arrays.asList("Vang")))
                        .toList());
        int[] persons = Linkage.learn(roll, said -> {}).clusters(ledger.decided(RECORDS));
        int[] again = Linkage.learn(roll, said -> {}).clusters(ledger.decided(RECORDS));
        assertThat(persons).isEqualTo(again);
        for (Set<YouthId> thread : ledger.clusters()) {
            assertThat(thread.stream().map(it -> persons[RECORDS.indexOf(it)]).distinct())
                    .hasSize(1);
        }
        for (Pair pair : desk.stories.keySet()) {
            if (ledger.story(pair).standing() == Standing.NOT_THE_SAME) {
                assertThat(persons[RECORDS.indexOf(pair.first())])
                        .isNotEqualTo(persons[RECORDS.indexOf(pair.second())]);
            }
        }
    }
}
