package org.anydoor.intake.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ShortName;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.junit.jupiter.api.Test;

class HandlingTests {
    private static final AgencyId OWNER = new AgencyId(UUID.randomUUID());
    private static final AgencyId OTHER = new AgencyId(UUID.randomUUID());
    private static final Instant ARRIVED = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant DUE = ARRIVED.plusSeconds(900);
    private static final PersonId ROBIN = new PersonId(UUID.randomUUID());

    /** Every deed in every state: the letters are o for the owner, c for a copy, - for nobody. */
    private static final Map<Deed, String> TABLE = Map.ofEntries(
            // NEW ACKNOWLEDGED ACCEPTED DECLINED TAKEN_BACK CLOSED
            Map.entry(Deed.ACKNOWLEDGE, "oc - - - - -"),
            Map.entry(Deed.SET_URGENCY, "o o o - - -"),
            Map.entry(Deed.MASK, "- o o - - -"),
            Map.entry(Deed.SEND, "- o o - - -"),
            Map.entry(Deed.TAKE_BACK, "- o o - - -"),
            Map.entry(Deed.ACCEPT, "oc oc - - - -"),
            Map.entry(Deed.DECLINE, "c c - - - -"),
            Map.entry(Deed.ASSIGN, "oc oc oc - - -"),
            Map.entry(Deed.JOIN, "- o o - - -"),
            Map.entry(Deed.SEPARATE, "- - - - - o"),
            Map.entry(Deed.LINK, "- oc oc - - oc"),
            Map.entry(Deed.RECORD_REPORT, "o o o - - o"),
            Map.entry(Deed.GIVE_NOTICE, "- oc oc - - oc"),
            Map.entry(Deed.TRANSLATE, "o o o - - o"),
            Map.entry(Deed.WRITE_TO_REPORTER, "- o o - - o"),
            Map.entry(Deed.KEEP_NOTE, "oc oc oc - - oc"),
            Map.entry(Deed.TRY, "- oc oc - - -"),
            Map.entry(Deed.UNDO_TRY, "- oc oc - - -"),
            Map.entry(Deed.MOVE_TRY, "- oc oc - - -"),
            Map.entry(Deed.REACH, "- oc oc - - -"),
            Map.entry(Deed.LOOK_AGAIN, "- o oc - - -"),
            Map.entry(Deed.CLOSE, "- o oc - - -"),
            Map.entry(Deed.OPEN_AGAIN, "- - - - - oc"));

    @Test
    void everyDeedIsAllowedExactlyWhereTheTableSaysSo() {
        Map<Deed, String> actual = Arrays.stream(Deed.values())
                .collect(Collectors.toMap(
                        deed -> deed,
                        deed -> Arrays.stream(State.values())
                                .map(state -> letters(deed, state))
                                .collect(Collectors.joining(" "))));
        assertThat(actual).isEqualTo(TABLE);
    }

    private static String letters(Deed deed, State state) {
        String letters = (deed.isAllowed(state, true) ? "o" : "") + (deed.isAllowed(state, false) ? "c" : "");
        return letters.isEmpty() ? "-" : letters;
    }

    @Test
    void acknowledgingNamesThePersonAndKeepsTheFirstDeadline() {
        Handling read = handling(OWNER).acknowledged(ROBIN, ARRIVED.plusSeconds(60), DUE.plusSeconds(900));
        assertThat(read.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(read.read()).isEqualTo(new Handling.Read(ARRIVED.plusSeconds(60), ROBIN));
        assertThat(read.acknowledgeDue()).isEqualTo(DUE);
        assertThat(read.due()).isEqualTo(DUE.plusSeconds(900));
        assertThat(read.holder()).isEqualTo(Holder.person(ROBIN));
    }

    @Test
    void whatWasClosedOpensAgainWhereItStood() {
        Handling read = handling(OWNER).acknowledged(ROBIN, ARRIVED, DUE);
        assertThat(read.closed(Outcome.DUPLICATE, DUE).openedAgain(DUE).state()).isEqualTo(State.ACKNOWLEDGED);
        Handling accepted = read.accepted(Holder.person(ROBIN), DUE, DUE);
        assertThat(accepted.closed(Outcome.HELPED, DUE).openedAgain(DUE).state())
                .isEqualTo(State.ACCEPTED);
        assertThat(accepted.closed(Outcome.HELPED, DUE).openedAgain(DUE).closed())
                .isNull();
    }

    @Test
    void aCopyIsTheReceiversAndNotTheOwners() {
        assertThat(handling(OWNER).isOwners()).isTrue();
        assertThat(handling(OTHER).isOwners()).isFalse();
        assertThat(handling(OTHER).allows(Deed.DECLINE)).isTrue();
        assertThat(handling(OWNER).allows(Deed.DECLINE)).isFalse();
    }

    @Test
    void whoHoldsItIsReadBackAsItWasWritten() {
        Holder team = new Holder(null, UUID.randomUUID());
        assertThat(Holder.of(team.choice())).isEqualTo(team);
        assertThat(Holder.of(Holder.person(ROBIN).choice())).isEqualTo(Holder.person(ROBIN));
        assertThat(Holder.of("")).isEqualTo(Holder.NOBODY);
    }

    @Test
    void aShortNameIsFoundHoweverItIsTyped() {
        assertThat(ShortName.read(" k-7km2qx ")).isEqualTo("7KM-2QX");
        assertThat(ShortName.read("7km 2qx")).isEqualTo("7KM-2QX");
        assertThat(ShortName.read("7KM-2QX")).isEqualTo("7KM-2QX");
        assertThat(ShortName.read("drop table")).isEqualTo("drop table");
    }

    private static Handling handling(AgencyId agency) {
        return new Handling(
                new ConcernId(UUID.randomUUID()),
                agency,
                OWNER,
                State.NEW,
                Urgency.IMMEDIATE,
                "danger-now",
                ARRIVED,
                DUE,
                null,
                null,
                null,
                null,
                Holder.NOBODY,
                null,
                1);
    }
}
