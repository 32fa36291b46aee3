package org.anydoor.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.keys.MasterKey;

/** The first agency of each of the sample's people, and its provider, as the database would hold them; all of it can be taken away again. */
final class AgencyOf {
    private final List<Runnable> undo = new ArrayList<>();

    String of(String username) {
        return FreshCodes.text(
                "select m.agency_id::text from platform.membership m join platform.person p on p.id = m.person_id"
                        + " where p.username = ? order by m.from_at, m.agency_id limit 1",
                username);
    }

    void provider(MasterKey master, String username, String issuer) {
        provider(master, username, issuer, RealProvider.SECRET);
    }

    /** In use, and trusted where it says "mfa". */
    void provider(MasterKey master, String username, String issuer, String secret) {
        String agency = of(username);
        FreshCodes.run(
                """
                insert into platform.identity_provider (agency_id, issuer, client_id, secret, factors, tried_version, on_at, made_at)
                values (?, ?, ?, ?, '{mfa}', 1, now(), now())
                on conflict (agency_id) do update set issuer = excluded.issuer, secret = excluded.secret,
                  version = identity_provider.version + 1
                """,
                UUID.fromString(agency),
                issuer,
                RealProvider.CLIENT,
                master.seal(
                        secret.getBytes(StandardCharsets.UTF_8),
                        ("provider/" + agency).getBytes(StandardCharsets.UTF_8)));
    }

    void connect(String username, String issuer, String subject) {
        FreshCodes.run("""
                insert into platform.provider_binding (agency_id, person_id, identity, bound_at)
                select ?, p.id, ?, now() from platform.person p where p.username = ?
                """, UUID.fromString(of(username)), identity(issuer, subject), username);
    }

    private static byte[] identity(String issuer, String subject) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((issuer.length() + ":" + issuer + subject).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Until {@link #clear}. */
    void alsoWorksFor(String username, String colleague) {
        UUID agency = UUID.fromString(of(colleague));
        FreshCodes.run(
                "insert into platform.membership (person_id, agency_id, from_at) select p.id, ?, now() from platform.person p where p.username = ?",
                agency,
                username);
        undo.add(() -> FreshCodes.run(
                "delete from platform.membership m using platform.person p where p.id = m.person_id and m.agency_id = ? and p.username = ?",
                agency,
                username));
    }

    /** Until {@link #clear}. */
    void alsoIs(String username, String role) {
        UUID agency = UUID.fromString(of(username));
        FreshCodes.run(
                "insert into platform.membership_role (person_id, agency_id, role) select p.id, ?, ? from platform.person p where p.username = ?",
                agency,
                role,
                username);
        undo.add(() -> FreshCodes.run(
                "delete from platform.membership_role r using platform.person p where p.id = r.person_id and r.agency_id = ? and r.role = ? and p.username = ?",
                agency,
                role,
                username));
    }

    String name(String username) {
        return FreshCodes.text("select name from platform.agency where id = ?::uuid", of(username));
    }

    void until(String username, String when) {
        FreshCodes.run(
                "update platform.membership m set until_at = " + when
                        + " from platform.person p where p.id = m.person_id and m.agency_id = ? and p.username = ?",
                UUID.fromString(of(username)),
                username);
    }

    void clear() {
        FreshCodes.run("delete from platform.provider_binding where ? <> ''", "all");
        FreshCodes.run("delete from platform.provider_keeper where ? <> ''", "all");
        FreshCodes.run("delete from platform.identity_provider where ? <> ''", "all");
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
