package org.anydoor.platform.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.anydoor.platform.keys.Unopened;

/** A key pair (HPKE, RFC 9180: P-256, HKDF-SHA-256, AES-256-GCM): anybody seals to the public half, the private half opens. */
record Pair(KeysetHandle handle) {
    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hybrid encryption is missing", e);
        }
    }

    static Pair fresh() {
        try {
            return new Pair(KeysetHandle.generateNew(HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.TINK)
                    .setKemId(HpkeParameters.KemId.DHKEM_P256_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair could be made", e);
        }
    }

    /** The pair whose private half was written by {@link #secret}. */
    static Pair of(byte[] secret) {
        try {
            return new Pair(TinkProtoKeysetFormat.parseKeyset(secret, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    byte[] secret() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key pair could not be written", e);
        }
    }

    byte[] publicKey() {
        try {
            return TinkProtoKeysetFormat.serializeKeysetWithoutSecret(handle.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key could not be written", e);
        }
    }

    /** The point on the curve that a public key is, without what the library writes around it. */
    @AccessesPartialKey
    static byte[] point(byte[] publicKey) {
        try {
            KeysetHandle keys = TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey);
            if (keys.size() == 1 && keys.getPrimary().getKey() instanceof HpkePublicKey key) {
                return key.getPublicKeyBytes().toByteArray();
            }
            throw new Unopened(new IllegalStateException("this is not one public key"));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    /** Seals to a public key; opens only with its private half and the same context. */
    static byte[] seal(byte[] publicKey, byte[] plain, String context) {
        try {
            return TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey)
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            return handle.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    /** Says nothing: a private key is in it. */
    @Override
    public String toString() {
        return "Pair";
    }
}
