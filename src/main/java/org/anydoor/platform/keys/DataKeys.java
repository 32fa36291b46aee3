package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Together;
import org.springframework.stereotype.Component;

/**
 * One data key per subject (a concern, a young person), wrapped by its agency's key. Row security decides who reads the
 * wrapped key, so whoever may not gets no sealer, whatever sealed bytes they hold.
 */
@Component
public class DataKeys {
    private final Db db;
    private final AgencyKeys agencies;

    DataKeys(Db db, AgencyKeys agencies) {
        this.db = db;
        this.agencies = agencies;
    }

    /** Makes the subject's key and stores it wrapped; the sealer works at once. */
    public Sealer create(UUID subject, AgencyId owner) {
        Together together = db.together();
        Sealer sealer = create(subject, owner, together);
        together.run();
        return sealer;
    }

    /** Makes the subject's key and adds its storing to what will be run together. */
    public Sealer create(UUID subject, AgencyId owner, Together together) {
        byte[] key = Aes.freshKey();
        AgencyKeys.Current wrapping = agencies.current(owner);
        together.sql("""
                insert into platform.data_key (subject_id, agency_id, agency_key_version, wrapped)
                values (:subject, :agency, :version, :wrapped)
                """)
                .with("subject", subject)
                .with("agency", owner)
                .with("version", wrapping.version())
                .with("wrapped", wrapping.key().seal(key, context(subject)));
        return new Sealer(subject, key);
    }

    /** The subject's sealer, or empty: there is no such key, it was destroyed, or the caller may not. */
    public Optional<Sealer> of(UUID subject) {
        return db.sql(
                        "select agency_id, agency_key_version, wrapped from platform.data_key where subject_id = :subject")
                .with("subject", subject)
                .find((rs, n) -> {
                    AgencyId agency = new AgencyId(rs.getObject("agency_id", UUID.class));
                    Aes wrapping = agencies.get(agency, rs.getInt("agency_key_version"));
                    return new Sealer(subject, wrapping.open(rs.getBytes("wrapped"), context(subject)));
                });
    }

    static byte[] context(UUID subject) {
        return subject.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
