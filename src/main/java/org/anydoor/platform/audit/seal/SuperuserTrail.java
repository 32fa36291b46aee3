package org.anydoor.platform.audit.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.util.random.RandomGenerator;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;

/** What somebody could try who passes every right in the database. For the bench alone. */
final class SuperuserTrail implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final long size;

    SuperuserTrail(EmbeddedPostgres postgres) {
        pool.setJdbcUrl(postgres.jdbcUrl());
        pool.setUsername(DatabaseRole.SUPERUSER.login());
        pool.setPassword(postgres.password(DatabaseRole.SUPERUSER));
        pool.setMaximumPoolSize(1);
        this.size = jobs().sweep(Sealing.CALLER, db -> new DatabaseRows(db).size());
    }

    JobsDb jobs() {
        return JobsDb.over(pool);
    }

    /** The statements of one forgery at a place chosen by chance. */
    String forgery(int number, RandomGenerator chance) {
        long at = chance.nextLong(size - 1);
        String entry = BenchAudit.at(at);
        return switch (number % 8) {
            case 0 -> "update platform.audit_entry set action = 'a.b' where id = " + entry;
            case 1 -> "update platform.audit_entry set person_id = gen_random_uuid() where id = " + entry;
            case 2 -> "update platform.audit_entry set at = at - interval '1 second' where id = " + entry;
            case 3 -> "delete from platform.audit_entry where id = " + entry;
            case 4 -> "update platform.audit_entry set caller = caller || 'x' where id = " + entry;
            case 5 -> "delete from platform.audit_leaf where position = " + at;
            case 6 -> """
                update platform.audit_leaf set position = position + 1000000000 where position in (%1$d, %2$d);
                update platform.audit_leaf set position = case position when 1000000000 + %1$d then %2$d else %1$d end
                where position >= 1000000000
                """.formatted(at, at + 1);
            default -> """
                delete from platform.audit_head where size > %1$d;
                delete from platform.audit_tile where (number + 1) * power(256, level) > %1$d;
                delete from platform.audit_entry where id in (select entry_id from platform.audit_leaf where position >= %1$d);
                delete from platform.audit_leaf where position >= %1$d
                """.formatted(at);
        };
    }

    @Override
    public void close() {
        pool.close();
    }
}
