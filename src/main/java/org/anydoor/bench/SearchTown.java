package org.anydoor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.youth.Gender;
import org.anydoor.youth.MatchKeys;
import org.anydoor.youth.YouthDetails;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A million young people in the agencies of the sample, loaded as the database's superuser beside the program. */
final class SearchTown implements AutoCloseable {
    private static final int AT_ONCE = 20_000;

    private final Connection database;
    private final List<Agency> agencies = new ArrayList<>();

    /** An agency that keeps a share of the records. */
    record Agency(UUID id, String kind, boolean walled) {}

    /** Somebody who looks for young people, and whose records they may find. */
    record Seeker(Caller caller, Set<UUID> finds) {}

    SearchTown(EmbeddedPostgres postgres) throws SQLException {
        database = DriverManager.getConnection(
                postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, kind, walled from platform.agency where ended_at is null order by kind, id")) {
            while (rows.next()) {
                agencies.add(new Agency(rows.getObject(1, UUID.class), rows.getString(2), rows.getBoolean(3)));
            }
        }
    }

    /** Four in five are intake's, child protection's or the police's; the rest spreads over all, walled agencies included. */
    Agency agency(int number) {
        List<Agency> some = number / 5 % 5 == 4
                ? agencies
                : agencies.stream()
                        .filter(it -> List.of("intake", "child-protection", "police")
                                .get(number / 25 % 3)
                                .equals(it.kind()))
                        .toList();
        return some.get(number / 75 % some.size());
    }

    /** The record's key; ordered, as the program makes them. */
    static UUID id(int number) {
        return new UUID(
                0x0199_0000_0000_7000L | (long) number << 16, 0x8000_0000_0000_0000L | number * 0x9E37_79B9_7F4AL);
    }

    /** Writes all of them with their keys, and then makes the indexes anew, as a database does that is set up. */
    void load(SoughtChildren children, int many, ObjIntConsumer<SoughtChildren.Child> each)
            throws SQLException, IOException {
        run("set session_replication_role = replica");
        run("set maintenance_work_mem = '512MB'");
        run("alter table youth.match_key drop constraint match_key_pkey");
        run("drop index youth.match_key_record_id_idx");
        StringBuilder records = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < many; i++) {
            SoughtChildren.Child child = children.child(i);
            each.accept(child, i);
            add(records, keys, child, i);
            if ((i + 1) % AT_ONCE == 0 || i == many - 1) {
                copy(
                        "youth.record (id, agency_id, called, given_name, surname, gender, birth_date, made_at, keys_version)",
                        records);
                copy("youth.match_key (agency_id, walled, key, record_id)", keys);
            }
        }
        run("alter table youth.match_key add primary key (agency_id, key, record_id, walled)");
        run("create index on youth.match_key (record_id)");
        run("vacuum (analyze) youth.match_key_open, youth.match_key_walled, youth.record");
        run("analyze youth.match_key");
        run("checkpoint");
    }

    private void add(StringBuilder records, StringBuilder keys, SoughtChildren.Child child, int number) {
        Agency agency = agency(number);
        UUID id = id(number);
        Gender gender = child.girl() ? Gender.GIRL : Gender.BOY;
        records.append(id)
                .append('\t')
                .append(agency.id())
                .append('\t')
                .append(child.given())
                .append('\t');
        records.append(child.given()).append('\t').append(child.family()).append('\t');
        records.append(child.girl() ? "girl" : "boy")
                .append('\t')
                .append(child.born())
                .append("\t2026-11-01\t1\n");
        var details = new YouthDetails(
                child.given(), child.given(), child.family(), null, null, gender, child.born(), null, null, Set.of());
        for (long key : MatchKeys.of(details)) {
            keys.append(agency.id())
                    .append('\t')
                    .append(agency.walled() ? 't' : 'f')
                    .append('\t');
            keys.append(key).append('\t').append(id).append('\n');
        }
    }

    private void copy(String into, StringBuilder rows) throws SQLException, IOException {
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
        rows.setLength(0);
    }

    /** One member each of intake, child protection and the police, with those whom agreements let them find. */
    List<Seeker> seekers() throws SQLException {
        List<Seeker> seekers = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select distinct on (a.kind) mr.person_id, a.id,
                          (select array_agg(o.id) from platform.agency o where o.id = a.id or (not o.walled and exists (
                            select from platform.sharing_agreement s where s.owner_kind = o.kind and s.viewer_kind = a.kind
                              and s.category = 'identity' and s.purpose = 'matching' and s.until_at is null)))
                        from platform.membership_role mr
                        join platform.role_category rc on rc.role = mr.role and rc.category = 'identity'
                        join platform.agency a on a.id = mr.agency_id and a.kind in ('intake', 'child-protection', 'police')
                        order by a.kind, mr.person_id
                        """)) {
            while (rows.next()) {
                UUID[] finds = (UUID[]) rows.getArray(3).getArray();
                seekers.add(new Seeker(
                        new Caller.Member(
                                new PersonId(rows.getObject(1, UUID.class)),
                                new AgencyId(rows.getObject(2, UUID.class))),
                        Set.of(finds)));
            }
        }
        return seekers;
    }

    /** How many records and keys there are, and how much room the keys take. */
    String size() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select format('%s records, %s keys (%s with their indexes)', (select count(*) from youth.record),
                          (select count(*) from youth.match_key), pg_size_pretty(pg_total_relation_size('youth.match_key_open')
                            + pg_total_relation_size('youth.match_key_walled')))
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
