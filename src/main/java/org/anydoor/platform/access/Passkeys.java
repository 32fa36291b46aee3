package org.anydoor.platform.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** One's own passkeys: added, named and removed by whoever has just signed in. */
@Component
@Transactional
public class Passkeys {
    private static final String ADDING = "add:";
    /** More than anybody has devices; a list without end would be one's own way to fill a disk. */
    private static final int MOST = 20;

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final Authenticators authenticators;
    private final PasskeyChallenges challenges;
    private final RelyingParty party;
    private final TransactionTemplate transaction;

    Passkeys(
            Db db,
            Ids ids,
            Audit audit,
            Clock clock,
            Authenticators authenticators,
            PasskeyChallenges challenges,
            RelyingParty party,
            TransactionTemplate transaction) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.authenticators = authenticators;
        this.challenges = challenges;
        this.party = party;
        this.transaction = transaction;
    }

    /** One passkey as its owner knows it; one that is shut opens nothing, because there seem to be two of it. */
    public record Passkey(
            UUID id,
            String name,
            Instant madeAt,
            @Nullable Instant usedAt,
            @Nullable Instant shutAt) {}

    /** What a page asks of a device that is to make one (WebAuthn §5.4). */
    public record Question(
            String challenge, String party, String user, String username, String name, List<String> known) {}

    /** The calling member's passkeys, oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> mine() {
        return db.sql("""
                select id, name, made_at, used_at, shut_at from platform.passkey
                where person_id = (select platform.my_person()) order by made_at, id
                """)
                .list((rs, n) -> new Passkey(
                        Db.uuid(rs, "id"),
                        rs.getString("name"),
                        Db.instant(rs, "made_at"),
                        Db.instantOrNull(rs, "used_at"),
                        Db.instantOrNull(rs, "shut_at")));
    }

    /** The question by which the calling member's device makes one; those it has made already are named. */
    @Transactional(readOnly = true)
    public Question question(String browser) {
        PersonId me = Members.current().id();
        List<String> known = db.sql("""
                select credential from platform.passkey where person_id = (select platform.my_person()) order by made_at
                """).list((rs, n) -> rs.getString("credential"));
        return db.sql("select username, name from platform.person where id = (select platform.my_person())")
                .one((rs, n) -> new Question(
                        challenges.offer(ADDING + me.value(), browser),
                        party.id(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(handle(me)),
                        rs.getString("username"),
                        rs.getString("name"),
                        known));
    }

    private static byte[] handle(PersonId person) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array();
    }

    /** Keeps what the calling member's device has made; false if it is not an answer to our question. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean add(String name, byte[] clientData, byte[] attestation, String browser) {
        PersonId me = Members.current().id();
        return authenticators
                .asked(clientData, ADDING + me.value(), browser)
                .flatMap(challenge -> authenticators.made(clientData, attestation, challenge))
                .map(made -> Boolean.TRUE.equals(transaction.execute(open -> add(name, made))))
                .orElse(false);
    }

    private boolean add(String name, Authenticators.Made made) {
        var member = Members.current();
        boolean kept = keep(member.id(), name, made);
        if (kept) {
            audit.record("access.passkey-add", member.id().value(), member.actingFor());
        }
        return kept;
    }

    private boolean keep(PersonId person, String name, Authenticators.Made made) {
        return db.sql("""
                insert into platform.passkey (id, person_id, credential, public_key, sign_count, backup_eligible, name, made_at)
                select :id, :person, :credential, :key, :count, :eligible, :name, :now
                where (select count(*) from platform.passkey where person_id = :person) < :most
                on conflict do nothing
                """)
                        .with("id", ids.ordered())
                        .with("person", person)
                        .with("credential", made.credential())
                        .with("key", made.publicKey())
                        .with("count", made.signCount())
                        .with("eligible", made.backupEligible())
                        .with("name", name)
                        .with("now", clock.instant())
                        .with("most", MOST)
                        .run()
                == 1;
    }

    /** Gives one of the calling member's passkeys another name; false if there is no such one. */
    public boolean rename(UUID id, String name) {
        return db.sql(
                                "update platform.passkey set name = :name where id = :id and person_id = (select platform.my_person())")
                        .with("name", name)
                        .with("id", id)
                        .run()
                == 1;
    }

    /** Removes one of the calling member's passkeys; it opens nothing from now on. */
    public boolean remove(UUID id) {
        var member = Members.current();
        boolean removed =
                db.sql("delete from platform.passkey where id = :id and person_id = (select platform.my_person())")
                                .with("id", id)
                                .run()
                        == 1;
        if (removed) {
            audit.record("access.passkey-remove", member.id().value(), member.actingFor());
        }
        return removed;
    }
}
