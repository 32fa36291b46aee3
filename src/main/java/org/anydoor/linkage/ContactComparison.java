package org.anydoor.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** E-mail addresses and names on platforms: what stands before the @ tells most. */
final class ContactComparison implements Comparison {

    private static final double IS_CLOSE = 0.92;
    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.75, 0.0001),
            new Level("the same before the @", 0.7, 0.08, 0.0002),
            new Level("one letter different", 0.7, 0.07, 0.0001),
            new Level("nearly the same before the @", 0.4, 0.05, 0.002),
            new Level("different", 0, 0.05, 0.9976));

    private record Contact(String whole, String user, double share) {}

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        String whole = whole(raw);
        return whole.isEmpty() ? List.of() : List.of(whole);
    }

    private static String whole(String raw) {
        String text = raw.strip().toLowerCase(java.util.Locale.ROOT);
        String bare = text.startsWith("@") ? text.substring(1) : text;
        return bare.chars().anyMatch(Character::isLetterOrDigit) ? bare : "";
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        String whole = whole(raw);
        if (whole.isEmpty()) {
            return null;
        }
        int at = whole.indexOf('@');
        String user = at > 0 ? whole.substring(0, at) : whole;
        return new Contact(whole, user.replaceAll("[._-]", ""), frequencies.share(whole));
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        Contact a = (Contact) left;
        Contact b = (Contact) right;
        double share = Math.max(a.share, b.share);
        if (a.whole.equals(b.whole)) {
            outcome.is(0, share);
        } else if (!a.user.isEmpty() && a.user.equals(b.user)) {
            outcome.is(1, share);
        } else if (Similarity.oneEdit(a.whole, b.whole)) {
            outcome.is(2, share);
        } else {
            outcome.is(Similarity.jaroWinkler(a.user, b.user) >= IS_CLOSE ? 3 : 4, share);
        }
    }

    @Override
    public List<String> keys(Object value) {
        return List.of(((Contact) value).user);
    }
}
