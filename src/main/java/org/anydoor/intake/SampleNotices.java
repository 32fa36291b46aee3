package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The notices of Minn. Stat. 260E.12 that police and child protection of the sample owe each other for what both hold: the
 * agency that passed it on alone, both where a third did; most given within the hour, the newest not yet.
 */
@Component
class SampleNotices {
    private static final List<String> KINDS = List.of("police", "child-protection");

    private final Db db;
    private final Ids ids;
    private final Duration within;

    SampleNotices(Db db, Ids ids, @Value("${anydoor.intake.cross-notice-within:PT1H}") Duration within) {
        this.db = db;
        this.ids = ids;
        this.within = within;
    }

    void write(SampleTown town, List<SampleCopies.Copy> copies) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (List<SampleCopies.Copy> of : byConcern(copies)) {
            SampleCopies.Copy last = of.getLast();
            SampleTown.Agency owner = last.of().owner();
            Set<String> holders = of.stream().map(it -> it.to().kind()).collect(Collectors.toCollection(HashSet::new));
            holders.add(owner.kind());
            if (holders.containsAll(KINDS)) {
                KINDS.stream()
                        .filter(from -> owner.kind().equals(from) || !KINDS.contains(owner.kind()))
                        .forEach(from -> rows.add(notice(town, last, from)));
            }
        }
        for (SampleTown.Agency owner :
                SampleDoors.ownerKinds().stream().map(town::the).toList()) {
            town.actFor(owner.id());
            owed(of(rows, "owner", owner));
        }
        for (String kind : KINDS) {
            town.actFor(town.the(kind).id());
            given(of(rows, "from", town.the(kind)));
        }
    }

    /** The copies of each concern; the last one is what made both hold it. */
    private static Collection<List<SampleCopies.Copy>> byConcern(List<SampleCopies.Copy> copies) {
        return copies.stream()
                .sorted(Comparator.comparing(SampleCopies.Copy::sent))
                .collect(Collectors.groupingBy(it -> it.of().id(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, String column, SampleTown.Agency agency) {
        return rows.stream().filter(it -> agency.id().equals(it.get(column))).toList();
    }

    private Map<String, @Nullable Object> notice(SampleTown town, SampleCopies.Copy last, String fromKind) {
        SampleTown.Agency from = town.the(fromKind);
        SampleTown.Agency to = town.the(fromKind.equals("police") ? "child-protection" : "police");
        Instant given = last.sent().plus(Duration.ofMinutes(town.in100(90) ? 4 + town.upTo(50) : 70 + town.upTo(1400)));
        boolean done = given.isBefore(town.now());
        var row = SampleTown.row(
                "concern", last.of().id(), "owner", last.of().owner().id());
        row.put("id", ids.ordered());
        row.put("from", from.id());
        row.put("to", to.id());
        row.put("at", last.sent());
        row.put("due", last.sent().plus(within));
        row.put("given", done ? given : null);
        row.put("by", done ? from.people().getFirst().id() : null);
        row.put("whom", done ? "On duty: " + to.people().getFirst().name() : null);
        row.put("reference", done ? "N-" + (10_000 + town.upTo(80_000)) : null);
        return row;
    }

    private void owed(List<Map<String, @Nullable Object>> rows) {
        db.runEach("""
                insert into intake.cross_notice (concern_id, owner_agency_id, agency_id, to_agency_id, owed_at, due_at)
                values (:concern, :owner, :from, :to, :at, :due)
                """, rows);
    }

    private void given(List<Map<String, @Nullable Object>> rows) {
        db.runEach("""
                update intake.cross_notice set given_at = :given, given_by = :by, told_whom = :whom, reference = :reference
                where concern_id = :concern and agency_id = :from and to_agency_id = :to
                """, rows);
        db.runEach("""
                insert into platform.work (id, module, kind, reference, agency_id, rank, opened_at, due_at, authority, done_at)
                values (:id, 'intake', 'notice', :concern, :from, 1, :at, :due, 'Minn. Stat. 260E.12', :given)
                """, rows);
    }
}
