package org.anydoor.platform.audit.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anydoor.platform.home.Refused;

/** The public keys by version, as in the file {@code audit-keys}: a line {@code version:key} each (X.509, Base64). */
record PublicKeys(Map<Integer, byte[]> keys) {
    static final String FILE = "audit-keys";

    static PublicKeys read(Path file) {
        var keys = new TreeMap<Integer, byte[]>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    String[] parts = line.strip().split(":", 2);
                    keys.put(Integer.parseInt(parts[0]), Base64.getDecoder().decode(parts[1]));
                }
            }
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new Refused(
                    "The public keys in " + file + " cannot be read: name your copy of audit-keys by --key FILE.",
                    unreadable);
        }
        return new PublicKeys(keys);
    }

    /** As the file holds them. */
    String lines() {
        return keys.entrySet().stream()
                .map(it -> it.getKey() + ":" + Base64.getEncoder().encodeToString(it.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Whether this head was signed with the key of the version that it names. */
    boolean signed(Head head) {
        byte[] key = keys.get(head.keyVersion());
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            signature.update(head.statement());
            return signature.verify(head.signature());
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }
}
