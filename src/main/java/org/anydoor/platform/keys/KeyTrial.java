package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;

/**
 * Proves that keys open a database: everything that the master key seals, data keys by chance, and by chance rows of each sealed
 * column. It reads as a superuser of a database that was restored for this and is thrown away.
 */
public record KeyTrial(MasterKey master, List<MasterSealed> sealed, List<SubjectSealed> columns) {
    private static final int DATA_KEYS = 500;
    private static final int ROWS = 50;

    /** How many things were opened; {@link Unopened} at the first that does not open. */
    public int open(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            int opened = 0;
            for (MasterSealed it :
                    Stream.concat(MasterSealed.own().stream(), sealed.stream()).toList()) {
                opened += openAll(statement, it);
            }
            Map<AgencyKeys.Version, Aes> agencies = agencies(statement);
            opened += dataKeys(statement, agencies);
            for (SubjectSealed it : columns) {
                opened += rows(statement, it, agencies);
            }
            return opened;
        }
    }

    private int openAll(Statement statement, MasterSealed of) throws SQLException {
        int opened = 0;
        try (ResultSet rows = statement.executeQuery(of.all())) {
            while (rows.next()) {
                master.open(
                        rows.getBytes("sealed"),
                        of.context().apply(rows.getString("id")).getBytes(StandardCharsets.UTF_8));
                opened++;
            }
        }
        return opened;
    }

    private Map<AgencyKeys.Version, Aes> agencies(Statement statement) throws SQLException {
        Map<AgencyKeys.Version, Aes> agencies = new HashMap<>();
        try (ResultSet rows =
                statement.executeQuery("select agency_id, key_version, wrapped from platform.agency_key")) {
            while (rows.next()) {
                AgencyId agency = new AgencyId(rows.getObject("agency_id", UUID.class));
                agencies.put(
                        new AgencyKeys.Version(agency, rows.getInt("key_version")),
                        Aes.of(master.open(rows.getBytes("wrapped"), KeysConfiguration.context(agency))));
            }
        }
        return agencies;
    }

    private static int dataKeys(Statement statement, Map<AgencyKeys.Version, Aes> agencies) throws SQLException {
        int opened = 0;
        try (ResultSet rows = statement.executeQuery("""
                select subject_id as subject, agency_id, agency_key_version, wrapped from platform.data_key
                order by random() limit %d
                """.formatted(DATA_KEYS))) {
            while (rows.next()) {
                sealer(rows, agencies);
                opened++;
            }
        }
        return opened;
    }

    private static int rows(Statement statement, SubjectSealed column, Map<AgencyKeys.Version, Aes> agencies)
            throws SQLException {
        int opened = 0;
        try (ResultSet rows = statement.executeQuery(column.sample(ROWS))) {
            while (rows.next()) {
                sealer(rows, agencies).open(rows.getBytes("sealed"), rows.getString("field"));
                opened++;
            }
        }
        return opened;
    }

    private static Sealer sealer(ResultSet row, Map<AgencyKeys.Version, Aes> agencies) throws SQLException {
        UUID subject = row.getObject("subject", UUID.class);
        AgencyKeys.Version version = new AgencyKeys.Version(
                new AgencyId(row.getObject("agency_id", UUID.class)), row.getInt("agency_key_version"));
        Aes wrapping = agencies.get(version);
        if (wrapping == null) {
            throw new Unopened(new IllegalStateException("no such key of the agency"));
        }
        return new Sealer(subject, wrapping.open(row.getBytes("wrapped"), DataKeys.context(subject)));
    }
}
