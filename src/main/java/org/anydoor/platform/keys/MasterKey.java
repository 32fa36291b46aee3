package org.anydoor.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;

/**
 * The key under which all others lie, in {@code secrets/master.key} outside the database and its backups. The file holds
 * one line {@code version:key} per version; the highest seals and digests, older ones still open and are still found.
 */
public final class MasterKey {
    static final String FILE = "master.key";

    private final NavigableMap<Integer, byte[]> keys;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    private MasterKey(NavigableMap<Integer, byte[]> keys) {
        this.keys = keys;
    }

    /** What a derived key is for, so that no two uses share one. */
    public enum Purpose {
        MASTER,
        RECEIPT,
        SECOND_WORD,
        SUBMISSION,
        FORM,
        GUESS,
        RECOVERY,
        AUDIT,
        CLIENT_SECRET,
        SENDING
    }

    /** The master key of this data home, made at random and kept durably the first time. */
    public static MasterKey in(Path home) {
        return find(home).orElseGet(() -> {
            Secrets.in(home).keep(FILE, "1:" + Base64.getEncoder().encodeToString(Aes.freshKey()));
            return find(home).orElseThrow();
        });
    }

    /** The master key of this data home, if it has one. */
    public static Optional<MasterKey> find(Path home) {
        return Secrets.in(home).find(FILE).map(MasterKey::read);
    }

    private static MasterKey read(String lines) {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>(Comparator.reverseOrder());
        try {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                String[] parts = line.strip().split(":", 2);
                keys.put(Integer.parseInt(parts[0]), Base64.getDecoder().decode(parts[1]));
            });
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw unreadable(malformed);
        }
        if (keys.isEmpty() || keys.values().stream().anyMatch(key -> key.length != Aes.KEY_BYTES)) {
            throw unreadable(new IllegalArgumentException("length"));
        }
        return new MasterKey(keys);
    }

    private static Refused unreadable(RuntimeException cause) {
        return new Refused("The master key file secrets/" + FILE + " is damaged: put back your copy of it.", cause);
    }

    /** The version that seals now. */
    public int version() {
        return keys.firstKey();
    }

    /** All versions, newest first. */
    public List<Integer> versions() {
        return List.copyOf(keys.keySet());
    }

    /** Seals small things that belong to no subject (an agency's key, a second factor); the context must be given again to open. */
    public byte[] seal(byte[] plain, byte[] context) {
        return seal(Purpose.MASTER, plain, context);
    }

    /** Opens what {@link #seal(byte[], byte[])} sealed; {@link Unopened} otherwise. */
    public byte[] open(byte[] sealed, byte[] context) {
        return open(Purpose.MASTER, sealed, context);
    }

    /** Seals under the key of one purpose. */
    public byte[] seal(Purpose purpose, byte[] plain, byte[] context) {
        byte[] sealed = Aes.of(key(purpose, version())).seal(plain, context);
        return ByteBuffer.allocate(sealed.length + 1)
                .put((byte) version())
                .put(sealed)
                .array();
    }

    /** Opens what was sealed under the key of that purpose; {@link Unopened} otherwise. */
    public byte[] open(Purpose purpose, byte[] sealed, byte[] context) {
        if (sealed.length < 1 || !keys.containsKey((int) sealed[0])) {
            throw new Unopened(new InvalidKeyException("no such version"));
        }
        return Aes.of(key(purpose, sealed[0])).open(Arrays.copyOfRange(sealed, 1, sealed.length), context);
    }

    /** A keyed digest (HMAC-SHA-256) under the newest version. */
    public byte[] digest(Purpose purpose, byte[] message) {
        return digest(purpose, version(), message);
    }

    /** A keyed digest under one of {@link #versions()}. */
    public byte[] digest(Purpose purpose, int version, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(purpose, version), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    private byte[] key(Purpose purpose, int version) {
        return derived.computeIfAbsent(purpose + "/" + version, name -> {
            byte[] master = keys.get(version);
            if (master == null) {
                throw new IllegalArgumentException("no master key of version " + version);
            }
            return Aes.derive(master, ("anydoor/" + name).getBytes(StandardCharsets.UTF_8));
        });
    }
}
