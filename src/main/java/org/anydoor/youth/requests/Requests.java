package org.anydoor.youth.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.clock.BusinessCalendar;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.retention.Holds;
import org.anydoor.platform.work.Work;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.Request.Checks;
import org.anydoor.youth.requests.Request.Closing;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Request.Missing;
import org.anydoor.youth.requests.Request.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of an agency's requests for data, with the clock of each. A court's paper holds the record at once, so that nothing
 * of it is destroyed while counsel decides.
 */
@Service
@Transactional
public class Requests {
    static final String MODULE = "requests";
    private static final String ANSWER = "answer";

    private final RequestRows rows;
    private final BusinessCalendar calendar;
    private final Holds holds;
    private final Work work;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Requests(RequestRows rows, BusinessCalendar calendar, Holds holds, Work work, Audit audit, Ids ids, Clock clock) {
        this.rows = rows;
        this.calendar = calendar;
        this.holds = holds;
        this.work = work;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A request as it came in.
     *
     * @param paperDue the day that the paper itself names, where it does; the earlier of the two counts
     */
    public record Arrived(
            Kind kind,
            @Nullable YouthId youth,
            String asker,
            @Nullable String claims,
            String wanted,
            Instant received,
            @Nullable Instant paperDue) {}

    /** Enters a request, starts its clock and, for a court's, holds the record. */
    public RequestId enter(Arrived it) {
        Caller.Member me = Members.current();
        RequestRows.Term term = rows.term(it.kind());
        Instant due = due(it, term);
        var request = new Request(
                new RequestId(ids.ordered()),
                it.kind(),
                it.youth(),
                it.asker(),
                it.claims(),
                it.wanted(),
                it.received(),
                due,
                term.authority(),
                Checks.NONE,
                null,
                1);
        rows.add(request, me.actingFor(), me.id(), clock.instant());
        int rank = it.kind().isByCourt() ? 1 : 2;
        work.open(new Work.Wait(MODULE, ANSWER, request.id().value(), me.actingFor(), rank, due, term.authority()));
        audit.record("requests.enter", subjects(request, me.actingFor()));
        hold(request);
        return request.id();
    }

    private Instant due(Arrived it, RequestRows.Term term) {
        Instant byLaw = term.business()
                ? calendar.addBusinessHours(it.received(), term.days() * 24)
                : it.received().plus(Duration.ofDays(term.days()));
        Instant paper = it.paperDue();
        return paper != null && paper.isBefore(byLaw) ? paper : byLaw;
    }

    private void hold(Request request) {
        YouthId youth = request.youth();
        if (youth != null && request.kind().isByCourt() && holds.mayHold("young-person", youth.value())) {
            holds.place(
                    "young-person",
                    youth.value(),
                    "Asked for by a court, request " + number(request.id()),
                    request.authority());
        }
    }

    /** Whether the record is held, or is none, or no court asks for it. */
    @Transactional(readOnly = true)
    public boolean isHeldAsItMust(Request request) {
        YouthId youth = request.youth();
        return youth == null
                || !request.kind().isByCourt()
                || holds.on(youth.value()).isPresent();
    }

    /** What a request is called, without a word about anybody. */
    public static String number(RequestId id) {
        return id.value().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
    }

    /** Those that wait, the first due first. */
    public List<Request> open() {
        return listed(rows.open());
    }

    /** Those that were answered, the newest first. */
    public List<Request> closed() {
        return listed(rows.closed());
    }

    private List<Request> listed(List<Request> requests) {
        if (!requests.isEmpty()) {
            AgencyId agency = Members.current().actingFor();
            audit.record(
                    "requests.list",
                    requests.stream()
                            .map(it -> new Audit.Subject(it.id().value(), agency))
                            .toList());
        }
        return requests;
    }

    /** One request of the caller's agency; recorded as read. */
    public Optional<Request> read(RequestId id) {
        Optional<Request> found = rows.find(id);
        found.ifPresentOrElse(
                it -> audit.record(
                        "requests.read", subjects(it, Members.current().actingFor())),
                () -> audit.refused("requests.read", id.value()));
        return found;
    }

    /** Writes down what was found out; false where somebody has changed or closed it meanwhile. */
    public boolean check(Request request, int version, Checks checks) {
        boolean done = rows.check(request.id(), version, checks);
        if (done) {
            audit.record("requests.check", subjects(request, Members.current().actingFor()));
        }
        return done;
    }

    /** What came of closing. */
    public sealed interface Closed {
        /** It is closed. */
        record Done() implements Closed {}

        /** Something has to be written down before. */
        record Lacks(Missing what) implements Closed {}

        /** Somebody changed or closed it meanwhile. */
        record Overtaken() implements Closed {}
    }

    /** Ends a request; what was given stands in the young person's accounting from then on. */
    public Closed close(
            Request request, int version, Outcome outcome, @Nullable String provision, @Nullable String answer) {
        Missing missing = request.missing(outcome, provision);
        if (missing != Missing.NOTHING) {
            return new Closed.Lacks(missing);
        }
        Caller.Member me = Members.current();
        if (!rows.close(
                request.id(), version, new Closing(outcome, provision, answer, clock.instant(), null), me.id())) {
            return new Closed.Overtaken();
        }
        work.done(MODULE, ANSWER, request.id().value(), me.actingFor());
        audit.record("requests.close", subjects(request, me.actingFor()));
        return new Closed.Done();
    }

    private static List<Audit.Subject> subjects(Request request, AgencyId agency) {
        UUID id = request.id().value();
        YouthId youth = request.youth();
        return youth == null
                ? List.of(new Audit.Subject(id, agency))
                : List.of(new Audit.Subject(id, agency), new Audit.Subject(youth.value(), agency));
    }
}
