package org.anydoor.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.work.Work;
import org.anydoor.platform.work.WorkLine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks each agency's administrators for the review that is due, as open work among theirs. */
@Configuration(proxyBeanMethods = false)
class ReviewWork {
    static final String MODULE = "access";
    static final String REVIEW = "review";
    private static final String JOB = "access-review";
    private static final Duration TIME_FOR_IT = Duration.ofDays(14);
    private static final String AUTHORITY = "CJIS Security Policy, account management";

    private final EachAgency each;
    private final Db db;
    private final Work work;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReviewWork(EachAgency each, Db db, Work work, Clock clock, TransactionTemplate transaction) {
        this.each = each;
        this.db = db;
        this.work = work;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Bean
    Recurring askForReviews() {
        return Recurring.daily("platform.access-review", LocalTime.of(5, 20), this::ask);
    }

    /** Each agency for itself; what is asked already is not asked twice. */
    void ask() {
        each.run(JOB, agency -> transaction.executeWithoutResult(open -> askOnce(agency)));
    }

    /** Unless the agency is too new, has reviewed, or is asked already. */
    private void askOnce(AgencyId agency) {
        long settled = db.sql("""
                select (select count(*) from platform.agency where id = :agency and made_at >= :since)
                  + (select count(*) from platform.access_review where agency_id = :agency and at > :since)
                  + (select count(*) from platform.work
                    where module = :module and kind = :kind and agency_id = :agency and done_at is null)
                """)
                .with("agency", agency)
                .with("since", since())
                .with("module", MODULE)
                .with("kind", REVIEW)
                .count();
        if (settled == 0) {
            Instant until = clock.instant().plus(TIME_FOR_IT);
            work.reopen(new Work.Wait(MODULE, REVIEW, agency.value(), agency, 3, until, AUTHORITY));
        }
    }

    private Instant since() {
        return clock.instant().minus(AccessReview.EVERY);
    }

    @Bean
    static WorkLine reviewLines(Messages messages) {
        return new WorkLine() {
            @Override
            public String module() {
                return MODULE;
            }

            @Override
            public Map<Open, Line> lines(Collection<Open> work) {
                var text = messages.in(Language.EN);
                var line = new Line(
                        text.t("platform.review.work"),
                        text.t("platform.review.work-about"),
                        "/app/administration/review",
                        "platform.review.work-go",
                        null);
                Map<Open, Line> lines = new HashMap<>();
                work.forEach(it -> lines.put(it, line));
                return lines;
            }
        };
    }
}
