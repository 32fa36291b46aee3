package org.anydoor.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which all others lie, outside the database and its backups. It has versions: one seals and digests, others
 * still open and are still found. A running program takes a new version in use without a pause ({@link KeyWatch}).
 */
public final class MasterKey {
    static final String FILE = MasterKeySource.KeyFile.NAME;

    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private volatile KeyRing ring;
    private volatile int active;

    private MasterKey(KeyRing ring) {
        this.ring = ring;
        this.active = ring.newest();
    }

    /** What a derived key is for, so that no two uses share one. */
    public enum Purpose {
        MASTER(false),
        RECEIPT(true),
        SECOND_WORD(true),
        SUBMISSION(true),
        FORM(false),
        GUESS(false),
        RECOVERY(true),
        AUDIT(true),
        CLIENT_SECRET(true),
        SENDING(true),
        DESTROYED(true),
        BLIND_INDEX(true);

        /** Whether what was made with it is kept and cannot be made anew, so that this key outlives its master key. */
        private final boolean lasting;

        Purpose(boolean lasting) {
            this.lasting = lasting;
        }
    }

    /** The master key of this data home, made at random and kept durably the first time. */
    public static MasterKey in(Path home) {
        return in(new MasterKeySource.KeyFile(home));
    }

    /** The master key from there, made at random where a file may hold it and holds none. */
    static MasterKey in(MasterKeySource source) {
        return find(source).orElseGet(() -> {
            if (source instanceof MasterKeySource.KeyFile file) {
                file.keep(KeyRing.fresh());
            }
            return find(source).orElseThrow();
        });
    }

    /** The master key of this data home, if its file holds one. */
    public static Optional<MasterKey> find(Path home) {
        return find(new MasterKeySource.KeyFile(home));
    }

    /** The master key from there, if there is one. */
    public static Optional<MasterKey> find(MasterKeySource source) {
        return source.find().map(MasterKey::new);
    }

    static MasterKey of(KeyRing ring) {
        return new MasterKey(ring);
    }

    /** The version that seals now. */
    public int version() {
        return active;
    }

    /** The versions that make digests for this purpose, newest first; of one that was removed, what was kept for it. */
    public List<Integer> versions(Purpose purpose) {
        var all = new TreeSet<Integer>(Comparator.reverseOrder());
        all.addAll(ring.keys().keySet());
        String name = purpose + "/";
        derived.keySet().stream()
                .filter(it -> it.startsWith(name))
                .forEach(it -> all.add(Integer.parseInt(it.substring(name.length()))));
        return List.copyOf(all);
    }

    /** The versions that open what was sealed, newest first. */
    List<Integer> opening() {
        return ring.newestFirst();
    }

    /** Takes further versions; none that is known is changed by it. */
    void learn(KeyRing newer) {
        KeyRing more = ring;
        for (var it : newer.keys().entrySet()) {
            more = more.knows(it.getKey()) ? more : more.with(it.getKey(), it.getValue());
        }
        ring = more;
    }

    /** Seals with this version from now on. */
    void use(int version) {
        if (ring.knows(version)) {
            active = version;
        }
    }

    /** The names of the keys that outlive the versions before this one. */
    Collection<String> lasting() {
        return ring.keys().headMap(active).keySet().stream()
                .flatMap(version ->
                        Arrays.stream(Purpose.values()).filter(it -> it.lasting).map(it -> it + "/" + version))
                .toList();
    }

    /** One of {@link #lasting()}, to be kept sealed. */
    byte[] lasting(String name) {
        int at = name.indexOf('/');
        return key(Purpose.valueOf(name.substring(0, at)), Integer.parseInt(name.substring(at + 1)));
    }

    /** Takes a key that has outlived its version. */
    void learn(String name, byte[] key) {
        derived.putIfAbsent(name, key);
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
        int version = active;
        byte[] sealed = Aes.of(key(purpose, version)).seal(plain, context);
        return ByteBuffer.allocate(sealed.length + 1)
                .put((byte) version)
                .put(sealed)
                .array();
    }

    /** Opens what was sealed under the key of that purpose; {@link Unopened} otherwise. */
    public byte[] open(Purpose purpose, byte[] sealed, byte[] context) {
        if (sealed.length < 1 || !ring.knows(sealed[0])) {
            throw new Unopened(new InvalidKeyException("no such version"));
        }
        return Aes.of(key(purpose, sealed[0])).open(Arrays.copyOfRange(sealed, 1, sealed.length), context);
    }

    /** A keyed digest (HMAC-SHA-256) under the version that seals now. */
    public byte[] digest(Purpose purpose, byte[] message) {
        return digest(purpose, version(), message);
    }

    /** A keyed digest that stays the same under every later version, for what is told again by it. */
    public byte[] steadyDigest(Purpose purpose, byte[] message) {
        return digest(purpose, versions(purpose).getLast(), message);
    }

    /** A keyed digest under one of {@link #versions(Purpose)}. */
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
            byte[] master = ring.keys().get(version);
            if (master == null) {
                throw new IllegalArgumentException("no master key of version " + version);
            }
            return Aes.derive(master, ("anydoor/" + name).getBytes(StandardCharsets.UTF_8));
        });
    }
}
