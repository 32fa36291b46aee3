package org.anydoor.platform.audit.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.anydoor.platform.home.Refused;

/**
 * A signed statement about the tree, one line of the heads file: how many entries it held at a time and its root; or that the
 * database was set back to that many by a restore.
 *
 * @param kind {@code sealed} or {@code restored}
 */
record Head(Kind kind, long size, Instant at, byte[] root, byte[] signature, int keyVersion) {
    private static final int PARTS = 6;

    /** What is stated. */
    enum Kind {
        /** All entries up to this size are in the tree. */
        SEALED,
        /** The database was set back to this size: heads of more, made before, are of what was lost. */
        RESTORED
    }

    /** Signs the statement with the newest key. */
    static Head signed(Kind kind, long size, Instant at, byte[] root, AuditKeys keys) {
        Head unsigned = new Head(kind, size, at, root, new byte[0], keys.version());
        return new Head(kind, size, at, root, keys.sign(unsigned.statement()), keys.version());
    }

    /** The bytes under the signature: the line without it, which a person can sign by hand to compare. */
    byte[] statement() {
        return ("anydoor-audit-head-1 " + words()).getBytes(StandardCharsets.US_ASCII);
    }

    String line() {
        return words() + " " + Base64.getEncoder().encodeToString(signature) + " " + keyVersion;
    }

    private String words() {
        String word = kind == Kind.SEALED ? "sealed" : "restored";
        return word + " " + size + " " + at + " " + Base64.getEncoder().encodeToString(root);
    }

    /** Reads a line, or nothing where it is no such line. */
    static Optional<Head> read(String line) {
        String[] parts = line.split(" ", -1);
        try {
            return parts.length != PARTS
                    ? Optional.empty()
                    : Optional.of(new Head(
                                    kind(parts[0]),
                                    Long.parseLong(parts[1]),
                                    Instant.parse(parts[2]),
                                    Base64.getDecoder().decode(parts[3]),
                                    Base64.getDecoder().decode(parts[4]),
                                    Integer.parseInt(parts[5])))
                            .filter(it -> it.line().equals(line));
        } catch (RuntimeException noSuchLine) {
            return Optional.empty();
        }
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "sealed" -> Kind.SEALED;
            case "restored" -> Kind.RESTORED;
            default -> throw new Refused("no kind of head");
        };
    }

    boolean isOf(byte[] other) {
        return Arrays.equals(root, other);
    }
}
