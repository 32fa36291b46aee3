package org.anydoor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.home.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says is understood, or refused in one sentence. */
class SettingsTests {
    @TempDir
    Path home;

    @Test
    void anOptionThatDoesNotExistStartsNothing() {
        for (List<String> typed :
                List.of(List.of("run", "--prot", "8611"), List.of("--dta=x"), List.of("run", "--dta"))) {
            assertThatThrownBy(() -> Settings.read(typed, Map.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("There is no option --");
        }
        Settings read = Settings.read(List.of("run", "--port", "8611", "--data=" + home), Map.of());
        assertThat(read.port()).isEqualTo(8611);
        assertThat(read.home()).isEqualTo(home);
    }

    @Test
    void theSampleCommunityIsOnOnlyByAWordThatSaysSo() {
        for (String on : List.of("on", "TRUE", "yes", "1")) {
            assertThat(sample(Map.of("ANYDOOR_SAMPLE", on, "ANYDOOR_DATABASE_URL", "jdbc:postgresql://db/a")))
                    .as(on)
                    .isTrue();
        }
        for (String off : List.of("off", "False", "no", "0")) {
            assertThat(sample(Map.of("ANYDOOR_SAMPLE", off))).as(off).isFalse();
        }
        for (String other : List.of("n", "y", "2", "offf")) {
            assertThatThrownBy(() -> sample(Map.of("ANYDOOR_SAMPLE", other)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("say on or off");
        }
        assertThat(sample(Map.of())).isTrue();
        assertThat(sample(Map.of("ANYDOOR_DATABASE_URL", "jdbc:postgresql://db/a")))
                .isFalse();
    }

    private boolean sample(Map<String, String> environment) {
        return Settings.read(List.of("run", "--data", home.toString()), environment)
                .sample();
    }

    @Test
    void aRestoredFolderWithoutItsMasterKeyIsRefusedInOneSentence() throws IOException {
        Files.createFile(home.resolve("audit-restored"));
        Settings settings = Settings.read(List.of("run", "--port", "0", "--data", home.toString()), Map.of());
        assertThatThrownBy(() -> new RunCommand(SettingsTests.class).start(settings))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("put the secrets of the old folder into " + home.resolve("secrets"));
    }
}
