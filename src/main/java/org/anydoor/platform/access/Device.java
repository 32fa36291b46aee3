package org.anydoor.platform.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself, cut down to two words that its owner knows again: no version, no model, no address
 * (docs/decisions/0016-no-addresses.md), so that the list of sessions tells nobody where somebody was.
 */
public record Device(String kind, String browser) {
    private static final String OTHER = "other";

    /** Read from the {@code User-Agent} header; what is missing or odd is "other". */
    public static Device of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        return new Device(kind(said), browser(said));
    }

    private static String kind(String said) {
        if (said.contains("android")) {
            return said.contains("mobile") ? "android-phone" : "android-tablet";
        }
        return first(
                said,
                "iphone",
                "iphone",
                "ipad",
                "ipad",
                "windows",
                "windows",
                "cros ",
                "chromebook",
                "mac os x",
                "mac",
                "linux",
                "linux");
    }

    /** Each browser also names those that it descends from, so the younger ones are looked for first. */
    private static String browser(String said) {
        return first(
                said,
                "edg",
                "edge",
                "opr/",
                "opera",
                "samsungbrowser",
                "samsung",
                "firefox",
                "firefox",
                "fxios",
                "firefox",
                "crios",
                "chrome",
                "chrome",
                "chrome",
                "safari",
                "safari");
    }

    private static String first(String said, String... signAndWord) {
        for (int at = 0; at < signAndWord.length; at += 2) {
            if (said.contains(signAndWord[at])) {
                return signAndWord[at + 1];
            }
        }
        return OTHER;
    }
}
