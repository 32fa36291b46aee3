package org.anydoor.youth.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Repository;

/** The SQL of releases. Grants are given and closed by the database's own functions, never from here. */
@Repository
class ReleaseRows {
    private static final String SELECT = """
            select r.id, r.record_id, r.agency_id, r.number, r.recipient_agency_id, r.recipient_name, r.items, r.purpose, r.from_at,
              r.until_at, r.language, r.interpreter, r.signer, r.made_at, s.signed_name, s.guardian_name, s.signed_on, s.paper_at,
              p.name as witness, e.ended_at, e.asked_by
            from youth.release r
            left join youth.release_signature s on s.release_id = r.id
            left join youth.release_end e on e.release_id = r.id
            left join platform.person p on p.id = s.witness
            """;

    private final Db db;

    ReleaseRows(Db db) {
        this.db = db;
    }

    /** Adds one under the next number of this young person. */
    int add(ReleaseId id, YouthId youth, AgencyId owner, ReleaseDraft it, Instant from, Instant until) {
        lock(youth);
        int number = db.sql("select coalesce(max(number), 0) + 1 from youth.release where record_id = :youth")
                .with("youth", youth)
                .one((rs, n) -> rs.getInt(1));
        db.sql("""
                insert into youth.release (id, record_id, agency_id, number, recipient_agency_id, recipient_name, items, purpose,
                  from_at, until_at, language, interpreter, signer)
                values (:id, :youth, :owner, :number, :agency::uuid, :name, :items::text[], :purpose, :from, :until, :language, :interpreter, :signer)
                """)
                .with("id", id)
                .with("youth", youth)
                .with("owner", owner)
                .with("number", number)
                .with("agency", it.recipient().agency())
                .with("name", it.recipient().isOutside() ? it.recipient().name() : null)
                .with("items", it.items().stream().sorted().toList())
                .with("purpose", it.purpose())
                .with("from", from)
                .with("until", until)
                .with("language", it.language().tag())
                .with("interpreter", it.interpreter())
                .with("signer", it.signer())
                .runExactly(1);
        return number;
    }

    /** Whoever makes another one at the same moment waits here, and then takes the next number. */
    private void lock(YouthId youth) {
        db.sql("select id from youth.record where id = :id for update")
                .with("id", youth)
                .list((rs, n) -> Db.uuid(rs, "id"));
    }

    List<Release> of(YouthId youth) {
        return db.sql(SELECT + " where r.record_id = :youth order by r.number desc")
                .with("youth", youth)
                .list(ReleaseRows::row);
    }

    Optional<Release> find(YouthId youth, int number) {
        return db.sql(SELECT + " where r.record_id = :youth and r.number = :number")
                .with("youth", youth)
                .with("number", number)
                .find(ReleaseRows::row);
    }

    SignAnswer sign(ReleaseId id, Signing it) {
        String answer = db.sql("select youth.sign_release(:id, :way, :name, :guardian::text, :on::date, :paper::text)")
                .with("id", id)
                .with("way", it.paperAt() == null ? "screen" : "paper")
                .with("name", it.name())
                .with("guardian", it.guardian())
                .with("on", it.on())
                .with("paper", it.paperAt())
                .one((rs, n) -> rs.getString(1));
        return Db.constant(SignAnswer.class, answer);
    }

    EndAnswer takeBack(ReleaseId id, Asker asker) {
        String answer = db.sql("select youth.take_back_release(:id, :asker)")
                .with("id", id)
                .with("asker", asker)
                .one((rs, n) -> rs.getString(1));
        return Db.constant(EndAnswer.class, answer);
    }

    List<ReceivedRelease> received() {
        return db.sql("""
                select r.id, r.record_id, r.owner_agency_id, r.items, r.signed_on, r.from_at, r.until_at, r.ended_at
                from youth.received_releases() as r order by r.signed_on desc, r.id desc
                """)
                .list((rs, n) -> new ReceivedRelease(
                        new ReleaseId(Db.uuid(rs, "id")),
                        new YouthId(Db.uuid(rs, "record_id")),
                        new AgencyId(Db.uuid(rs, "owner_agency_id")),
                        items(rs),
                        date(rs, "signed_on"),
                        Db.instant(rs, "from_at"),
                        Db.instant(rs, "until_at"),
                        Db.instantOrNull(rs, "ended_at")));
    }

    ReleaseTerm term(LocalDate day) {
        return db.sql("""
                select longest_days, usual_days from youth.release_term where from_day <= :day::date order by from_day desc limit 1
                """)
                .with("day", day)
                .one((rs, n) -> new ReleaseTerm(rs.getInt("longest_days"), rs.getInt("usual_days")));
    }

    private static Release row(ResultSet rs, int n) throws SQLException {
        var agency = rs.getObject("recipient_agency_id", java.util.UUID.class);
        String outside = rs.getString("recipient_name");
        return new Release(
                new ReleaseId(Db.uuid(rs, "id")),
                new YouthId(Db.uuid(rs, "record_id")),
                new AgencyId(Db.uuid(rs, "agency_id")),
                rs.getInt("number"),
                new Recipient(agency == null ? null : new AgencyId(agency), outside == null ? "" : outside),
                items(rs),
                rs.getString("purpose"),
                Db.instant(rs, "from_at"),
                Db.instant(rs, "until_at"),
                Language.find(rs.getString("language")).orElseThrow(),
                rs.getString("interpreter"),
                Db.constant(Signer.class, rs.getString("signer")),
                Db.instant(rs, "made_at"),
                rs.getString("signed_name") == null
                        ? null
                        : new Release.Signed(
                                rs.getString("signed_name"),
                                rs.getString("guardian_name"),
                                date(rs, "signed_on"),
                                rs.getString("paper_at"),
                                rs.getString("witness")),
                rs.getString("asked_by") == null
                        ? null
                        : new Release.Ended(
                                Db.instant(rs, "ended_at"), Db.constant(Asker.class, rs.getString("asked_by"))));
    }

    private static List<ReleaseItem> items(ResultSet rs) throws SQLException {
        return Db.words(rs, "items").stream()
                .map(it -> Db.constant(ReleaseItem.class, it))
                .toList();
    }

    private static LocalDate date(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, LocalDate.class));
    }
}
