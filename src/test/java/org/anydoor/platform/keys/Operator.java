package org.anydoor.platform.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;

/**
 * Whoever runs the deployment, as far as this can be played: has every row of every table, every file of the database, the
 * master key, and knows this program. Opens whatever these open.
 */
public final class Operator {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final MasterKey master;
    private final List<SubjectSealed> columns;
    private final Map<UUID, byte[]> dataKeys = new HashMap<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();

    /** One row as text, the ids in it and its bytes. */
    private record Row(String table, String text, List<String> ids, List<byte[]> bytes) {}

    public Operator(Connection superuser, MasterKey master, List<SubjectSealed> columns) throws SQLException {
        this.master = master;
        this.columns = columns;
        try (Statement statement = superuser.createStatement()) {
            for (String table : tables(statement)) {
                read(statement, table);
            }
            openKeys(statement);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet found = statement.executeQuery("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_t'
                """)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private void read(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery("select t::text as all_of_it, t.* from " + table + " as t")) {
            var meta = found.getMetaData();
            while (found.next()) {
                String text = found.getString(1);
                var bytes = new ArrayList<byte[]>();
                for (int column = 2; column <= meta.getColumnCount(); column++) {
                    if (meta.getColumnTypeName(column).equals("bytea") && found.getBytes(column) != null) {
                        bytes.add(found.getBytes(column));
                    }
                }
                rows.add(new Row(
                        table,
                        text,
                        ID.matcher(text).results().map(it -> it.group()).toList(),
                        bytes));
            }
        }
    }

    private void openKeys(Statement statement) throws SQLException {
        var agencies = new HashMap<String, byte[]>();
        try (ResultSet found =
                statement.executeQuery("select agency_id, key_version, wrapped from platform.agency_key")) {
            while (found.next()) {
                var agency = new AgencyId(found.getObject(1, UUID.class));
                attempt(() -> master.open(found(found, 3), KeysConfiguration.context(agency)))
                        .ifPresent(key -> agencies.put(agency.value() + "/" + number(found), key));
            }
        }
        try (ResultSet found = statement.executeQuery(
                "select agency_id, agency_key_version, wrapped, subject_id from platform.data_key")) {
            while (found.next()) {
                byte[] agency = agencies.get(found.getString(1) + "/" + number(found));
                UUID subject = found.getObject(4, UUID.class);
                if (agency != null) {
                    attempt(() -> Aes.of(agency).open(found(found, 3), DataKeys.context(subject)))
                            .ifPresent(key -> dataKeys.put(subject, key));
                }
            }
        }
        Stream.concat(agencies.values().stream(), dataKeys.values().stream())
                .forEach(it -> keys.add(HexFormat.of().formatHex(it)));
    }

    private static byte[] found(ResultSet row, int column) {
        try {
            return row.getBytes(column);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int number(ResultSet row) {
        try {
            return row.getInt(2);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the words stand readable in a row, in any of the forms that a column may have. */
    public boolean reads(String canary) {
        byte[] plain = canary.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(plain);
        String wide = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_16LE));
        return rows.stream()
                .anyMatch(it -> it.text().contains(canary)
                        || it.text().contains(hex)
                        || it.text().contains(wide)
                        || it.text()
                                .contains(java.util.Base64.getEncoder()
                                        .withoutPadding()
                                        .encodeToString(plain)));
    }

    /** Whether the words stand readable in a file of the database, its log of changes included. */
    public static boolean readsFiles(Path folder, String canary) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).anyMatch(it -> holds(it, canary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String canary) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(canary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether any key that the operator has, used in any way that this program uses keys, opens to these words. */
    public boolean opens(String canary) {
        return rows.stream()
                .filter(it -> !it.bytes().isEmpty()
                        && (it.table().startsWith("youth.") || it.table().contains("vault")))
                .flatMap(it -> it.bytes().stream().flatMap(bytes -> openings(it, bytes)))
                .anyMatch(it -> new String(it, StandardCharsets.UTF_8).contains(canary));
    }

    /** Whether a private key of a pair lies anywhere as it is, or under a key that the operator has. */
    public boolean hasAPrivateKey() {
        return rows.stream()
                .flatMap(row -> row.bytes().stream()
                        .flatMap(bytes -> row.table().contains("vault")
                                ? Stream.concat(Stream.of(bytes), openings(row, bytes))
                                : Stream.of(bytes)))
                .anyMatch(Operator::isPrivateKey);
    }

    private static boolean isPrivateKey(byte[] bytes) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get())
                            .getPublicKeysetHandle()
                    != null;
        } catch (GeneralSecurityException | RuntimeException no) {
            return false;
        }
    }

    private Stream<byte[]> openings(Row row, byte[] bytes) {
        var found = new ArrayList<byte[]>();
        for (String id : row.ids()) {
            UUID subject = UUID.fromString(id);
            attempt(() -> master.open(bytes, DataKeys.context(subject))).ifPresent(found::add);
            byte[] key = dataKeys.get(subject);
            if (key != null) {
                for (String field : fields()) {
                    attempt(() -> new Sealer(subject, key).open(bytes, field)).ifPresent(found::add);
                }
            }
            for (String hex : keys) {
                byte[] any = HexFormat.of().parseHex(hex);
                attempt(() -> Aes.of(any).open(bytes, DataKeys.context(subject)))
                        .ifPresent(found::add);
            }
        }
        List<byte[]> own = row.ids().stream()
                .map(it -> dataKeys.get(UUID.fromString(it)))
                .filter(it -> it != null)
                .toList();
        for (byte[] key : own) {
            for (String purpose : purposes(row)) {
                attempt(() -> new OneTimeSeal(key, purpose).open(bytes)).ifPresent(found::add);
            }
        }
        return found.stream();
    }

    private List<String> fields() {
        return columns.stream()
                .map(it -> it.field().replace("'", ""))
                .distinct()
                .toList();
    }

    private static List<String> purposes(Row row) {
        var purposes = new ArrayList<String>();
        for (String one : row.ids()) {
            purposes.add("vault-holder/" + one);
            for (String other : row.ids()) {
                purposes.add("vault-note/" + one + "/" + other);
            }
        }
        return purposes;
    }

    private static Optional<byte[]> attempt(Supplier<byte[]> opening) {
        try {
            return Optional.of(Arrays.copyOf(opening.get(), opening.get().length));
        } catch (RuntimeException closed) {
            return Optional.empty();
        }
    }
}
