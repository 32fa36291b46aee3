package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class SetUpTests {
    private static final OneTimeLink LINK = OneTimeLink.fresh();

    @Autowired
    SetUp setUp;

    @BeforeEach
    void aLinkWaits() {
        FreshCodes.run(
                "update platform.deployment set setup_digest = decode(?, 'hex'), setup_until = now() + interval '1 hour', setup_used_at = null",
                HexFormat.of().formatHex(LINK.digest()));
    }

    @AfterEach
    void nothingOfItStays() {
        FreshCodes.run("delete from platform.membership_role where agency_id in (" + MADE + ")");
        FreshCodes.run("delete from platform.membership where agency_id in (" + MADE + ")");
        FreshCodes.run(
                "delete from platform.recovery_code where person_id in (select id from platform.person where username like 'first-%')");
        FreshCodes.run("delete from platform.person where username like 'first-%'");
        FreshCodes.run("delete from platform.agency where id in (" + MADE + ")");
        FreshCodes.run("update platform.deployment set setup_digest = null, setup_until = null, setup_used_at = null");
    }

    private static final String MADE = "select id from platform.agency where name like 'First agency %'";

    private boolean begin(int number) {
        return setUp.begin(
                        LINK,
                        new SetUp.First("First agency " + number, "Alex Example", "first-" + number),
                        new Enrolment.Choice("a long enough password", new byte[20], 1))
                .filter(it -> it.size() == 10)
                .isPresent();
    }

    @Test
    void twoWhoUseTheLinkAtTheSameMomentMakeOneAgency() throws Exception {
        List<Future<Boolean>> begun;
        try (var both = Executors.newFixedThreadPool(2)) {
            try (Connection other = holdingTheLink()) {
                begun = Stream.of(1, 2)
                        .map(number -> both.submit(() -> begin(number)))
                        .toList();
                untilBothWait();
                other.rollback();
            }
        }
        assertThat(List.of(begun.get(0).get(), begun.get(1).get())).containsExactlyInAnyOrder(true, false);
        assertThat(FreshCodes.count("select count(*) from platform.agency where name like 'First agency %'"))
                .isEqualTo(1);
        assertThat(FreshCodes.count("select count(*) from platform.person where username like 'first-%'"))
                .isEqualTo(1);
    }

    private static Connection holdingTheLink() throws SQLException {
        var server = TestPostgres.server();
        Connection connection = DriverManager.getConnection(
                server.jdbcUrl(), DatabaseRole.SUPERUSER.login(), server.password(DatabaseRole.SUPERUSER));
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select id from platform.deployment for update");
        }
        return connection;
    }

    private static void untilBothWait() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (FreshCodes.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") >= 2) {
                return;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError("nobody waits for the link");
    }
}
