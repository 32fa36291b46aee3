package org.anydoor.platform.audit.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterKey.Purpose;

/**
 * Ed25519 keys that sign heads: one for each version of the master key, derived from it, so that whoever keeps the master key
 * keeps these too.
 */
final class AuditKeys {
    private static final byte[] USE = "ed25519".getBytes(StandardCharsets.US_ASCII);

    private final MasterKey master;

    AuditKeys(MasterKey master) {
        this.master = master;
    }

    int version() {
        return master.version();
    }

    byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair(version()).getPrivate());
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A head cannot be signed", impossible);
        }
    }

    /** What an auditor keeps elsewhere, to see by it who signed. */
    PublicKeys publicKeys() {
        var keys = new java.util.TreeMap<Integer, byte[]>();
        master.versions(Purpose.AUDIT)
                .forEach(it -> keys.put(it, pair(it).getPublic().getEncoded()));
        return new PublicKeys(keys);
    }

    private KeyPair pair(int version) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Derived(master.digest(Purpose.AUDIT, version, USE)));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519 is missing from this Java", missing);
        }
    }

    /** Hands the derived key to the generator as the random bytes of which it makes a private key. */
    private static final class Derived extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] key;

        Derived(byte[] key) {
            this.key = key;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(key, 0, bytes, 0, bytes.length);
        }
    }
}
