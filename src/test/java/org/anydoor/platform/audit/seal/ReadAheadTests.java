package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two readers in turn must give what one gives, in its order. */
@AnydoorTest
class ReadAheadTests {
    @TempDir
    Path home;

    @Autowired
    JobsDb jobs;

    @Autowired
    MasterKey master;

    @BeforeEach
    void sealWhatIsThere() {
        PlatformFixtures.run("""
                insert into platform.audit_entry (id, at, caller, action)
                select gen_random_uuid(), now(), 'public', 'intake.sent' from generate_series(1, 30)
                """);
        new Sealing(jobs, home, master, Clock.systemUTC()).all();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void twoReadersGiveWhatOneGives(int block) {
        jobs.sweep(Sealing.CALLER, db -> {
            DatabaseRows alone = new DatabaseRows(db);
            long until = Math.min(alone.size(), 200);
            assertThat(until).isGreaterThan(20);
            assertThat(positions(new ReadAhead(alone, jobs, block), until)).isEqualTo(positions(alone, until));
            return true;
        });
    }

    @Test
    void whoeverLooksNoFurtherIsNotWaitedFor() {
        jobs.sweep(Sealing.CALLER, db -> {
            DatabaseRows alone = new DatabaseRows(db);
            assertThatThrownBy(() -> new ReadAhead(alone, jobs, 2).each(0, alone.size(), row -> {
                        throw new IllegalArgumentException("enough");
                    }))
                    .hasMessage("enough");
            return true;
        });
    }

    private static List<String> positions(SealedRows rows, long until) {
        var seen = new ArrayList<String>();
        rows.each(3, until, row -> seen.add(row.position() + " " + row.id() + " " + row.entry()));
        return seen;
    }
}
