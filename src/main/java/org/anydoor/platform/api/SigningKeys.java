package org.anydoor.platform.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What tokens are signed with (ES256), kept sealed in the database and shared by all nodes. A new key is published before it
 * signs; an old one verifies until the last token that it signed is over, and is then deleted.
 */
@Component
public class SigningKeys {
    /** How long a token lasts. */
    public static final Duration TOKEN = Duration.ofMinutes(10);

    private static final Duration SIGNS = Duration.ofDays(30);
    private static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(5);
    private static final Duration READ_AGAIN = Duration.ofMinutes(1);

    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private final MasterKey master;
    private final TransactionTemplate transaction;
    private volatile @Nullable Known known;

    SigningKeys(Db db, Ids ids, Clock clock, MasterKey master, PlatformTransactionManager transactions) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.master = master;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Stored(UUID id, byte[] sealed, Instant signsFrom) {}

    private record Known(Instant read, List<Stored> stored, JWKSet keys) {}

    /** The key that signs now, with its private part. */
    public ECKey signing() {
        Instant now = clock.instant();
        Known all = known();
        Stored newest = all.stored().stream()
                .filter(it -> !it.signsFrom().isAfter(now))
                .max(Comparator.comparing(Stored::signsFrom))
                .orElseThrow();
        return (ECKey) all.keys().getKeyByKeyId(newest.id().toString());
    }

    /** Every key that verifies, without its private part. */
    public JWKSet published() {
        return known().keys().toPublicJWKSet();
    }

    /** Makes the next key in time and deletes those that verify nothing any more; safe to run at any time on any node. */
    public void rotate() {
        asProgram(() -> {
            db.sql("select pg_advisory_xact_lock(hashtext('platform.signing_key'))")
                    .one((rs, n) -> true);
            List<Stored> stored = stored();
            Instant now = clock.instant();
            Instant newest = stored.stream()
                    .map(Stored::signsFrom)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (newest == null) {
                add(now.minus(PUBLISHED_BEFORE));
            } else if (newest.isBefore(now.minus(SIGNS))) {
                add(now.plus(PUBLISHED_BEFORE));
            }
            db.sql("""
                    delete from platform.signing_key k where exists (
                      select 1 from platform.signing_key n where n.signs_from > k.signs_from and n.signs_from < :over)
                    """).with("over", now.minus(TOKEN).minus(PUBLISHED_BEFORE)).run();
            return stored.size();
        });
        known = null;
    }

    private Known known() {
        Known seen = known;
        Instant now = clock.instant();
        if (seen != null && seen.read().isAfter(now.minus(READ_AGAIN))) {
            return seen;
        }
        List<Stored> stored = asProgram(this::stored);
        if (stored.isEmpty()) {
            rotate();
            stored = asProgram(this::stored);
        }
        Known read = new Known(
                now,
                stored,
                new JWKSet(stored.stream().map(this::open).map(JWK.class::cast).toList()));
        known = read;
        return read;
    }

    private List<Stored> stored() {
        return db.sql("select id, sealed, signs_from from platform.signing_key order by signs_from")
                .list((rs, n) -> new Stored(Db.uuid(rs, "id"), rs.getBytes("sealed"), Db.instant(rs, "signs_from")));
    }

    private void add(Instant from) {
        UUID id = ids.unordered();
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(id.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            db.sql(
                            "insert into platform.signing_key (id, sealed, made_at, signs_from) values (:id, :sealed, :now, :from)")
                    .with("id", id)
                    .with("sealed", master.seal(bytes(key.toJSONString()), context(id)))
                    .with("now", clock.instant())
                    .with("from", from)
                    .run();
        } catch (JOSEException e) {
            throw new IllegalStateException("P-256 is missing from this Java", e);
        }
    }

    private ECKey open(Stored stored) {
        try {
            byte[] json = master.open(stored.sealed(), context(stored.id()));
            return ECKey.parse(new String(json, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key is damaged", e);
        }
    }

    private static byte[] context(UUID id) {
        return bytes(context(id.toString()));
    }

    static String context(String id) {
        return "signing-key/" + id;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T asProgram(Supplier<T> work) {
        return Callers.as(
                new Caller.Infrastructure(), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
