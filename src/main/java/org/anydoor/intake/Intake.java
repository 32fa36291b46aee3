package org.anydoor.intake;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Guesses;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes concerns. What is acknowledged is committed, with its clock, its key and its audit entry, in one transaction; the
 * same submission sent again, even at the same moment, is one concern and gets one answer.
 */
@Service
public class Intake {
    /** What alone says that a submission came in before: its own row, or the concern it made. */
    private static final Set<String> CAME_BEFORE = Set.of("submission_pkey", "concern_pkey");

    private final Doors doors;
    private final Arrivals arrivals;
    private final Submissions submissions;
    private final Agencies agencies;
    private final Pace pace;
    private final TransactionTemplate transaction;

    Intake(
            Doors doors,
            Arrivals arrivals,
            Submissions submissions,
            Agencies agencies,
            Pace pace,
            PlatformTransactionManager transactions) {
        this.doors = doors;
        this.arrivals = arrivals;
        this.submissions = submissions;
        this.agencies = agencies;
        this.pace = pace;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes what was said at a public door in nobody's name, at a staff door in the name of the current
     * member, at a partner's door in the name of the current program.
     */
    public Arrived arrive(Arrival arrival, SubmissionId submission) {
        return arrive(arrival, submission, null);
    }

    /**
     * As {@link #arrive(Arrival, SubmissionId)}, counted within the {@link Pace} of a network.
     *
     * @param network the {@link org.anydoor.platform.keys.NetworkPrefix} it came from; never kept
     */
    public Arrived arrive(Arrival arrival, SubmissionId submission, @Nullable String network) {
        Door door = doors.find(arrival.door()).orElse(null);
        AgencyId owner = door == null || !door.open() ? null : door.owner();
        if (door == null || owner == null) {
            return new Arrived.NotOpen();
        }
        Caller caller = caller(door, submission);
        Guesses.@Nullable Tally tally = caller instanceof Caller.Public ? pace.of(network) : null;
        return Callers.as(caller, () -> once(arrival, submission, door, owner, tally));
    }

    private static Caller caller(Door door, SubmissionId submission) {
        if (door.staff()) {
            return current(Caller.Member.class);
        }
        return door.partner() ? current(Caller.Client.class) : new Caller.Public(submission.digest());
    }

    private static Caller current(Class<? extends Caller> kind) {
        return Callers.current()
                .filter(kind::isInstance)
                .orElseThrow(() -> new IllegalStateException("a door without a " + kind.getSimpleName()));
    }

    private Arrived once(
            Arrival arrival, SubmissionId submission, Door door, AgencyId owner, Guesses.@Nullable Tally tally) {
        UUID id = submissions.concernOf(submission);
        try {
            return Objects.requireNonNull(transaction.execute(status -> isOpenToCaller(door)
                    ? arrivals.write(new ConcernId(id), arrival, submission, door, owner, tally)
                    : new Arrived.NotOpen()));
        } catch (DataIntegrityViolationException refused) {
            if (Db.brokenConstraint(refused).filter(CAME_BEFORE::contains).isPresent()) {
                return answered(submission);
            }
            if (Guesses.isTooMany(refused)) {
                return new Arrived.TooMany();
            }
            throw refused;
        }
    }

    private boolean isOpenToCaller(Door door) {
        return !(door.staff() || door.partner())
                || Callers.current()
                        .flatMap(Caller::agency)
                        .flatMap(agencies::find)
                        .filter(agency -> door.opensToKinds().contains(agency.kind()))
                        .isPresent();
    }

    /** The submission opens its own answer, whoever sends it again. */
    private Arrived answered(SubmissionId submission) {
        Optional<Acknowledged> answer = Callers.as(
                new Caller.Public(submission.digest()),
                () -> Objects.requireNonNull(transaction.execute(status -> submissions.find(submission))));
        return answer.<Arrived>map(it -> it).orElseGet(Arrived.LongAgo::new);
    }
}
