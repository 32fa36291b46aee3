package org.anydoor.platform.keys;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of an address that guesses are counted by: IPv4 /24, IPv6 /48, so that nobody is counted alone. */
public final class NetworkPrefix {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private NetworkPrefix() {}

    /** The prefix of a literal address as the server reports it; anything else shares one prefix. */
    public static String of(String address) {
        String literal = address.replaceFirst("%.*$", "");
        if (!literal.matches("[0-9A-Fa-f.:]+") || !(literal.contains(".") || literal.contains(":"))) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
            boolean four = bytes.length == 4;
            return (four ? "4:" : "6:")
                    + HexFormat.of().formatHex(Arrays.copyOf(bytes, four ? IPV4_BYTES : IPV6_BYTES));
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
