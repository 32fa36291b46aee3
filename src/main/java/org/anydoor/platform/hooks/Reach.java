package org.anydoor.platform.hooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which machines a webhook may reach: those of the open internet, so that nobody makes this program knock at doors inside the
 * city's network (server-side request forgery). What is not listed as open is shut.
 *
 * @param loopback this machine too: in a sample community, where partners' makers try their programs
 */
record Reach(boolean loopback, Names names) {
    private static final int BYTE = 0xFF;

    /** First bytes of IPv4 networks that are nobody's on the open internet (IANA special-purpose registry), and their length. */
    private static final int[][] SHUT = {
        {0, 8},
        {10 << 24, 8},
        {100 << 24 | 64 << 16, 10},
        {127 << 24, 8},
        {169 << 24 | 254 << 16, 16},
        {172 << 24 | 16 << 16, 12},
        {192 << 24, 24},
        {192 << 24 | 2 << 8, 24},
        {192 << 24 | 31 << 16 | 196 << 8, 24},
        {192 << 24 | 52 << 16 | 193 << 8, 24},
        {192 << 24 | 88 << 16 | 99 << 8, 24},
        {192 << 24 | 168 << 16, 16},
        {192 << 24 | 175 << 16 | 48 << 8, 24},
        {198 << 24 | 18 << 16, 15},
        {198 << 24 | 51 << 16 | 100 << 8, 24},
        {203 << 24 | 113 << 8, 24},
        {224 << 24, 4},
        {240 << 24, 4}
    };

    /** Looks a name up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The one address to connect to, looked up once; every address of the name must be open. */
    sealed interface Found {
        record At(InetAddress address) implements Found {}

        record NotAllowed() implements Found {}

        record Unknown() implements Found {}
    }

    Found find(HookAddress address) {
        try {
            InetAddress[] all = names.of(address.host());
            if (all.length == 0) {
                return new Found.Unknown();
            }
            boolean open = Arrays.stream(all).allMatch(this::allows);
            boolean plain = !address.encrypted() && !Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress);
            return open && !plain ? new Found.At(all[0]) : new Found.NotAllowed();
        } catch (UnknownHostException nobody) {
            return new Found.Unknown();
        }
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isOpen4(bytes) : isOpen6(bytes);
    }

    private static boolean isOpen4(byte[] bytes) {
        int number = 0;
        for (byte each : bytes) {
            number = number << 8 | each & BYTE;
        }
        for (int[] net : SHUT) {
            if ((number ^ net[0]) >>> (32 - net[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Only 2000::/3 is given out; of it not what wraps IPv4 (2001::/23, 2002::/16) or stands in documents. */
    private static boolean isOpen6(byte[] bytes) {
        int first = (bytes[0] & BYTE) << 8 | bytes[1] & BYTE;
        int second = (bytes[2] & BYTE) << 8 | bytes[3] & BYTE;
        boolean global = first >>> 13 == 1;
        boolean protocols = first == 0x2001 && second < 0x0200;
        boolean documents = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
        return global && !protocols && !documents && first != 0x2002;
    }
}
