package org.anydoor.intake.triage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.Audit.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agency's concerns, ordered by what is due; every listing is recorded with the concerns that it showed. */
@Service
@Transactional
public class Queue {
    static final int SIZE = 25;
    /** Beyond this many open ones a list says only that there are more. */
    public static final int COUNTED = 250;

    private static final int MOST_EXPORTED = 5_000;

    private final QueueRows rows;
    private final Colleagues colleagues;
    private final Audit audit;

    Queue(QueueRows rows, Colleagues colleagues, Audit audit) {
        this.rows = rows;
        this.colleagues = colleagues;
        this.audit = audit;
    }

    /**
     * One line.
     *
     * @param opening the first words of what was said
     * @param beside what else of it waits, the soonest first
     */
    public record Row(
            ConcernId id,
            AgencyId owner,
            State state,
            Urgency urgency,
            String reasonKey,
            String door,
            String language,
            String interpreter,
            Instant arrived,
            Instant received,
            Instant due,
            @Nullable Instant acknowledged,
            @Nullable Instant accepted,
            @Nullable Instant closed,
            @Nullable String outcome,
            @Nullable UUID person,
            @Nullable UUID team,
            String shortName,
            String opening,
            @Nullable String called,
            @Nullable String age,
            Sender sender,
            List<Beside> beside) {}

    /** Who sent it, as far as that changes how it is handled: that there is danger now, a young person, and whether a safe way to reach them is known. */
    public record Sender(boolean danger, boolean youngPerson, boolean reachable, boolean mandated) {}

    /** Where the copies of a concern stand, the names of those that matter then, and when the first of them got it. */
    public record Sent(Elsewhere stands, List<String> to, Instant at) {
        static final Sent NOWHERE = new Sent(Elsewhere.NOWHERE, List.of(), Instant.MAX);

        static Sent of(List<QueueRows.Copied> copies) {
            Elsewhere stands =
                    Elsewhere.of(copies.stream().map(QueueRows.Copied::copy).toList());
            List<QueueRows.Copied> those = copies.stream()
                    .filter(it -> stands.concerns(it.copy().state()))
                    .toList();
            return new Sent(
                    stands,
                    those.stream().map(QueueRows.Copied::agency).toList(),
                    those.stream()
                            .map(it -> it.copy().received())
                            .min(Instant::compareTo)
                            .orElse(Instant.MAX));
        }
    }

    /** What waits beside the present step: an answer, a proof of a mandated report, a notice; with its own deadline. */
    public record Beside(String kind, @Nullable Instant due) {}

    /** How many are in each part, and how many of them are overdue; counted no further than {@link #COUNTED}. */
    public record Counts(long open, long mine, long fresh, long overdue) {
        private long of(QueueFilter.Show show) {
            return switch (show) {
                case OPEN -> open;
                case MINE -> mine;
                case NEW -> fresh;
                case CLOSED -> throw new IllegalArgumentException("closed ones are not counted");
            };
        }
    }

    /**
     * A page of the list.
     *
     * @param total how many the filter finds, counted no further than the pager leads
     * @param sent by concern that the reader's agency has sent on, where its copies stand
     * @param names of persons and teams that hold one
     */
    public record Listed(
            List<Row> rows, long total, Counts counts, Map<ConcernId, Sent> sent, Map<UUID, String> names, UUID me) {

        /** Where the copies of a row's concern stand; nowhere, if the reader's agency sent none. */
        public Sent sent(Row row) {
            return sent.getOrDefault(row.id(), Sent.NOWHERE);
        }
    }

    /** One page for the screen. */
    public Listed list(QueueFilter filter) {
        return read(filter, SIZE, "intake.list");
    }

    /** The whole list for a file. */
    public Listed export(QueueFilter filter) {
        return read(filter.firstPage(), MOST_EXPORTED, "platform.export");
    }

    private Listed read(QueueFilter filter, int size, String action) {
        Me me = Me.now();
        List<Row> found = rows.list(me, filter, size);
        if (!found.isEmpty()) {
            audit.record(
                    action,
                    found.stream()
                            .map(row -> new Subject(row.id().value(), row.owner()))
                            .toList());
        }
        Counts counts = rows.counts(me);
        return new Listed(
                found,
                total(me, filter, found.size(), size, counts),
                counts,
                sent(me, found),
                names(me, found),
                me.person().value());
    }

    private long total(Me me, QueueFilter filter, int found, int size, Counts counts) {
        if (filter.page() == 1 && found < size) {
            return found;
        }
        int ahead = QueueRows.ahead(filter);
        long part = filter.isWholePart() ? counts.of(filter.show()) : COUNTED;
        if (part < COUNTED) {
            return part;
        }
        return filter.isWholePart() && ahead <= COUNTED ? ahead : rows.count(me, filter, ahead);
    }

    private Map<ConcernId, Sent> sent(Me me, List<Row> found) {
        Set<ConcernId> own = found.stream()
                .filter(row -> row.owner().equals(me.agency()) && row.state() == State.ACKNOWLEDGED)
                .map(Row::id)
                .collect(Collectors.toSet());
        return sent(own, me.agency());
    }

    /** Where the copies of each of these stand; one that was never sent on is missing. */
    Map<ConcernId, Sent> sent(Set<ConcernId> own, AgencyId owner) {
        return own.isEmpty()
                ? Map.of()
                : rows.copies(own, owner).stream()
                        .collect(Collectors.groupingBy(
                                QueueRows.Copied::concern,
                                Collectors.collectingAndThen(Collectors.toList(), Sent::of)));
    }

    private Map<UUID, String> names(Me me, List<Row> found) {
        Map<UUID, String> names = new java.util.HashMap<>(colleagues.names(
                found.stream().flatMap(row -> Stream.ofNullable(row.person())).collect(Collectors.toSet())));
        names.putAll(colleagues.teamNames(
                found.stream().flatMap(row -> Stream.ofNullable(row.team())).collect(Collectors.toSet())));
        return names;
    }
}
