package org.anydoor.platform.backup;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;
import org.anydoor.platform.keys.KeyExport;

/** The key of a deployment's backups: made with the first one, kept in {@code secrets/backup.key}, never inside a backup. */
record BackupKey(StreamingAead cipher) {

    static final String FILE = "backup.key";

    static BackupKey of(Path dataHome) throws GeneralSecurityException {
        Secrets secrets = Secrets.in(dataHome);
        StreamingAeadConfig.register();
        if (secrets.find(FILE).isEmpty()) {
            KeysetHandle made = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            secrets.keep(FILE, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()));
        }
        return read(secrets.folder().resolve(FILE));
    }

    /** The key among exported ones. */
    static BackupKey of(KeyExport export) {
        try {
            return parsed(export.find(FILE)
                    .orElseThrow(() -> new Refused("The export holds no key of backups: it was made before the first"
                            + " one, so give secrets/backup.key by --key FILE.")));
        } catch (GeneralSecurityException e) {
            throw new Refused("The key of backups in the export cannot be read: give another export.", e);
        }
    }

    private static BackupKey parsed(String keyset) throws GeneralSecurityException {
        StreamingAeadConfig.register();
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        return new BackupKey(handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class));
    }

    static BackupKey read(Path file) {
        try {
            return parsed(Files.readString(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new Refused(
                    "The backup key " + file + " cannot be read: give the file secrets/backup.key of the data"
                            + " folder that was backed up, by --key FILE.",
                    e);
        }
    }
}
