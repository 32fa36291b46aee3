package org.anydoor.platform.audit.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 9162 section 2.1.1 with SHA-256: what is a leaf can never be passed off as a node. For one thread. */
final class TreeHash {
    static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    /** The hash of a leaf that holds the first {@code length} of the bytes. */
    byte[] leaf(byte[] content, int length) {
        digest.update(LEAF);
        digest.update(content, 0, length);
        return digest.digest();
    }

    byte[] leaf(byte[] content) {
        return leaf(content, content.length);
    }

    byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root over no leaf at all. */
    byte[] empty() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing from this Java", missing);
        }
    }
}
