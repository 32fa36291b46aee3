package org.anydoor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.pledge.measures.Measure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class DoorNamesTests {
    @Autowired
    Measure concernsByDoor;

    @Autowired
    Configured configured;

    @Autowired
    Doors doors;

    @Autowired
    Messages messages;

    @AfterEach
    void asItWas() {
        IntakeFixtures.sql("delete from intake.door where key = 'clinic-desk'");
        configured.forget();
    }

    @Test
    void aNewDoorsNameIsAValueOfTheMeasure() {
        IntakeFixtures.sql("""
                insert into intake.door (key, name, position, audience, steps, asks, mandated, owner_kind, receipt)
                values ('clinic-desk', 'Clinic desk', 99, 'public', '{what}', '{what}', false, 'intake', true)
                """);
        configured.forget();
        assertThat(concernsByDoor.dimensions())
                .startsWith("public", "young-person")
                .endsWith("clinic-desk");
        assertThat(concernsByDoor.name(messages.in(Language.EN), "clinic-desk")).isEqualTo("Clinic desk");
        assertThat(doors.name("a-door-that-was")).isEqualTo("a-door-that-was");
    }
}
