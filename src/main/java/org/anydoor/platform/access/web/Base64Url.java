package org.anydoor.platform.access.web;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes as the script puts them into a form; what is no such text is no bytes, and is refused as such. */
final class Base64Url {
    private static final byte[] NOTHING = {};

    private Base64Url() {}

    static byte[] bytes(@Nullable String text) {
        try {
            return text == null ? NOTHING : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return NOTHING;
        }
    }
}
