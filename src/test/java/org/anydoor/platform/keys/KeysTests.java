package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {
    private static final byte[] WORDS = "said in confidence".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HERE = {1};
    private static final byte[] ELSEWHERE = {2};

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    @Test
    void theMasterKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        byte[] sealed = MasterKey.in(home).seal(WORDS, HERE);
        assertThat(MasterKey.in(home).open(sealed, HERE)).isEqualTo(WORDS);
        Path file = home.resolve("secrets").resolve(MasterKey.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingOpensWithAnotherKeyContextOrPurpose() {
        MasterKey master = MasterKey.in(home);
        byte[] sealed = master.seal(WORDS, HERE);
        assertThatThrownBy(() -> MasterKey.in(otherHome).open(sealed, HERE)).isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> master.open(sealed, ELSEWHERE)).isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> master.open(MasterKey.Purpose.FORM, sealed, HERE))
                .isInstanceOf(Unopened.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> master.open(sealed, HERE)).isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> master.open(new byte[0], HERE)).isInstanceOf(Unopened.class);
    }

    @Test
    void aNewVersionSealsAndTheOldOneStillOpens() {
        MasterKey old = MasterKey.in(home);
        byte[] sealed = old.seal(WORDS, HERE);
        byte[] digest = old.digest(MasterKey.Purpose.RECEIPT, WORDS);
        String lines = Secrets.in(home).find(MasterKey.FILE).orElseThrow();
        String second =
                Secrets.in(otherFile()).find(MasterKey.FILE).orElseThrow().replaceFirst("1:", "2:");
        Secrets.in(home).keep(MasterKey.FILE, lines + "\n" + second);
        MasterKey rotated = MasterKey.in(home);
        assertThat(rotated.versions(MasterKey.Purpose.RECEIPT)).containsExactly(2, 1);
        assertThat(rotated.open(sealed, HERE)).isEqualTo(WORDS);
        assertThat(rotated.digest(MasterKey.Purpose.RECEIPT, 1, WORDS)).isEqualTo(digest);
        assertThat(rotated.digest(MasterKey.Purpose.RECEIPT, WORDS)).isNotEqualTo(digest);
    }

    private Path otherFile() {
        MasterKey.in(otherHome);
        return otherHome;
    }

    @Test
    void aDatabaseWithKeysNeedsItsOwnMasterKey() {
        AgencyId agency = new AgencyId(UUID.randomUUID());
        byte[] wrapped = MasterKey.in(home).seal(Aes.freshKey(), KeysConfiguration.context(agency));
        Optional<AgencyKeys.Wrapped> known = Optional.of(new AgencyKeys.Wrapped(agency, 1, wrapped));
        assertThat(fitting(home, known)).isNotNull();
        assertThatThrownBy(() -> fitting(otherHome, known))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is missing");
        MasterKey.in(otherHome);
        assertThatThrownBy(() -> fitting(otherHome, known))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not the one of this database");
    }

    private static MasterKey fitting(Path home, Optional<AgencyKeys.Wrapped> known) {
        return KeysConfiguration.fitting(new MasterKeySource.KeyFile(home), known, List.of(1));
    }

    @Test
    void aDamagedMasterKeyIsRefused() {
        Secrets.in(home).keep(MasterKey.FILE, "1:not a key");
        assertThatThrownBy(() -> MasterKey.in(home)).isInstanceOf(Refused.class).hasMessageContaining("damaged");
    }

    @Test
    void aFieldOpensOnlyAsItselfOfItsSubject() {
        byte[] key = Aes.freshKey();
        Sealer one = new Sealer(UUID.randomUUID(), key);
        byte[] sealed = one.seal("Kim", "reporter");
        assertThat(one.text(sealed, "reporter")).isEqualTo("Kim");
        assertThatThrownBy(() -> one.open(sealed, "message")).isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> new Sealer(UUID.randomUUID(), key).open(sealed, "reporter"))
                .isInstanceOf(Unopened.class);
    }

    @Test
    void anAnswerOpensOnlyWithTheSendersSecret() {
        byte[] sealed = new OneTimeSeal(HERE, "submission").seal(WORDS);
        assertThat(new OneTimeSeal(HERE, "submission").open(sealed)).isEqualTo(WORDS);
        assertThatThrownBy(() -> new OneTimeSeal(ELSEWHERE, "submission").open(sealed))
                .isInstanceOf(Unopened.class);
    }
}
