package org.anydoor.platform.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Work that every agency does for itself, as its own job: what fails for one holds up none of the others. */
@Component
public class EachAgency {
    private static final Logger LOG = LoggerFactory.getLogger(EachAgency.class);

    private final Agencies agencies;

    EachAgency(Agencies agencies) {
        this.agencies = agencies;
    }

    /** Every agency of this community, always in the same order; for jobs, which ask as nobody in particular. */
    public List<Agencies.Agency> all() {
        return Callers.as(new Caller.Infrastructure(), agencies::all);
    }

    /** As {@link #run(String, Collection, Consumer)}, for every agency. */
    public void run(String job, Consumer<AgencyId> work) {
        run(job, all().stream().map(Agencies.Agency::id).toList(), work);
    }

    /**
     * Runs the work for one agency after the other, in the name of this job; it opens its own transactions.
     *
     * @throws IllegalStateException at the end, if it failed for any, so that whoever called begins again later
     */
    public void run(String job, Collection<AgencyId> agencies, Consumer<AgencyId> work) {
        var failures = new ArrayList<RuntimeException>();
        for (AgencyId agency : agencies) {
            try {
                Callers.run(new Caller.Job(job, agency), () -> work.accept(agency));
            } catch (RuntimeException failure) {
                LOG.warn("Job {} failed for agency {}", job, agency.value(), failure);
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "Job " + job + " failed for " + failures.size() + " of " + agencies.size() + " agencies",
                    failures.getFirst());
        }
    }
}
