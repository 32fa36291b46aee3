package org.anydoor.platform.hooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a webhook goes: {@code https} and a host, no name or password, no fragment. Unencrypted only to this very machine, and
 * only in a sample community.
 */
public record HookAddress(URI uri) {
    static final int LONGEST = 300;
    private static final String TLS = "https";
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;

    /** What came of reading an address. */
    public sealed interface Read {
        record Good(HookAddress address) implements Read {}

        /** {@code platform.hooks.address-<why>} says it to people. */
        record Bad(String why) implements Read {}
    }

    /** The address as typed; the names are looked up only when something is sent. */
    static Read read(String typed, Reach reach) {
        if (typed.length() > LONGEST || !typed.matches("[!-~]+")) {
            return new Read.Bad("wrong");
        }
        try {
            URI uri = new URI(typed);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() > HIGHEST_PORT
                    || uri.getPort() == 0) {
                return new Read.Bad("wrong");
            }
            HookAddress address = new HookAddress(uri);
            if (!scheme.equals(TLS) && !(scheme.equals("http") && reach.loopback() && address.isLoopback())) {
                return new Read.Bad("not-https");
            }
            return address.isLiteral() && !reach.allows(InetAddress.getByName(address.host()))
                    ? new Read.Bad("not-allowed")
                    : new Read.Good(address);
        } catch (URISyntaxException | UnknownHostException unreadable) {
            return new Read.Bad("wrong");
        }
    }

    boolean encrypted() {
        return uri.getScheme().equalsIgnoreCase(TLS);
    }

    /** The name without the brackets of an IPv6 address. */
    String host() {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : encrypted() ? TLS_PORT : PLAIN_PORT;
    }

    /** What the request line asks for. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The Host header. */
    String authority() {
        return uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    /** Whether it names this machine, without asking anybody. */
    private boolean isLoopback() {
        return host().equals("localhost") || host().matches("127(\\.\\d{1,3}){3}") || host().equals("::1");
    }

    /** Whether the host is an address by itself, so that no name is looked up. */
    private boolean isLiteral() {
        return host().contains(":") || host().matches("[0-9.]+");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
