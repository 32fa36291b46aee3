package org.anydoor.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class TraceTests {
    @Autowired
    Messages messages;

    private static HistoryLine line(String who, String action) {
        return new HistoryLine(
                Instant.parse("2026-11-23T10:00:00Z"), new HistoryLine.Actor.Person(who, "Example"), action);
    }

    @Test
    void deedsStandApartFromLookingsWhichAreCounted() {
        Trace trace = Trace.of(List.of(
                line("Ana", "intake.read"),
                line("Ana", "intake.close"),
                line("Ben", "intake.read"),
                line("Ana", "intake.list"),
                line("Ben", "platform.export"),
                line("Ana", "intake.read-reporter")));
        assertThat(trace.deeds())
                .extracting(HistoryLine::action)
                .containsExactly("intake.close", "intake.read-reporter");
        assertThat(trace.looked(messages.in(Language.EN))).isEqualTo("Looked at 4 times by 2 people");
    }

    @Test
    void oneLookingReadsAsOne() {
        Trace trace = Trace.of(List.of(line("Ana", "youth.read")));
        assertThat(trace.looked(messages.in(Language.EN))).isEqualTo("Looked at once by one person");
    }
}
