package org.anydoor.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.work.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;

/**
 * Minn. Stat. 260E.12: once police, a tribe's own among them, and child protection hold a concern, each tells each at once; that the program
 * let both see it is no proof that one person told another. The agency that passed it on owes the notice alone.
 */
@Repository
class CrossNotices {
    private static final Set<String> POLICE = Set.of("police", "tribal-police");
    private static final Set<String> CHILD_PROTECTION = Set.of("child-protection");
    private static final String AUTHORITY = "Minn. Stat. 260E.12";

    private final Db db;
    private final Agencies agencies;
    private final Work work;
    private final Clock clock;
    private final Duration within;

    CrossNotices(
            Db db,
            Agencies agencies,
            Work work,
            Clock clock,
            @Value("${anydoor.intake.cross-notice-within:PT1H}") Duration within) {
        this.db = db;
        this.agencies = agencies;
        this.work = work;
        this.clock = clock;
        this.within = within;
    }

    /** Opens what they owe each other now that these agencies hold the concern; repeating it changes nothing. */
    void owe(ConcernId concern, AgencyId owner, Collection<AgencyId> holders) {
        List<Agencies.Agency> known =
                holders.stream().flatMap(id -> agencies.find(id).stream()).toList();
        for (AgencyId police : those(known, POLICE)) {
            for (AgencyId protection : those(known, CHILD_PROTECTION)) {
                if (!owner.equals(protection)) {
                    owe(concern, owner, police, protection);
                }
                if (!owner.equals(police)) {
                    owe(concern, owner, protection, police);
                }
            }
        }
    }

    private static List<AgencyId> those(List<Agencies.Agency> known, Set<String> kinds) {
        return known.stream()
                .filter(agency -> kinds.contains(agency.kind()))
                .map(Agencies.Agency::id)
                .sorted(Comparator.comparing(AgencyId::value))
                .toList();
    }

    private void owe(ConcernId concern, AgencyId owner, AgencyId from, AgencyId to) {
        if (owed(concern, from, to)) {
            return;
        }
        Instant now = clock.instant();
        Instant due = now.plus(within);
        db.sql("""
                insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, owed_at, due_at)
                values (:concern, :owner, :from, :to, :now, :due)
                """)
                .with("concern", concern)
                .with("owner", owner)
                .with("from", from)
                .with("to", to)
                .with("now", now)
                .with("due", due)
                .run();
        work.openUnlessThere(new Work.Wait("intake", "notice", concern.value(), from, 1, due, AUTHORITY));
    }

    private boolean owed(ConcernId concern, AgencyId from, AgencyId to) {
        return db.sql(
                                "select count(concern_id) from intake.cross_notice where concern_id = :concern and agency_id = :from and to_agency_id = :to")
                        .with("concern", concern)
                        .with("from", from)
                        .with("to", to)
                        .count()
                > 0;
    }
}
