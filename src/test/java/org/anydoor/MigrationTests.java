package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrations are history: named by their minute, never edited, and the same on every database. */
class MigrationTests {
    private static final Path FOLDER = Path.of("src/main/resources/org/anydoor");
    private static final Path SUMS = Path.of("src/test/resources/migrations.sums");

    @Test
    void namesTellTheMinuteAndNoTwoShareOne() throws IOException {
        List<String> names =
                migrations().stream().map(it -> it.getFileName().toString()).toList();
        assertThat(names).allMatch(it -> it.matches("V20[0-9]{10}__[a-z][a-z_]*\\.sql"));
        assertThat(names.stream().map(it -> it.substring(0, 13))).doesNotHaveDuplicates();
    }

    @Test
    void aLandedMigrationIsNeverEditedAndANewOneIsListed() throws IOException {
        var sums = new TreeMap<String, String>();
        for (Path migration : migrations()) {
            sums.put(FOLDER.relativize(migration).toString().replace('\\', '/'), sum(migration));
        }
        var listed = new TreeMap<String, String>();
        for (String line : Files.readAllLines(SUMS)) {
            listed.put(line.substring(66), line.substring(0, 64));
        }
        assertThat(sums)
                .as(
                        "a new migration adds its line (sha256sum) to %s; a landed one is followed by another, not edited",
                        SUMS)
                .isEqualTo(listed);
    }

    @Test
    void aFreshDatabaseTakesAllOfThem() throws IOException {
        assertThat(MigratedDatabase.superuser()
                        .sql("select count(*) from public.flyway_schema_history where success and version is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(migrations().size());
    }

    @Test
    void theSampleMarkOfADeploymentNeverChanges() {
        var database = MigratedDatabase.superuser();
        database.sql("insert into platform.deployment (sample, made_at) values (true, now()) on conflict do nothing")
                .update();
        assertThatThrownBy(() -> database.sql("update platform.deployment set sample = not sample")
                        .update())
                .hasMessageContaining("the sample flag of a deployment never changes");
        assertThatThrownBy(() -> database.sql("delete from platform.deployment").update())
                .hasMessageContaining("the sample flag of a deployment never changes");
        assertThat(database.sql("update platform.deployment set setup_used_at = now()")
                        .update())
                .isEqualTo(1);
    }

    @Test
    void rowSecurityHoldsForTheOwnerToo() {
        var owner = new JdbcTemplate(new DriverManagerDataSource(
                MigratedDatabase.url(),
                DatabaseRole.OWNER.login(),
                TestPostgres.server().password(DatabaseRole.OWNER)));
        assertThat(MigratedDatabase.superuser()
                        .sql("select count(*) from intake.door")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(owner.queryForObject("select count(*) from intake.door", Long.class))
                .isZero();
        assertThat(owner.update("update intake.door set active = false")).isZero();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(it -> it.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static String sum(Path file) throws IOException {
        try {
            String text = Files.readString(file).replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
