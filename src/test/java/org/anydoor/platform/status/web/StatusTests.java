package org.anydoor.platform.status.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.platform.backup.BackupStanding;
import org.anydoor.platform.status.Pulse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How the deployment is doing, for its administrators and for machines. */
@AnydoorTest
class StatusTests {
    private static final String FAILING = """
            insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, last_failure, version)
            values ('test.fails', 'recurring', now(), false, 3, now(), 1)
            """;

    @LocalServerPort
    int port;

    @Autowired
    Pulse pulse;

    @Autowired
    BackupStanding backups;

    @Autowired
    List<HikariDataSource> pools;

    private HttpResponse<String> get(int of, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void onlyWhoKeepsTheWholeCommunitySeesTheStatus() {
        assertThat(StaffClient.signedIn(port, "admin")
                        .get("/app/administration/status")
                        .body())
                .contains("Status of the system", "PostgreSQL 18", "Version 1 is in use since", "every day at 02:30");
        assertThat(StaffClient.signedIn(port, "police-admin")
                        .get("/app/administration/status")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aJobThatFailsIsSaidFirst() {
        PlatformFixtures.run(FAILING);
        try {
            assertThat(StaffClient.signedIn(port, "admin")
                            .get("/app/administration/status")
                            .body())
                    .contains("Something needs a look", "The job test.fails has failed 3 times in a row");
        } finally {
            PlatformFixtures.run("delete from platform.scheduled_tasks where task_name = 'test.fails'");
        }
    }

    @Test
    void aBackupThatIsNotGoodIsSaidFirst() {
        PlatformFixtures.run("""
                insert into platform.backup_run (id, file, begun_at, tried_at, outcome, finding, bytes)
                values (gen_random_uuid(), 'test.backup', now(), now(), 'bad', 'rows_differ', 1)
                """);
        try {
            assertThat(StaffClient.signedIn(port, "admin")
                            .get("/app/administration/status")
                            .body())
                    .contains("Something needs a look", "The last backup is not good", "rows are not as they were");
        } finally {
            PlatformFixtures.run("delete from platform.backup_run where file = 'test.backup'");
        }
    }

    @Test
    void aMachineReadsHealthAndFiguresAndNoAddresses() throws Exception {
        var management = new ManagementPort(0, pulse, backups, pools);
        try {
            management.open();
            assertThat(get(management.port(), "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(management.port(), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(management.port(), "/metrics").body())
                    .contains("anydoor_work_overdue ", "anydoor_disk_free_bytes ", "jvm_memory_used_bytes{")
                    .contains("anydoor_backup_age_seconds ", "anydoor_backup_alarm ")
                    .contains("anydoor_connections_active{pool=\"anydoor_app\"}")
                    .doesNotContain("sample.example");
        } finally {
            management.close();
        }
    }

    @Test
    void thePublicPortShowsNoFigures() throws Exception {
        assertThat(get(port, "/metrics").statusCode()).isEqualTo(404);
        assertThat(get(port, "/health/ready").statusCode()).isEqualTo(404);
        assertThat(get(port, "/actuator").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void thePageFitsAndReadsWell(Browser.Size size) {
        var admin = StaffClient.signedIn(port, "admin");
        try (Browser browser = Browser.open(port, size)) {
            admin.lend(browser.page().context());
            browser.go("/app/administration/status").assertAccessible().picture("status");
        }
    }
}
