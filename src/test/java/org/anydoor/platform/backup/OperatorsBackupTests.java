package org.anydoor.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Operator;
import org.anydoor.platform.keys.SubjectSealed;
import org.anydoor.platform.vault.VaultFixtures;
import org.anydoor.platform.vault.Vaults;
import org.anydoor.youth.PrivilegedNotes;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator with a backup, its key and the master key has no more than with the database itself. */
@AnydoorTest
class OperatorsBackupTests {
    private static final String LOCKED = "Canary-kept-3304: said in confidence";
    private static final String SEALED = "Canary-kept-9917: by phone after six";

    private final Youth youth;
    private final PrivilegedNotes notes;
    private final SafeContacts contacts;
    private final Vaults vaults;
    private final List<SubjectSealed> columns;

    @TempDir
    Path folder;

    @Autowired
    OperatorsBackupTests(
            Youth youth, PrivilegedNotes notes, SafeContacts contacts, Vaults vaults, List<SubjectSealed> columns) {
        this.youth = youth;
        this.notes = notes;
        this.contacts = contacts;
        this.vaults = vaults;
        this.columns = columns;
    }

    @Test
    void aRestoredBackupOpensNoLockedNoteToTheOperator() throws Exception {
        Caller.Member advocate = VaultFixtures.advocate(VaultFixtures.approved());
        var open = VaultFixtures.setUp(vaults, advocate).vault();
        Callers.run(advocate, () -> {
            YouthId id = youth.open(YouthDetails.called("Ash"));
            contacts.keep(id, new SafeContact(SEALED, null, false, null, null, null, null, false));
            notes.write(id, open, LOCKED);
        });
        Path backup = folder.resolve("last-night.backup");
        BackupCommand.write(backup, TestPostgres.server(), TestPostgres.HOME);
        Path restored = folder.resolve("restored");
        RestoreCommand.restore(backup, BackupKey.of(TestPostgres.HOME), restored);
        assertThat(Operator.readsFiles(restored, LOCKED)).isFalse();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored);
                Connection superuser = Trial.superuser(postgres)) {
            var operator =
                    new Operator(superuser, MasterKey.find(TestPostgres.HOME).orElseThrow(), columns);
            assertThat(operator.reads(LOCKED)).isFalse();
            assertThat(operator.opens(LOCKED)).isFalse();
            assertThat(operator.opens(SEALED))
                    .as("what the master key protects")
                    .isTrue();
        }
    }
}
