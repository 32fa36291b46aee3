package org.anydoor.platform.hooks;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.platform.outbound.Outbound;
import org.springframework.stereotype.Component;

/** Reads addresses that administrators type. A name is looked up for it, so this is done before a transaction begins. */
@Component
public class HookAddresses {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 300;
    private static final int HIGHEST_PORT = 65_535;

    /** Scheme, host and port, which mean the same in capitals. */
    private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z]+://[^/?#@]*(?![^/?#]*@)");

    private final Outbound outbound;

    HookAddresses(Outbound outbound) {
        this.outbound = outbound;
    }

    /** What came of reading an address. */
    public sealed interface Read {
        record Good(HookAddress address) implements Read {}

        /** The key of what is said to people. */
        record Bad(String key) implements Read {}
    }

    /** The address as typed, its scheme and host in small letters. One that nobody knows yet is taken: a test shows it, and the name may come later. */
    public Read read(String asTyped) {
        String typed = AUTHORITY.matcher(asTyped).replaceFirst(it -> Matcher.quoteReplacement(lower(it.group())));
        if (typed.length() < SHORTEST || typed.length() > LONGEST || !typed.matches("[!-~]+")) {
            return new Read.Bad("platform.hooks.address-wrong");
        }
        Optional<Outbound.Wrong> wrong = outbound.wrong(typed);
        if (wrong.isPresent() && wrong.get() != Outbound.Wrong.UNKNOWN_HOST) {
            return new Read.Bad(
                    switch (wrong.get()) {
                        case NOT_HTTPS -> "platform.hooks.address-not-https";
                        case INSIDE -> "platform.hooks.address-not-allowed";
                        case UNREADABLE, UNKNOWN_HOST -> "platform.hooks.address-wrong";
                    });
        }
        URI uri = URI.create(typed);
        boolean port = uri.getPort() == -1 || uri.getPort() > 0 && uri.getPort() <= HIGHEST_PORT;
        return port ? new Read.Good(new HookAddress(uri)) : new Read.Bad("platform.hooks.address-wrong");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
