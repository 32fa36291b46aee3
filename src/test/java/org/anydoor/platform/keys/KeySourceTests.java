package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.home.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the master key comes from, and how it leaves for recovery. */
class KeySourceTests {
    private static final byte[] TOLD = {1, 2, 3};
    private static final Passphrase WORDS = new Passphrase("five words that nobody says".toCharArray());

    @TempDir
    Path folder;

    @Test
    void aCommandGivesTheKeyWithoutAShell() throws IOException {
        String lines = KeyRing.fresh().lines();
        Path kept = Files.writeString(folder.resolve("kept"), lines + "\n");
        MasterKeySource source = MasterKeySource.of(folder, "cat " + kept);
        assertThat(source.find().orElseThrow().lines()).isEqualTo(lines);
        assertThatThrownBy(() ->
                        MasterKeySource.of(folder, "cat " + kept + "; true").find())
                .isInstanceOf(Refused.class);
    }

    @Test
    void aCommandThatFailsIsToldInOneSentenceWithoutItsWords() throws IOException {
        assertRefused("/no/such/program --token s3cret", "could not be started");
        assertRefused("false s3cret", "ended with status 1");
        assertRefused("echo 1:s3cret", "is no master key");
        assertThatThrownBy(() -> new MasterKeySource.KeyCommand(List.of("sleep", "30"), Duration.ofMillis(200)).find())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("gave no master key within");
    }

    private void assertRefused(String command, String why) {
        assertThatThrownBy(() -> MasterKeySource.of(folder, command).find())
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("s3cret")
                .endsWith(".")
                .hasLineCount(1);
    }

    @Test
    void anExportHoldsEveryVersionAndOpensWithItsPassphraseAlone() throws IOException {
        MasterKey master = MasterKey.in(folder);
        byte[] sealed = master.seal(TOLD, new byte[0]);
        new MasterKeySource.KeyFile(folder)
                .keep(new MasterKeySource.KeyFile(folder).find().orElseThrow().with(2, Aes.freshKey()));
        Map<String, String> keys = Map.of(
                MasterKey.FILE,
                new MasterKeySource.KeyFile(folder).find().orElseThrow().lines(),
                "backup.key",
                "{}");
        Path file = folder.resolve("export");
        new KeyExport(keys).write(file, WORDS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("backup.key");

        KeyExport read = KeyExport.read(file, WORDS);
        assertThat(read.secrets()).isEqualTo(keys);
        assertThat(read.master().open(sealed, new byte[0])).isEqualTo(TOLD);
        assertThatThrownBy(() -> KeyExport.read(file, new Passphrase("another passphrase here".toCharArray())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> new KeyExport(keys).write(file, WORDS)).isInstanceOf(Refused.class);

        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectory(elsewhere);
        read.into(elsewhere);
        read.into(elsewhere);
        assertThat(MasterKey.find(elsewhere).orElseThrow().open(sealed, new byte[0]))
                .isEqualTo(TOLD);
        Path strange = folder.resolve("strange");
        MasterKey.in(strange);
        assertThatThrownBy(() -> read.into(strange)).isInstanceOf(Refused.class).hasMessageContaining("another key");
        assertThat(strange.resolve("secrets/backup.key")).doesNotExist();
    }

    @Test
    void aChangedExportIsRefused() throws IOException {
        Path file = folder.resolve("export");
        new KeyExport(Map.of(MasterKey.FILE, KeyRing.fresh().lines())).write(file, WORDS);
        String weaker = Files.readString(file).replace("t=3", "t=1");
        Files.writeString(file, weaker);
        assertThatThrownBy(() -> KeyExport.read(file, WORDS)).isInstanceOf(Refused.class);
        Files.writeString(file, "nothing\nof\nthat\n");
        assertThatThrownBy(() -> KeyExport.read(file, WORDS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no export");
    }

    @Test
    void everyCommandOfKeysHasItsLineOfHelp() {
        assertThat(KeyCommands.all(Clock.systemUTC()))
                .hasSize(4)
                .allMatch(it -> !it.help().isBlank());
    }
}
