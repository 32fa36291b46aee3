package org.anydoor.youth.links;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.youth.Matching;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links records of one young person and unlinks them, never merging; only added to the ledger (docs/decisions/0042-links.md). */
@Service("youthLinks")
@Transactional
public class Links {
    private final Sight sight;
    private final LinkRows rows;
    private final Matching matching;
    private final Agencies agencies;
    private final Audit audit;

    Links(Sight sight, LinkRows rows, Matching matching, Agencies agencies, Audit audit) {
        this.sight = sight;
        this.rows = rows;
        this.matching = matching;
        this.agencies = agencies;
        this.audit = audit;
    }

    /**
     * Two records, how they are weighed now and how they stand.
     *
     * @param known those that are the caller's to read beyond matching
     * @param decisions the latest first
     */
    public record Seen(
            YouthRecord first,
            YouthRecord second,
            Set<YouthId> known,
            Weighed weighed,
            PairStory story,
            List<Decision> decisions) {}

    /**
     * Records that are one thread for the caller.
     *
     * @param known those that are the caller's to read; of the others there is no more than is compared
     */
    public record Linked(List<YouthRecord> records, Set<YouthId> known) {}

    /** The records that are one thread with this one, as far as the caller sees them; itself among them. */
    @Transactional(readOnly = true)
    public Set<YouthId> connected(YouthId one) {
        return sight.matching(() -> rows.connected(one));
    }

    /** The other records of the thread that this one is in, recorded as read. */
    public Linked beside(YouthId one) {
        Set<YouthId> others = new HashSet<>(connected(one));
        others.remove(one);
        if (others.isEmpty()) {
            return new Linked(List.of(), Set.of());
        }
        Sight.Seen seen = sight.records(others);
        audit.record("youth.read", subjects(seen.records()));
        return new Linked(seen.records(), seen.known());
    }

    /** Why records are one thread: of each pair that stands linked, what was said last for it. */
    @Transactional(readOnly = true)
    public List<Decision> because(Set<YouthId> thread) {
        return thread.size() < 2 ? List.of() : sight.matching(() -> reasons(thread));
    }

    private List<Decision> reasons(Set<YouthId> thread) {
        Ledger ledger = rows.ledger(thread);
        Map<Pair, Decision> last = new LinkedHashMap<>();
        rows.decisions(thread).stream()
                .filter(it -> it.line().verdict() == Verdict.SAME)
                .filter(it -> ledger.story(it.line().pair()).standing() == Standing.SAME)
                .forEach(it -> last.putIfAbsent(it.line().pair(), it));
        return List.copyOf(last.values());
    }

    /** The pair as somebody may decide on it; recorded as read. Empty where they may not, or where there is none. */
    public Optional<Seen> read(Pair pair) {
        Optional<Seen> seen = sight.matching(() -> find(pair));
        seen.ifPresentOrElse(
                it -> audit.record("youth.pair-read", subjects(List.of(it.first(), it.second()))),
                () -> audit.refused("youth.pair-read", pair.first().value()));
        return seen;
    }

    /**
     * Writes down what the caller says of a pair.
     *
     * @param next the position in the ledger that the page showed as the next one
     */
    public LinkOutcome decide(Pair pair, Verdict verdict, @Nullable String reason, int next) {
        return sight.matching(() -> decided(pair, verdict, reason, next));
    }

    private LinkOutcome decided(Pair pair, Verdict verdict, @Nullable String reason, int next) {
        rows.lock(pair);
        Seen seen = find(pair).orElse(null);
        if (seen == null) {
            return new LinkOutcome.NotYours();
        }
        PairStory story = seen.story();
        Standing standing = story.standing();
        if (story.next() != next) {
            return new LinkOutcome.Overtaken();
        }
        if (standing == Standing.SAME
                || verdict == Verdict.NOT_THE_SAME && standing == Standing.NOT_THE_SAME
                || verdict == Verdict.WITHDRAWN) {
            return new LinkOutcome.AlreadySo();
        }
        Caller.Member me = Members.current();
        if (verdict == Verdict.SAME && story.isJoinedBy(me.id().value())) {
            return new LinkOutcome.ASecondPerson();
        }
        if (around(pair).isContradictedBy(pair, verdict)) {
            return new LinkOutcome.Contradicts();
        }
        int needed = story.needed(seen.weighed().probability());
        return written(seen, story.with(verdict, needed, me.id().value()), reason);
    }

    /**
     * Takes back what stands, so that the pair stands as before; then, if asked, says that they are two.
     *
     * @param apart whether the pair shall never be proposed again
     */
    public LinkOutcome takeBack(Pair pair, String reason, int next, boolean apart) {
        return sight.matching(() -> takenBack(pair, reason, next, apart));
    }

    private LinkOutcome takenBack(Pair pair, String reason, int next, boolean apart) {
        rows.lock(pair);
        Seen seen = find(pair).orElse(null);
        if (seen == null) {
            return new LinkOutcome.NotYours();
        }
        PairStory story = seen.story();
        if (story.next() != next) {
            return new LinkOutcome.Overtaken();
        }
        if (story.standingLines().isEmpty()) {
            return new LinkOutcome.AlreadySo();
        }
        Caller.Member me = Members.current();
        PairStory after = story.takenBack(me.id().value());
        if (!apart || after.standing() == Standing.NOT_THE_SAME) {
            return written(seen, after, reason);
        }
        PairStory parted = after.with(Verdict.NOT_THE_SAME, 1, me.id().value());
        Ledger without = around(pair).with(after);
        return without.isContradictedBy(pair, Verdict.NOT_THE_SAME)
                ? new LinkOutcome.Contradicts()
                : written(seen, parted, reason);
    }

    private LinkOutcome written(Seen seen, PairStory after, @Nullable String reason) {
        Caller.Member me = Members.current();
        after.lines().stream()
                .skip(seen.story().lines().size())
                .forEach(line -> rows.add(new LinkRows.Written(
                        line, seen.first(), seen.second(), reason, seen.weighed(), me.id(), me.actingFor())));
        audit.record(action(seen.story().standing(), after), subjects(List.of(seen.first(), seen.second())));
        return new LinkOutcome.Done(after.standing());
    }

    private static String action(Standing before, PairStory after) {
        if (before == Standing.SAME) {
            return "youth.unlink";
        }
        if (after.lines().getLast().verdict() == Verdict.WITHDRAWN) {
            return "youth.take-back";
        }
        return switch (after.standing()) {
            case SAME -> "youth.link";
            case HALF -> "youth.link-half";
            case NOT_THE_SAME -> "youth.not-the-same";
            case NOT_SURE, OPEN -> "youth.not-sure";
        };
    }

    private Optional<Seen> find(Pair pair) {
        Sight.Seen visible = sight.records(pair.both());
        List<YouthRecord> both = visible.records();
        AgencyId mine = Members.current().actingFor();
        if (both.size() < 2
                || both.stream().noneMatch(it -> it.owner().equals(mine))
                || crossesWall(both.getFirst().owner(), both.getLast().owner())) {
            return Optional.empty();
        }
        YouthRecord first = both.getFirst().id().equals(pair.first()) ? both.getFirst() : both.getLast();
        YouthRecord second = first == both.getFirst() ? both.getLast() : both.getFirst();
        Weighed weighed = matching.weigh(first, second);
        PairStory story = rows.ledger(pair.both()).story(pair);
        return Optional.of(
                new Seen(first, second, visible.known(), weighed, story, rows.decisions(Set.copyOf(pair.both()))));
    }

    /** A walled agency's record is one person with its own alone (34 USC 12291(b)(2)). */
    private boolean crossesWall(AgencyId one, AgencyId other) {
        return !one.equals(other) && (agencies.isWalled(one) || agencies.isWalled(other));
    }

    private Ledger around(Pair pair) {
        Set<YouthId> all = new TreeSet<>(Pair.ORDER);
        pair.both().forEach(it -> all.addAll(rows.connected(it)));
        return rows.ledger(all);
    }

    private static List<Audit.Subject> subjects(List<YouthRecord> records) {
        return records.stream()
                .map(it -> new Audit.Subject(it.id().value(), it.owner()))
                .toList();
    }
}
