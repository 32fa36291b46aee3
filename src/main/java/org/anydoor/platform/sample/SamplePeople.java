package org.anydoor.platform.sample;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.keys.MasterKey;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Writes the fictional agencies and their people with random passwords, which only the data folder tells. */
@Component
class SamplePeople {
    private final Db db;
    private final Ids ids;
    private final MasterKey master;
    private final SampleSignIns signIns;
    private final Argon2PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecureRandom random = new SecureRandom();

    SamplePeople(Db db, Ids ids, MasterKey master, SampleSignIns signIns) {
        this.db = db;
        this.ids = ids;
        this.master = master;
        this.signIns = signIns;
    }

    List<SampleTown.Agency> write(Instant now) {
        Instant since = now.minus(Duration.ofDays(4 * 365));
        var agencies = SampleAgencies.ALL.stream().map(this::agency).toList();
        insertAgencies(agencies, since);
        var secrets = new ArrayList<SampleSignIns.SignIn>();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int at = 0; at < agencies.size(); at++) {
            var posts = SampleAgencies.ALL.get(at).posts();
            for (int post = 0; post < posts.size(); post++) {
                var row = person(
                        posts.get(post),
                        agencies.get(at),
                        agencies.get(at).people().get(post),
                        since,
                        secrets);
                row.put("seen", now.minus(Duration.ofDays(lastSeen(rows.size()))));
                rows.add(row);
            }
        }
        insertPeople(rows);
        insertMemberships(agencies, since);
        nameBackups(agencies);
        signIns.keep(secrets);
        return agencies;
    }

    private SampleTown.Agency agency(SampleAgencies.Plan plan) {
        boolean walled = db.sql("select k.walled from platform.agency_kind k where k.kind = :kind")
                .with("kind", plan.kind())
                .one((rs, n) -> rs.getBoolean("walled"));
        var workers = plan.posts().stream()
                .map(post -> new SampleTown.Worker(new PersonId(ids.ordered()), post.name(), post.roles()))
                .toList();
        return new SampleTown.Agency(new AgencyId(ids.ordered()), plan.kind(), plan.name(), walled, workers);
    }

    private void insertAgencies(List<SampleTown.Agency> agencies, Instant since) {
        db.runEach(
                """
                insert into platform.agency (id, name, kind, walled, notify_email, made_at)
                values (:id, :name, :kind, :walled, :email, :since)
                """,
                agencies.stream()
                        .map(it -> SampleTown.row(
                                "id",
                                it.id(),
                                "name",
                                it.name(),
                                "kind",
                                it.kind(),
                                "walled",
                                it.walled(),
                                "email",
                                it.kind() + "@sample.example",
                                "since",
                                since))
                        .toList());
    }

    /** Days since somebody last came in: one in seven has not come for a long time, as reviews find. */
    private static int lastSeen(int person) {
        return person % 7 == 6 ? 120 : person % 7;
    }

    private Map<String, @Nullable Object> person(
            SampleAgencies.Post post,
            SampleTown.Agency agency,
            SampleTown.Worker worker,
            Instant since,
            List<SampleSignIns.SignIn> secrets) {
        String password = SampleSignIns.randomPassword(random);
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        secrets.add(new SampleSignIns.SignIn(
                post.username(),
                password,
                Base32.toBase32String(secret),
                post.name(),
                agency.name(),
                String.join(" ", post.roles())));
        return SampleTown.row(
                "id",
                worker.id(),
                "username",
                post.username(),
                "name",
                post.name(),
                "email",
                post.username() + "@sample.example",
                "password",
                password,
                "totp",
                master.seal(secret, ("totp:" + worker.id().value()).getBytes(StandardCharsets.US_ASCII)),
                "since",
                since);
    }

    /** On every core: hashing takes long by design. */
    private void insertPeople(List<Map<String, @Nullable Object>> rows) {
        rows.parallelStream().forEach(it -> it.put("hash", passwords.encode((String) it.remove("password"))));
        db.runEach("""
                insert into platform.person (id, username, name, email, password_hash, totp_secret, made_at, signed_in_at)
                values (:id, :username, :name, :email, :hash, :totp, :since, :seen)
                """, rows);
    }

    private void insertMemberships(List<SampleTown.Agency> agencies, Instant since) {
        var members = new ArrayList<Map<String, @Nullable Object>>();
        var roles = new ArrayList<Map<String, @Nullable Object>>();
        for (var agency : agencies) {
            for (var worker : agency.people()) {
                members.add(SampleTown.row("person", worker.id(), "agency", agency.id(), "since", since));
                worker.roles()
                        .forEach(role ->
                                roles.add(SampleTown.row("person", worker.id(), "agency", agency.id(), "role", role)));
            }
        }
        db.runEach(
                "insert into platform.membership (person_id, agency_id, from_at) values (:person, :agency, :since)",
                members);
        db.runEach(
                "insert into platform.membership_role (person_id, agency_id, role) values (:person, :agency, :role)",
                roles);
    }

    private void nameBackups(List<SampleTown.Agency> agencies) {
        for (var agency : agencies) {
            if (agency.people().size() < 2) {
                continue;
            }
            UUID backup = agency.people().get(1).id().value();
            db.sql("select set_config('app.agency', :agency, true)")
                    .with("agency", agency.id().value().toString())
                    .one((rs, n) -> "");
            db.sql("""
                    update platform.agency set backup_person_id = :backup, supervisor_person_id = :supervisor where id = :id
                    """)
                    .with("backup", backup)
                    .with("supervisor", agency.with("supervisor").id())
                    .with("id", agency.id())
                    .runExactly(1);
        }
    }
}
