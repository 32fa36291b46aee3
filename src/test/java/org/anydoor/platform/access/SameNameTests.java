package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two give the same name at the same moment: the second waits for the first and then reads beside the field what to do. */
@AnydoorTest
class SameNameTests {
    private static final String USERNAME = "same.name";
    private static final String AGENCY = "Same Name House";
    private static final String PERSON =
            "insert into platform.person (id, username, name, made_at) values (gen_random_uuid(), ?, 'First', now())";
    private static final String HOUSE = """
            insert into platform.agency (id, name, kind, walled, made_at) values (gen_random_uuid(), ?, 'hotel', false, now())
            """;

    @LocalServerPort
    int port;

    @AfterEach
    void nobodyIsCalledSo() {
        FreshCodes.run("delete from platform.person where username = ?", USERNAME);
        FreshCodes.run("delete from platform.agency where name = ?", AGENCY);
    }

    @Test
    void theSecondOfTwoInvitationsIsToldBesideTheFieldThatTheNameIsTaken() throws Exception {
        var answer = whileSomebodyElseWrites(
                PERSON,
                USERNAME,
                "police-admin",
                "/app/administration/people",
                Map.of("name", "Second", "username", USERNAME, "roles", "officer"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("username-error\">This sign-in name is taken")
                .contains("value=\"Second\"");
    }

    @Test
    void theSecondOfTwoAgenciesIsToldBesideTheFieldThatTheNameIsTaken() throws Exception {
        var answer =
                whileSomebodyElseWrites(HOUSE, AGENCY, "admin", "/app/administration/agencies", agency("house.one"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("agency-error\">An agency is called that already");
    }

    @Test
    void anAgencyWhoseAdministratorsNameIsTakenMeanwhileIsNotMade() throws Exception {
        var answer =
                whileSomebodyElseWrites(PERSON, USERNAME, "admin", "/app/administration/agencies", agency(USERNAME));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("username-error\">This sign-in name is taken");
        assertThat(FreshCodes.count("select count(*) from platform.agency where name = ?", AGENCY))
                .isZero();
    }

    private static Map<String, String> agency(String administrator) {
        return Map.of("agency", AGENCY, "kind", "hotel", "name", "Second", "username", administrator);
    }

    private HttpResponse<String> whileSomebodyElseWrites(
            String insert, String value, String administrator, String list, Map<String, String> form) throws Exception {
        var client = StaffClient.signedIn(port, administrator);
        client.get(list);
        try (Connection first = superuser()) {
            first.setAutoCommit(false);
            try (var statement = first.prepareStatement(insert)) {
                statement.setString(1, value);
                statement.executeUpdate();
            }
            var second = CompletableFuture.supplyAsync(() -> client.post(list, form));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> FreshCodes.count("""
                            select count(*) from pg_stat_activity a
                            where a.wait_event_type = 'Lock' and a.wait_event = 'transactionid' and a.query like ?
                            """, "%insert into platform.%") > 0);
            first.commit();
            return second.get(10, TimeUnit.SECONDS);
        }
    }

    private static Connection superuser() throws SQLException {
        var server = TestPostgres.server();
        return DriverManager.getConnection(
                server.jdbcUrl(), DatabaseRole.SUPERUSER.login(), server.password(DatabaseRole.SUPERUSER));
    }
}
