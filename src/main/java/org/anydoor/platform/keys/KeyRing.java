package org.anydoor.platform.keys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anydoor.platform.home.Refused;

/** Versions of the master key as a file or a command gives them: a line {@code version:key} each, the key in Base64. */
record KeyRing(NavigableMap<Integer, byte[]> keys) {
    /** The version stands as one byte before what it sealed. */
    private static final int MOST = Byte.MAX_VALUE;

    /** Reads the lines; what is wrong with them is said without a word of them. */
    static KeyRing read(String lines, String damaged) {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        try {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                String[] parts = line.strip().split(":", 2);
                keys.put(Integer.parseInt(parts[0]), Base64.getDecoder().decode(parts[1]));
            });
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw new Refused(damaged);
        }
        boolean sound = keys.entrySet().stream()
                .allMatch(it -> it.getKey() >= 1 && it.getKey() <= MOST && it.getValue().length == Aes.KEY_BYTES);
        if (keys.isEmpty() || !sound) {
            throw new Refused(damaged);
        }
        return new KeyRing(keys);
    }

    static KeyRing fresh() {
        return new KeyRing(new TreeMap<>()).with(1, Aes.freshKey());
    }

    KeyRing with(int version, byte[] key) {
        if (version > MOST) {
            throw new Refused("The master key has had " + MOST + " versions: there cannot be another.");
        }
        NavigableMap<Integer, byte[]> more = new TreeMap<>(keys);
        more.put(version, key);
        return new KeyRing(more);
    }

    int newest() {
        return keys.lastKey();
    }

    List<Integer> newestFirst() {
        return new ArrayList<>(keys.descendingKeySet());
    }

    boolean knows(int version) {
        return keys.containsKey(version);
    }

    String lines() {
        return keys.entrySet().stream()
                .map(it -> it.getKey() + ":" + Base64.getEncoder().encodeToString(it.getValue()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
