package org.anydoor.platform.vault;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.keys.DataKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second data key of a subject, under which its locked notes lie. It hangs on the first one, so that destroying that
 * ({@link org.anydoor.platform.keys.Shredding}) shreds the locked notes with all else.
 */
@Component
@Transactional
public class LockedKeys {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final VaultRows rows;
    private final DataKeys keys;

    LockedKeys(VaultRows rows, DataKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** The subject's sealer; empty where nothing was locked for it, or the key was destroyed. */
    public Optional<LockedSealer> find(OpenVault vault, UUID subject) {
        return rows.dataKey(vault.agency(), subject)
                .map(it -> new LockedSealer(subject, vault.open(subject, it.sealed())));
    }

    /** The subject's sealer, made on first use; empty if the agency's pair was replaced a moment ago. */
    public Optional<LockedSealer> findOrMake(OpenVault vault, UUID subject) {
        rows.alone(vault.agency());
        if (rows.newest(vault.agency()) != vault.version()) {
            return Optional.empty();
        }
        return find(vault, subject).or(() -> Optional.of(make(vault, subject)));
    }

    private LockedSealer make(OpenVault vault, UUID subject) {
        if (keys.of(subject).isEmpty()) {
            keys.create(subject, vault.agency());
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        rows.addDataKey(vault, subject, key);
        return new LockedSealer(subject, key);
    }
}
