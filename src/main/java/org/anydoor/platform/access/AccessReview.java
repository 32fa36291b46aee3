package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of the acting administrator's agency can see what, and why: roles open categories, assignments and grants open single
 * subjects. Looked at and confirmed by a person every ninety days (CJIS Security Policy, account management).
 */
@Component
@Transactional
public class AccessReview {
    static final Duration EVERY = Duration.ofDays(90);

    private final Db db;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final Work work;

    AccessReview(Db db, Ids ids, Audit audit, Clock clock, Work work) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.work = work;
    }

    /** One person, what their roles open, what lies with them, and how they get in. */
    public record Row(
            PersonId id,
            String name,
            boolean suspended,
            List<String> roles,
            List<String> categories,
            List<String> teams,
            int assignments,
            Ways ways) {}

    /** How somebody gets in; without codes and passkeys a lost phone shuts them out. */
    public record Ways(boolean idle, boolean app, int codes, int passkeys, boolean provider) {
        /** Whether the password and the app's code are all there is. */
        public boolean onlyOne() {
            return codes == 0 && passkeys == 0;
        }
    }

    /** How many subjects another agency is let in to now, by category. */
    public record LetIn(String agency, String category, int subjects) {}

    /** A kind of agency that an agreement lets see a category once a grant is given. */
    public record MayBeLetIn(String viewerKind, String category, String authority) {}

    /** The last review: by whom and when. */
    public record Review(String by, Instant at) {}

    /** Everybody of the agency; the reading is on record. */
    public List<Row> people(String action) {
        List<Row> rows = db.sql("""
                select p.id, p.name, p.suspended_at is not null as suspended, w.idle, w.app, w.codes, w.passkeys, w.provider,
                  array(select r.role from platform.membership_role r
                    where r.person_id = p.id and r.agency_id = a.id order by r.role) as roles,
                  array(select distinct c.category from platform.membership_role r join platform.role_category c on c.role = r.role
                    where r.person_id = p.id and r.agency_id = a.id order by c.category) as categories,
                  array(select t.name from platform.team_member tm join platform.team t on t.id = tm.team_id
                    where tm.person_id = p.id and tm.agency_id = a.id and t.ended_at is null order by t.name) as teams,
                  (select count(*) from platform.assignment s
                    where s.person_id = p.id and s.agency_id = a.id and s.until_at is null) as assignments
                from platform.ways_in() w join platform.person p on p.id = w.person_id
                  cross join (select platform.acting_agency() as id) a
                order by p.name, p.id
                """)
                .list((rs, n) -> new Row(
                        new PersonId(Db.uuid(rs, "id")),
                        rs.getString("name"),
                        rs.getBoolean("suspended"),
                        Db.words(rs, "roles"),
                        Db.words(rs, "categories"),
                        Db.words(rs, "teams"),
                        rs.getInt("assignments"),
                        new Ways(
                                rs.getBoolean("idle"),
                                rs.getBoolean("app"),
                                rs.getInt("codes"),
                                rs.getInt("passkeys"),
                                rs.getBoolean("provider"))));
        audit.record(
                action,
                rows.stream()
                        .map(it -> new Audit.Subject(it.id().value(), agency()))
                        .toList());
        return rows;
    }

    /** Whom live grants of the agency let in now, and to how much. */
    @Transactional(readOnly = true)
    public List<LetIn> letIn() {
        return db.sql("""
                select a.name, g.category, count(*) as subjects
                from platform.access_grant g join platform.agency a on a.id = g.viewer_agency_id
                where g.owner_agency_id = (select platform.acting_agency()) and g.from_at <= statement_timestamp()
                  and (g.until_at is null or g.until_at > statement_timestamp())
                  and (g.agreement_id is null or exists (select from platform.sharing_agreement s where s.id = g.agreement_id
                    and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())))
                group by a.name, g.category order by a.name, g.category
                """)
                .list((rs, n) -> new LetIn(rs.getString("name"), rs.getString("category"), rs.getInt("subjects")));
    }

    /** Under what other kinds of agencies may be let in, by the live agreements of the agency's kind. */
    @Transactional(readOnly = true)
    public List<MayBeLetIn> agreements() {
        return db.sql("""
                select s.viewer_kind, s.category, s.authority
                from platform.sharing_agreement s join platform.agency o on o.kind = s.owner_kind
                where o.id = (select platform.acting_agency()) and not o.walled
                  and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
                order by s.category, s.viewer_kind
                """)
                .list((rs, n) -> new MayBeLetIn(
                        rs.getString("viewer_kind"), rs.getString("category"), rs.getString("authority")));
    }

    /** The last review of the agency, if there was one. */
    @Transactional(readOnly = true)
    public Optional<Review> last() {
        return db.sql("""
                select p.name, r.at from platform.access_review r join platform.person p on p.id = r.person_id
                where r.agency_id = (select platform.acting_agency()) order by r.at desc limit 1
                """).find((rs, n) -> new Review(rs.getString("name"), Db.instant(rs, "at")));
    }

    /** Records that the calling administrator has looked, and takes the question off the list for ninety days. */
    public void reviewed() {
        var member = Members.current();
        db.sql("insert into platform.access_review (id, agency_id, person_id, at) values (:id, :agency, :person, :now)")
                .with("id", ids.ordered())
                .with("agency", member.actingFor())
                .with("person", member.id())
                .with("now", clock.instant())
                .runExactly(1);
        work.done(ReviewWork.MODULE, ReviewWork.REVIEW, member.actingFor().value(), member.actingFor());
        audit.record("access.review", member.actingFor().value(), member.actingFor());
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }
}
