package org.anydoor.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations that help and what they offer: public words, changed by their own and the community's administrators. */
@Service
@Transactional
public class Services {
    private static final String ORGANISATION =
            "o.id as o_id, o.name as o_name, o.about as o_about, o.phone, o.agency_id, o.version as o_version";
    private static final String SELECT = "select " + ORGANISATION + """
            , s.id, s.name, s.need, s.about, s.min_age, s.max_age, s.languages, s.answer_hours, s.active, s.verified_on, s.version
            from directory.service s join directory.organisation o on o.id = s.organisation_id
            """;

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId city;

    Services(Db db, Ids ids, Audit audit, Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** The service, offered now or not. */
    @Transactional(readOnly = true)
    public Optional<HelpService> find(ServiceId id) {
        return db.sql(SELECT + "where s.id = :id").with("id", id).find(Services::row);
    }

    /** What is offered now and fits; who says nothing of ages or languages may fit too, and stands last. */
    @Transactional(readOnly = true)
    public List<HelpService> search(ServiceFilter wanted) {
        return db.sql(SELECT + """
                where s.active and (:need::text is null or s.need = :need)
                  and (:age::int is null or (coalesce(s.min_age, 0) <= :age and coalesce(s.max_age, 200) >= :age))
                  and (:language::text is null or s.languages = '{}' or :language = any (s.languages))
                order by (:language::text is not null and s.languages = '{}'), s.need, lower(s.name), s.id
                """)
                .with("need", wanted.need())
                .with("age", wanted.age())
                .with("language", wanted.language())
                .list(Services::row);
    }

    /** Every service, also those not offered now, by organisation. */
    @Transactional(readOnly = true)
    public List<HelpService> everything() {
        return db.sql(SELECT + "order by lower(o.name), o.id, lower(s.name), s.id")
                .list(Services::row);
    }

    /** The same taken out as a file; the trail says who took it. */
    public List<HelpService> export() {
        audit.record("platform.export", List.of());
        return everything();
    }

    /** Every organisation by name, also those without a service. */
    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return db.sql("select " + ORGANISATION + " from directory.organisation o order by lower(o.name), o.id")
                .list((rs, number) -> organisation(rs));
    }

    /** An agency of this deployment that may stand behind an organisation. */
    public record Reachable(AgencyId id, String name) {}

    /** The agencies that referrals can reach here. */
    @Transactional(readOnly = true)
    public List<Reachable> agencies() {
        return db.sql("select id, name from platform.agency where ended_at is null order by lower(name)")
                .list((rs, number) -> new Reachable(new AgencyId(Db.uuid(rs, "id")), rs.getString("name")));
    }

    /** The organisation, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Organisation> findOrganisation(OrganisationId id) {
        return db.sql("select " + ORGANISATION + " from directory.organisation o where o.id = :id")
                .with("id", id)
                .find((rs, number) -> organisation(rs));
    }

    /** Adds an organisation; agency ties it to the agency of this deployment that answers its referrals. */
    public OrganisationId addOrganisation(
            String name, String about, @Nullable String phone, @Nullable AgencyId agency) {
        var id = new OrganisationId(ids.ordered());
        db.sql(
                        "insert into directory.organisation (id, name, about, phone, agency_id) values (:id, :name, :about, :phone, :agency)")
                .with("id", id)
                .with("name", name)
                .with("about", about)
                .with("phone", phone)
                .with("agency", agency)
                .runExactly(1);
        audit.record("directory.add", id.value(), null);
        return id;
    }

    /** Changes an organisation that has still the version that the writer saw. */
    public DirectoryChange changeOrganisation(Organisation changed) {
        int rows = db.sql("""
                update directory.organisation set name = :name, about = :about, phone = :phone, agency_id = :agency, version = version + 1
                where id = :id and version = :version
                """)
                .with("id", changed.id())
                .with("name", changed.name())
                .with("about", changed.about())
                .with("phone", changed.phone())
                .with("agency", changed.agency())
                .with("version", changed.version())
                .run();
        return recorded(rows, changed.id().value());
    }

    /** Adds a service, checked today. */
    public ServiceId add(OrganisationId organisation, ServiceDetails service) {
        var id = new ServiceId(ids.ordered());
        filled(db.sql("""
                insert into directory.service (id, organisation_id, name, need, about, min_age, max_age, languages, answer_hours, active, verified_on)
                values (:id, :organisation, :name, :need, :about, :min, :max, :languages, :hours, :active, :today)
                """), service)
                .with("id", id)
                .with("organisation", organisation)
                .runExactly(1);
        audit.record("directory.add", id.value(), null);
        return id;
    }

    /** Changes a service that has still the version that the writer saw; it counts as checked today. */
    public DirectoryChange change(ServiceId id, int version, ServiceDetails service) {
        int rows = filled(db.sql("""
                update directory.service set name = :name, need = :need, about = :about, min_age = :min, max_age = :max,
                  languages = :languages, answer_hours = :hours, active = :active, verified_on = :today, version = version + 1
                where id = :id and version = :version
                """), service)
                .with("id", id)
                .with("version", version)
                .run();
        return recorded(rows, id.value());
    }

    private DirectoryChange recorded(int rows, UUID id) {
        if (rows == 0) {
            return DirectoryChange.OVERTAKEN;
        }
        audit.record("directory.change", id, null);
        return DirectoryChange.DONE;
    }

    private Db.Statement filled(Db.Statement sql, ServiceDetails it) {
        return sql.with("name", it.name())
                .with("need", it.need())
                .with("about", it.about())
                .with("min", it.minAge())
                .with("max", it.maxAge())
                .with("languages", it.languages())
                .with("hours", it.answerHours())
                .with("active", it.active())
                .with("today", LocalDate.ofInstant(clock.instant(), city));
    }

    private static HelpService row(ResultSet rs, int number) throws SQLException {
        var details = new ServiceDetails(
                rs.getString("name"),
                Db.constant(Need.class, rs.getString("need")),
                rs.getString("about"),
                rs.getObject("min_age", Integer.class),
                rs.getObject("max_age", Integer.class),
                Db.words(rs, "languages"),
                rs.getInt("answer_hours"),
                rs.getBoolean("active"));
        return new HelpService(
                new ServiceId(Db.uuid(rs, "id")),
                organisation(rs),
                details,
                rs.getObject("verified_on", LocalDate.class),
                rs.getInt("version"));
    }

    private static Organisation organisation(ResultSet rs) throws SQLException {
        UUID agency = rs.getObject("agency_id", UUID.class);
        return new Organisation(
                new OrganisationId(Db.uuid(rs, "o_id")),
                rs.getString("o_name"),
                rs.getString("o_about"),
                rs.getString("phone"),
                agency == null ? null : new AgencyId(agency),
                rs.getInt("o_version"));
    }
}
