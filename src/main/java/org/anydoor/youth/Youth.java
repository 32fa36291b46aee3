package org.anydoor.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.History;
import org.anydoor.platform.audit.HistoryLine;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The records of young people that the caller's agency keeps or is let see; every reading is written down. */
@Service
@Transactional
public class Youth {
    private static final int MOST_CANDIDATES = 200;

    private final Records records;
    private final Audit audit;
    private final History history;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId city;
    private final ApplicationEventPublisher events;

    Youth(
            Records records,
            Audit audit,
            History history,
            Ids ids,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city,
            ApplicationEventPublisher events) {
        this.records = records;
        this.audit = audit;
        this.history = history;
        this.ids = ids;
        this.clock = clock;
        this.city = city;
        this.events = events;
    }

    /** Opens a record in the caller's agency. */
    public YouthId open(YouthDetails details) {
        Caller caller = Callers.current().orElseThrow();
        var id = new YouthId(ids.ordered());
        AgencyId agency = agency();
        records.add(id, agency, details, clock.instant(), caller.person().orElse(null));
        audit.record("youth.open", id.value(), agency);
        events.publishEvent(new RecordWritten(id.value(), agency.value()));
        return id;
    }

    /** Changes a record that has still the version that the writer saw. */
    public YouthChange change(YouthId id, int version, YouthDetails details) {
        AgencyId agency = agency();
        if (records.change(id, agency, version, details)) {
            audit.record("youth.change", id.value(), agency);
            events.publishEvent(new RecordWritten(id.value(), agency.value()));
            return new YouthChange.Done();
        }
        return records.find(id)
                .filter(now -> now.owner().equals(agency))
                .<YouthChange>map(YouthChange.Overtaken::new)
                .orElseGet(YouthChange.NotYours::new);
    }

    /** Opens a record to read; empty alike where there is none and where the caller may not see it. */
    public Optional<YouthRecord> read(YouthId id) {
        Optional<YouthRecord> found = records.find(id);
        found.ifPresentOrElse(
                it -> audit.record("youth.read", id.value(), it.owner()),
                () -> audit.refused("youth.read", id.value()));
        return found;
    }

    /** A part of those found, and how many they are. */
    public record Found(List<YouthRecord> shown, int total) {}

    /** Who has looked at a record that the caller may see, as far as the caller may know; itself recorded. */
    public List<HistoryLine> seen(YouthRecord record) {
        audit.record("youth.history", record.id().value(), record.owner());
        return history.of(record.id().value());
    }

    /**
     * Those of the caller's agency who may be meant, the likeliest first; at most 200 are weighed. A page beyond the last is the last.
     * All who were found are written down, and that nobody was: how many there are is an answer too.
     */
    public Found search(YouthSearch wanted, int page, int size) {
        List<YouthRecord> found = found(wanted);
        write("youth.search", found);
        int last = Math.max(0, found.size() - 1) / size;
        int from = Math.clamp(page - 1, 0, last) * size;
        return new Found(found.stream().skip(from).limit(size).toList(), found.size());
    }

    private List<YouthRecord> found(YouthSearch wanted) {
        Set<String> keys = NameKeys.of(wanted.name());
        if (keys.isEmpty()) {
            return List.of();
        }
        LocalDate today = today();
        return records.candidates(agency(), keys, MOST_CANDIDATES).stream()
                .filter(it -> distance(it, wanted, today) <= YouthSearch.TOLERANCE)
                .sorted(Comparator.comparingInt((YouthRecord it) -> -likeness(it, wanted, keys, today)))
                .toList();
    }

    /** The agency's records, the newest first. */
    public List<YouthRecord> newest(int from, int most) {
        return listed("youth.list", records.newest(agency(), from, most));
    }

    /** What a list shows, taken out as a file: what was searched for, or everything. */
    public List<YouthRecord> export(@Nullable YouthSearch wanted, int most) {
        List<YouthRecord> taken = wanted == null
                ? records.newest(agency(), 0, most)
                : found(wanted).stream().limit(most).toList();
        write("platform.export", taken);
        return taken;
    }

    /** Whether the record is the caller's own agency's, so that it may be changed. */
    public boolean isOwn(YouthRecord record) {
        return record.owner().equals(agency());
    }

    /** Records that other agencies let the caller see; at most 50. */
    public List<YouthRecord> shared() {
        return listed("youth.list", records.shared(agency(), 50));
    }

    /** How many records the caller's agency keeps, as far as the caller sees them. */
    public long count() {
        return records.count(agency());
    }

    /** What the visible ones of these are called, for one line elsewhere; whoever shows it records its own reading. */
    @Transactional(readOnly = true)
    public Map<YouthId, String> called(Collection<YouthId> some) {
        return records.all(some).stream()
                .collect(Collectors.toMap(YouthRecord::id, it -> it.details().called()));
    }

    /** Those of these records that the caller may see; whoever shows one records its own reading. */
    @Transactional(readOnly = true)
    public List<YouthRecord> visible(Collection<YouthId> some) {
        return records.all(some);
    }

    /** A page of the agency's own records by their keys, after one of them; for jobs, which show them to nobody. */
    @Transactional(readOnly = true)
    public List<YouthRecord> after(@Nullable YouthId last, int most) {
        return records.after(agency(), last, most);
    }

    /** The day that it is in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }

    private List<YouthRecord> listed(String action, List<YouthRecord> shown) {
        if (!shown.isEmpty()) {
            write(action, shown);
        }
        return shown;
    }

    private void write(String action, List<YouthRecord> told) {
        audit.record(
                action,
                told.stream()
                        .map(it -> new Audit.Subject(it.id().value(), it.owner()))
                        .toList());
    }

    private static int distance(YouthRecord it, YouthSearch wanted, LocalDate today) {
        Integer age = wanted.age();
        return age == null
                ? 0
                : it.details().ageOn(today).map(range -> range.distance(age)).orElse(0);
    }

    /** Whole words count most, then sound, then beginnings and initials; an age that is known and fits outweighs an unknown one. */
    private static int likeness(YouthRecord it, YouthSearch wanted, Set<String> keys, LocalDate today) {
        int score = 0;
        for (String key : NameKeys.of(it.details())) {
            if (keys.contains(key)) {
                score += key.startsWith("w:") ? 6 : key.startsWith("s:") ? 3 : 2;
            }
        }
        boolean ageKnown = it.details().ageOn(today).isPresent();
        return score * 2 + (wanted.age() != null && ageKnown ? 3 - distance(it, wanted, today) : 0);
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
