package org.anydoor.intake.web;

import java.util.stream.Stream;
import org.anydoor.intake.Door;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * The words in which a door speaks: its own where it has any ({@code intake.voice.<door>.…}), else its audience's, else
 * everybody's; so that a young person is addressed as one and a new door needs no words at all.
 */
record Voice(Text text, Door door) {

    private static final String OWN = "intake.voice.";
    private static final int COMMON = "intake.".length();

    String t(String key, Object... args) {
        return text.t(named(key), args);
    }

    @Nullable
    String find(String key, Object... args) {
        String name = named(key);
        return text.has(name) ? text.t(name, args) : null;
    }

    boolean has(String key) {
        return text.has(named(key));
    }

    String named(String key) {
        if (!key.startsWith("intake.")) {
            return key;
        }
        String rest = key.substring(COMMON);
        return Stream.of(door.key(), door.audience())
                .map(it -> OWN + it + "." + rest)
                .filter(text::has)
                .findFirst()
                .orElse(key);
    }
}
