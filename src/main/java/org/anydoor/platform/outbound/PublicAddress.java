package org.anydoor.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses lie in the public internet (RFC 6890 and the registries of IANA): no loopback, no private or shared network,
 * no link-local one such as a cloud's metadata, no form of IPv6 that wraps an address of IPv4.
 */
final class PublicAddress {
    private record Block(int first, int bits) {
        static Block of(int a, int b, int c, int bits) {
            return new Block(a << 24 | b << 16 | c << 8, bits);
        }

        boolean holds(int address) {
            return (address ^ first) >>> (Integer.SIZE - bits) == 0;
        }
    }

    private static final List<Block> NOT_PUBLIC = List.of(
            Block.of(0, 0, 0, 8),
            Block.of(10, 0, 0, 8),
            Block.of(100, 64, 0, 10),
            Block.of(127, 0, 0, 8),
            Block.of(169, 254, 0, 16),
            Block.of(172, 16, 0, 12),
            Block.of(192, 0, 0, 24),
            Block.of(192, 0, 2, 24),
            Block.of(192, 88, 99, 24),
            Block.of(192, 168, 0, 16),
            Block.of(198, 18, 0, 15),
            Block.of(198, 51, 100, 24),
            Block.of(203, 0, 113, 24),
            Block.of(224, 0, 0, 3));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int address = word(bytes, 0) << 16 | word(bytes, 2);
        return NOT_PUBLIC.stream().noneMatch(it -> it.holds(address));
    }

    /** Global unicast is 2000::/3; within it 2001::/23 and 2002::/16 lead to other places, two more are for documents. */
    private static boolean isPublic6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        boolean global = first >>> 13 == 1;
        boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x2002;
        boolean documents = first == 0x3fff && second >>> 12 == 0;
        return global && !special && !documents;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
