package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page that lies open on a phone carries what was typed for a day and no longer. */
@AnydoorTest
class FormAgeTests {
    private final FormState states;
    private final Sender sender;

    @Autowired
    FormAgeTests(FormState states, @LocalServerPort int port) {
        this.states = states;
        this.sender = new Sender(port);
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    private String aged(Duration age) {
        FormDraft now = states.begin("public");
        return states.seal(
                new FormDraft(now.door(), now.submission(), now.begun().minus(age), Map.of()));
    }

    @Test
    void afterADayTheFormBeginsAnewAndShowsWhatWasTypedLast() {
        sender.carrying(aged(Duration.ofHours(24))).post("/en/concern", "what=A van waits by the <b>school</b>");
        assertThat(sender.page())
                .contains(
                        "This page waited too long",
                        "Nothing was sent",
                        "A van waits by the &lt;b&gt;school&lt;/b&gt;");
        sender.carrying(aged(Duration.ofHours(24))).post("/so/concern", "go=send");
        assertThat(sender.page()).doesNotContain("id=\"code\"");
    }

    @Test
    void withinTheDayItGoesOn() {
        sender.carrying(aged(Duration.ofMinutes(23 * 60 + 59))).post("/en/concern", "danger=unknown");
        assertThat(sender.status()).isEqualTo(200);
        assertThat(sender.page()).doesNotContain("This page waited too long").contains("name=\"what\"");
    }
}
