package org.anydoor.youth.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Ids;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Informed, written, time-limited releases to one recipient each (34 USC 12291(b)(2)(B)), the only way in which a walled
 * agency's record is shown to anybody. What they let out is closed at the statement after their end.
 */
@Service
@Transactional
public class Releases {
    private final ReleaseRows rows;
    private final ReleaseWork work;
    private final Agencies agencies;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId city;

    Releases(
            ReleaseRows rows,
            ReleaseWork work,
            Agencies agencies,
            Audit audit,
            Ids ids,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.rows = rows;
        this.work = work;
        this.agencies = agencies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.city = city;
    }

    /** Writes down what would be let out, to be read and signed; answers with its number. Nothing is let out by it. */
    public int make(YouthRecord record, ReleaseDraft draft) {
        Instant now = clock.instant();
        Instant from =
                draft.from().isAfter(today()) ? draft.from().atStartOfDay(city).toInstant() : now;
        Instant until = draft.until().plusDays(1).atStartOfDay(city).toInstant();
        int number = rows.add(new ReleaseId(ids.ordered()), record.id(), record.owner(), draft, from, until);
        audit.record("youth.release-make", record.id().value(), record.owner());
        return number;
    }

    /** The releases of a record of the caller's agency, the newest first; the page records its own reading. */
    @Transactional(readOnly = true)
    public List<Release> of(YouthId youth) {
        return rows.of(youth).stream().map(this::named).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Release> find(YouthId youth, int number) {
        return rows.find(youth, number).map(this::named);
    }

    /** Signs it; from then on, within its dates, its recipient sees what it names. Signed twice, it stands as the first time. */
    public SignAnswer sign(Release release, Signing signing) {
        SignAnswer answer = rows.sign(release.id(), signing);
        if (answer == SignAnswer.SIGNED) {
            work.signed(release);
            audit.record("youth.release-sign", release.youth().value(), release.owner());
        }
        return answer;
    }

    /** Ends it: at the next statement its recipient sees nothing by it. False if it had ended before. */
    public boolean takeBack(Release release, Asker asker) {
        EndAnswer answer = rows.takeBack(release.id(), asker);
        if (answer == EndAnswer.TAKEN_BACK) {
            work.ended(release);
        }
        boolean ended = answer == EndAnswer.TAKEN_BACK || answer == EndAnswer.CALLED_OFF;
        if (ended) {
            audit.record("youth.release-end", release.youth().value(), release.owner());
        }
        return ended;
    }

    /** The releases that name the caller's agency; recorded as read. */
    public List<ReceivedRelease> received() {
        List<ReceivedRelease> received = rows.received();
        audit.record(
                "youth.release-list",
                received.stream()
                        .map(it -> new Audit.Subject(it.youth().value(), it.owner()))
                        .distinct()
                        .toList());
        return received;
    }

    /** Those of them by which this record is shown now. */
    @Transactional(readOnly = true)
    public List<ReceivedRelease> showing(YouthId youth) {
        Instant now = clock.instant();
        return rows.received().stream()
                .filter(it -> it.youth().equals(youth) && it.isLive(now))
                .toList();
    }

    /** The recipient has read that there is a release, or that it has ended. */
    public void noted(ReceivedRelease release) {
        work.noted(release.id(), Members.current().actingFor());
        audit.record("youth.release-note", release.youth().value(), release.owner());
    }

    @Transactional(readOnly = true)
    public ReleaseTerm term() {
        return rows.term(today());
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    /** The day in the city on which something was. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, city);
    }

    /** The last day on which something holds that is over at this moment. */
    public LocalDate lastDay(Instant until) {
        return day(until.minusMillis(1));
    }

    private Release named(Release it) {
        AgencyId agency = it.recipient().agency();
        if (agency == null) {
            return it;
        }
        String name = agencies.find(agency).map(Agencies.Agency::name).orElse("");
        return it.with(new Recipient(agency, name));
    }
}
