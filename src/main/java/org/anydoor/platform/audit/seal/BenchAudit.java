package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.RunCommand;
import org.anydoor.platform.launch.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Sealing under load, the speed of a verification, and whether it finds every forgery and cries wolf at none. */
public record BenchAudit(Class<?> program) implements Command {
    private static final int SECONDS = 20;
    private static final int FORGED_IN_MEMORY = 9_800;
    private static final int FORGED_IN_DATABASE = 200;
    private static final int UNTOUCHED = 1_000;
    private static final int COPIED = 2_000;
    private static final int MANY = 500_000;

    @Override
    public String name() {
        return "bench audit";
    }

    @Override
    public String help() {
        return "sealing under 2,000 entries a second, the speed of verify, 10,000 forgeries";
    }

    @Override
    public int run(Settings settings) throws Exception {
        String launcher = System.getProperty("anydoor.launcher");
        if (launcher == null) {
            throw new Refused("This is measured on an installed copy: use ./anydoor bench audit.");
        }
        Path home = Path.of(launcher).resolveSibling("target").resolve("bench-audit");
        new org.anydoor.platform.home.Tree(home).delete();
        ConfigurableApplicationContext context = new RunCommand(program)
                .start(settings.with("data", home.toString()).with("port", "0").with("sample", "off"));
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.join(home);
            new AuditLoad(postgres, home).run(SECONDS);
            Inspection inspection = new Inspection(context.getBean(JobsDb.class), home, keys(context));
            forgeInMemory(inspection);
            forgeInDatabase(inspection, postgres);
            speed(inspection, postgres);
        } finally {
            SpringApplication.exit(context);
        }
        return 0;
    }

    private static PublicKeys keys(ConfigurableApplicationContext context) {
        return new AuditKeys(context.getBean(MasterKey.class)).publicKeys();
    }

    /** A verification of all there is, as the command does it. */
    private record Inspection(JobsDb jobs, Path home, PublicKeys keys) {
        Report all(JobsDb over) {
            List<String> lines = HeadsFile.in(home).lines();
            return over.sweep(
                    Sealing.CALLER,
                    db -> new Verification(new ReadAhead(new DatabaseRows(db), over), lines, keys).all());
        }

        Report of(SealedRows rows, List<Head> heads) {
            return new Verification(rows, heads.stream().map(Head::line).toList(), keys).all();
        }
    }

    private static void forgeInMemory(Inspection inspection) {
        CopiedRows whole = inspection.jobs().sweep(Sealing.CALLER, db -> copy(new DatabaseRows(db)));
        Random chance = new Random(19);
        int found = 0;
        for (int i = 0; i < FORGED_IN_MEMORY; i++) {
            CopiedRows forged = whole.again();
            Forgery.values()[i % Forgery.values().length].forge(forged, chance);
            found += inspection.of(forged, whole.heads).isGreen() ? 0 : 1;
        }
        int alarms = 0;
        for (int i = 0; i < UNTOUCHED; i++) {
            Head upTo = whole.heads.get(chance.nextInt(whole.heads.size()));
            CopiedRows some = CopiedRows.of(whole, upTo);
            alarms += inspection.of(some, some.heads).isGreen() ? 0 : 1;
        }
        System.out.printf(
                "Forged in a copy of %,d entries in memory: %,d of %,d found (aim: all)%n",
                whole.size(), found, FORGED_IN_MEMORY);
        System.out.printf("Untouched copies: %,d false alarms in %,d (aim: none)%n", alarms, UNTOUCHED);
    }

    private static CopiedRows copy(DatabaseRows rows) {
        Head upTo = rows.heads().stream()
                .filter(it -> it.size() >= COPIED)
                .findFirst()
                .orElseThrow(() -> new Refused("The load came to fewer entries than are copied."));
        return CopiedRows.of(rows, upTo);
    }

    /** Carries the report out of a transaction that must not stand. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Report report;

        Undone(Report report) {
            super("undone", null, false, false);
            this.report = report;
        }
    }

    private static void forgeInDatabase(Inspection inspection, EmbeddedPostgres postgres) {
        List<String> lines = HeadsFile.in(inspection.home()).lines();
        Random chance = new Random(20);
        int found = 0;
        try (SuperuserTrail all = new SuperuserTrail(postgres)) {
            for (int i = 0; i < FORGED_IN_DATABASE; i++) {
                String forgery = all.forgery(i, chance);
                try {
                    all.jobs().sweep(Sealing.CALLER, db -> {
                        db.sql("set local session_replication_role = replica").run();
                        for (String statement : forgery.split(";")) {
                            db.sql(statement).run();
                        }
                        throw new Undone(new Verification(new DatabaseRows(db), lines, inspection.keys()).all());
                    });
                } catch (Undone undone) {
                    found += undone.report.isGreen() ? 0 : 1;
                }
            }
        }
        System.out.printf(
                "Forged in the database, rolled back: %,d of %,d found (aim: all); then green: %s%n",
                found, FORGED_IN_DATABASE, inspection.all(inspection.jobs()).isGreen());
    }

    private static void speed(Inspection inspection, EmbeddedPostgres postgres)
            throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        fill(postgres);
        while (inspection
                        .jobs()
                        .<Integer>sweep(
                                Sealing.CALLER,
                                db -> new DatabaseRows(db).unsealed(List.of()).size())
                > 0) {
            Thread.sleep(200);
        }
        System.out.printf(
                "Sealing %,d entries that were there at once, their writing included: %.1f s%n",
                MANY, (System.nanoTime() - begun) / 1e9);
        for (String run : List.of("first", "second")) {
            long start = System.nanoTime();
            Report report = inspection.all(inspection.jobs());
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "Verify, %s run: %,.0f entries/s (%,d in %.2f s, %s; aim: at least 200,000)%n",
                    run, report.size() / seconds, report.size(), seconds, report.isGreen() ? "green" : "red");
        }
    }

    private static void fill(EmbeddedPostgres postgres) throws SQLException {
        try (Connection all = DriverManager.getConnection(
                        postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
                Statement statement = all.createStatement()) {
            statement.execute("""
                    with entry as (
                      insert into platform.audit_entry (id, at, caller, person_id, agency_id, action)
                      select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now(), 'member', gen_random_uuid(),
                        '01900000-0000-7000-8000-000000000000', 'youth.read'
                      from generate_series(1, %d) n returning id, at, agency_id)
                    insert into platform.audit_subject (entry_id, subject_id, owner_agency_id, actor_agency_id, at)
                    select e.id, gen_random_uuid(), e.agency_id, e.agency_id, e.at from entry e
                    """.formatted(MANY));
            statement.execute("analyze platform.audit_entry, platform.audit_subject");
        }
    }

    /** The place of a forgery, for those that need the id of what stands there. */
    static String at(long position) {
        return "(select entry_id from platform.audit_leaf where position = "
                + Objects.checkIndex(position, Long.MAX_VALUE) + ")";
    }
}
