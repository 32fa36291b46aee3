package org.anydoor.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.work.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;

/**
 * Minn. Stat. 260E.12: once police and child protection both hold a concern, they tell each other at once; that the program
 * let both see it is no proof that one person told another. The agency that passed it on owes the notice alone.
 */
@Repository
class CrossNotices {
    private static final String POLICE = "police";
    private static final String CHILD_PROTECTION = "child-protection";
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
        Optional<AgencyId> police = first(known, POLICE);
        Optional<AgencyId> protection = first(known, CHILD_PROTECTION);
        if (police.isPresent() && protection.isPresent()) {
            if (!owner.equals(protection.get())) {
                owe(concern, owner, police.get(), protection.get());
            }
            if (!owner.equals(police.get())) {
                owe(concern, owner, protection.get(), police.get());
            }
        }
    }

    private static Optional<AgencyId> first(List<Agencies.Agency> known, String kind) {
        return known.stream()
                .filter(agency -> agency.kind().equals(kind))
                .map(Agencies.Agency::id)
                .findFirst();
    }

    private void owe(ConcernId concern, AgencyId owner, AgencyId from, AgencyId to) {
        if (owed(concern, from)) {
            return;
        }
        Instant due = clock.instant().plus(within);
        db.sql("""
                insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, due_at)
                values (:concern, :owner, :from, :to, :due)
                """)
                .with("concern", concern)
                .with("owner", owner)
                .with("from", from)
                .with("to", to)
                .with("due", due)
                .run();
        work.open(new Work.Wait("intake", "notice", concern.value(), from, 1, due, AUTHORITY));
    }

    private boolean owed(ConcernId concern, AgencyId from) {
        return db.sql(
                                "select count(concern_id) from intake.cross_notice where concern_id = :concern and agency_id = :from")
                        .with("concern", concern)
                        .with("from", from)
                        .count()
                > 0;
    }
}
