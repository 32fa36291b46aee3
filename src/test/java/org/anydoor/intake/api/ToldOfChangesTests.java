package org.anydoor.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.triage.Triage;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.api.ApiClients;
import org.anydoor.platform.api.Partner;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.hooks.Hooks;
import org.anydoor.platform.hooks.Receiver;
import org.anydoor.platform.jobs.Recurring;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A program sends, a navigator reads, the program is called and rereads. */
@AnydoorTest
class ToldOfChangesTests {
    @LocalServerPort
    private int port;

    @Autowired
    private ApiClients clients;

    @Autowired
    private Hooks hooks;

    @Autowired
    private Triage triage;

    @Autowired
    private List<Recurring> jobs;

    @Test
    void aProgramIsCalledWhenItsConcernWasReadAndRereadsIt() {
        try (Receiver receiver = Receiver.open()) {
            Partner partner = Partner.of(port, clients);
            var made = (Hooks.Outcome.Made) partner.as(() -> hooks.set(partner.id(), receiver.at(), 0));
            String token = partner.token();
            String id = Partner.json(partner.post(
                            token,
                            Partner.key(),
                            "{\"danger\": \"unknown\", \"what\": \"Somebody waits by the stairs.\"}"))
                    .get("id")
                    .asString();
            UUID concern = UUID.fromString(id);
            AgencyId owner = new AgencyId(
                    PlatformFixtures.value(UUID.class, "select agency_id from intake.concern where id = ?", concern));
            var navigator = PlatformFixtures.person(owner, "navigator");
            Callers.run(new Caller.Member(navigator, owner), () -> triage.acknowledge(new ConcernId(concern), 1));
            jobs.stream()
                    .filter(it -> it.name().equals("platform.webhooks"))
                    .forEach(it -> it.work().run());
            assertThat(receiver.calls()).hasSize(1);
            assertThat(receiver.last().isSignedBy(made.secret().text())).isTrue();
            assertThat(receiver.last().body()).contains("\"/api/v1/concerns/" + id + "\"");
            assertThat(Partner.json(partner.get(token, id)).get("stage").asString())
                    .isEqualTo("read");
            partner.as(() -> {
                hooks.off(partner.id());
                return true;
            });
        }
    }
}
