package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.vault.VaultFixtures;
import org.anydoor.platform.vault.Vaults;
import org.anydoor.youth.PrivilegedNotes;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Plays the operator: with the database and the master key, what a walled agency has locked stays closed. What only the master
 * key protects opens for the same operator by the same means, so that this test can fail.
 */
@AnydoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTests {
    private static final String LOCKED = "Canary-locked-7261: said in confidence";
    private static final String SEALED = "Canary-sealed-8812: by phone after six";
    private static final String PLAIN = "Canary-plain-5531";

    private final Youth youth;
    private final PrivilegedNotes notes;
    private final SafeContacts contacts;
    private final Vaults vaults;
    private final List<SubjectSealed> columns;

    @Autowired
    OperatorTests(
            Youth youth, PrivilegedNotes notes, SafeContacts contacts, Vaults vaults, List<SubjectSealed> columns) {
        this.youth = youth;
        this.notes = notes;
        this.contacts = contacts;
        this.vaults = vaults;
        this.columns = columns;
    }

    @BeforeAll
    void anAdvocateWritesANote() {
        AgencyId agency = VaultFixtures.approved();
        Caller.Member advocate = VaultFixtures.advocate(agency);
        var open = VaultFixtures.setUp(vaults, advocate).vault();
        Callers.run(advocate, () -> {
            YouthId id = youth.open(YouthDetails.called(PLAIN));
            contacts.keep(id, new SafeContact(SEALED, null, false, null, null, null, null, false));
            notes.write(id, open, LOCKED);
            assertThat(notes.read(id, open))
                    .extracting(PrivilegedNotes.Note::text)
                    .containsExactly(LOCKED);
        });
    }

    @Test
    void theOperatorWithDatabaseAndMasterKeyCannotReadALockedNote() throws SQLException {
        Operator operator = operator();
        assertThat(operator.reads(LOCKED)).isFalse();
        assertThat(operator.opens(LOCKED)).isFalse();
        assertThat(operator.hasAPrivateKey()).isFalse();
    }

    @Test
    void theSameOperatorReadsWhatIsPlainAndOpensWhatTheMasterKeyProtects() throws SQLException {
        Operator operator = operator();
        assertThat(operator.reads(PLAIN)).isTrue();
        assertThat(operator.reads(SEALED)).isFalse();
        assertThat(operator.opens(SEALED)).isTrue();
    }

    @Test
    void noFileOfTheDatabaseFromWhichBackupsAreMadeHoldsTheNoteInTheClear() {
        PlatformFixtures.run("checkpoint");
        Path data = Path.of(PlatformFixtures.value(String.class, "select current_setting('data_directory')"));
        assertThat(Operator.readsFiles(data, PLAIN)).isTrue();
        assertThat(Operator.readsFiles(data, LOCKED)).isFalse();
    }

    private static Operator operator(List<SubjectSealed> columns) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(
                TestPostgres.server().jdbcUrl(),
                DatabaseRole.SUPERUSER.login(),
                TestPostgres.server().password(DatabaseRole.SUPERUSER))) {
            return new Operator(superuser, MasterKey.find(TestPostgres.HOME).orElseThrow(), columns);
        }
    }

    private Operator operator() throws SQLException {
        return operator(columns);
    }
}
