package org.anydoor.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that were opened to one person in an emergency (Minn. Stat. 13.46 subd. 2): to that person for a short time, and to
 * the owner for good, who says whether it was justified. A module finds whom somebody names; the database decides the rest.
 */
@Service
@Transactional
public class Emergencies {
    private static final String SELECT = """
            select o.id, o.subject_id, o.owner_agency_id, w.name as owner, v.name as viewer, o.viewer_name, o.way, o.danger, o.reason,
              o.categories, o.from_at, o.until_at, o.due_at, o.justified, o.review, o.reviewed_at, p.name as reviewer,
              o.viewer_person_id = (select platform.my_person()) as mine
            from platform.emergency_opening o
            join platform.agency w on w.id = o.owner_agency_id
            join platform.agency v on v.id = o.viewer_agency_id
            left join platform.person p on p.id = o.reviewed_by
            """;
    private static final String OWN = """
            where o.viewer_person_id = (select platform.my_person()) and o.viewer_agency_id = (select platform.acting_agency())
            """;
    private static final String OWNED = """
            where o.owner_agency_id = (select platform.acting_agency()) and 'opening-review' = any (platform.my_categories())
            """;

    private final Db db;
    private final Audit audit;

    Emergencies(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** What came of a try; {@code DONE} also where nothing was opened. */
    public enum Answer {
        DONE,
        SEEN,
        LIMIT,
        AGAIN,
        CLOSED
    }

    /** One record that was opened to one person. */
    public record Opening(
            UUID id,
            UUID subject,
            AgencyId owner,
            String ownerName,
            Viewer viewer,
            String danger,
            String reason,
            Times times,
            @Nullable Review review) {}

    /**
     * To whom it was opened, and by what they named whom they meant.
     *
     * @param me whether it is the caller, who does not review it
     */
    public record Viewer(String agency, String name, String way, List<String> categories, boolean me) {}

    /** From when until when, and until when somebody is to review it. */
    public record Times(Instant from, Instant until, Instant due) {}

    /** What the owner says of it. */
    public record Review(
            boolean justified,
            String why,
            Instant at,
            @Nullable String by) {}

    /** How long an opening runs, and how often a day one person may try. */
    public record Term(int minutes, int mostADay) {}

    /** The term that is in force. */
    @Transactional(readOnly = true)
    public Term term() {
        return db.sql("""
                select t.minutes, t.most_a_day from platform.emergency_term t where t.from_day <= current_date
                order by t.from_day desc limit 1
                """).one((rs, n) -> new Term(rs.getInt("minutes"), rs.getInt("most_a_day")));
    }

    /** Whether this try is the caller's own. */
    @Transactional(readOnly = true)
    public boolean isMine(UUID attempt) {
        return db.sql("select count(*) from platform.emergency_attempt a where a.id = :attempt")
                        .with("attempt", attempt)
                        .count()
                == 1;
    }

    /** What one try of the caller opened. */
    @Transactional(readOnly = true)
    public List<Opening> of(UUID attempt) {
        return db.sql(SELECT + OWN + " and o.attempt_id = :attempt order by w.name")
                .with("attempt", attempt)
                .list(Emergencies::opening);
    }

    /** The openings of the caller's agency's records that wait for a review, the first due first; as many as are read. */
    public List<Opening> waiting() {
        return told(db.sql(SELECT + OWNED + " and o.reviewed_at is null order by o.due_at, o.id limit 200")
                .list(Emergencies::opening));
    }

    /** Those that were reviewed, the newest first. */
    public List<Opening> reviewed() {
        return told(db.sql(SELECT + OWNED + " and o.reviewed_at is not null order by o.from_at desc, o.id limit 100")
                .list(Emergencies::opening));
    }

    /** One opening of the caller's agency's records. */
    public Optional<Opening> find(UUID id) {
        Optional<Opening> found =
                db.sql(SELECT + OWNED + " and o.id = :id").with("id", id).find(Emergencies::opening);
        found.ifPresent(it -> told(List.of(it)));
        return found;
    }

    /** Says whether an opening was justified; false where somebody has said so before, or where it was the caller's own. */
    public boolean review(Opening opening, boolean justified, String why) {
        boolean done = db.sql("select platform.review_opening(:id, :justified, :why)")
                        .with("id", opening.id())
                        .with("justified", justified)
                        .with("why", why)
                        .count()
                == 1;
        if (done) {
            audit.record("access.review-opening", opening.subject(), opening.owner());
        } else {
            audit.refused("access.review-opening", opening.subject(), opening.owner());
        }
        return done;
    }

    private List<Opening> told(List<Opening> openings) {
        if (!openings.isEmpty()) {
            audit.record(
                    "access.read-openings",
                    openings.stream()
                            .map(it -> new Audit.Subject(it.subject(), it.owner()))
                            .distinct()
                            .toList());
        }
        return openings;
    }

    private static Opening opening(ResultSet rs, int number) throws SQLException {
        String review = rs.getString("review");
        return new Opening(
                Db.uuid(rs, "id"),
                Db.uuid(rs, "subject_id"),
                new AgencyId(Db.uuid(rs, "owner_agency_id")),
                rs.getString("owner"),
                new Viewer(
                        rs.getString("viewer"),
                        rs.getString("viewer_name"),
                        rs.getString("way"),
                        Db.words(rs, "categories"),
                        rs.getBoolean("mine")),
                rs.getString("danger"),
                rs.getString("reason"),
                new Times(Db.instant(rs, "from_at"), Db.instant(rs, "until_at"), Db.instant(rs, "due_at")),
                review == null
                        ? null
                        : new Review(
                                rs.getBoolean("justified"),
                                review,
                                Db.instant(rs, "reviewed_at"),
                                rs.getString("reviewer")));
    }
}
