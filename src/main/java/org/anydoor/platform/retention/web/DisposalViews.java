package org.anydoor.platform.retention.web;

import java.util.List;
import java.util.Objects;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.retention.Disposal;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions in words, the same on a page and in a file. */
@Component
class DisposalViews {
    private final RetentionDoor door;

    DisposalViews(RetentionDoor door) {
        this.door = door;
    }

    List<DisposalView> of(List<Disposal> list, Page page) {
        return list.stream().map(it -> of(it, page)).toList();
    }

    DisposalView of(Disposal it, Page page) {
        return new DisposalView(it, door.words(it.kind(), it.subject()), why(it, page), stand(it, page));
    }

    String csv(List<Disposal> list, Page page) {
        return new Csv<DisposalView>()
                .column(
                        page.t("platform.retention.decision"),
                        it -> it.disposal().number())
                .column(page.t("platform.retention.record"), DisposalView::record)
                .column(page.t("platform.retention.why"), DisposalView::why)
                .column(page.t("platform.retention.authority"), it -> authority(it.disposal()))
                .column(page.t("platform.retention.stand"), DisposalView::stand)
                .column(
                        page.t("platform.retention.first"),
                        it -> yes(it.disposal().first(), page))
                .column(
                        page.t("platform.retention.second"),
                        it -> yes(it.disposal().second(), page))
                .of(of(list, page));
    }

    private static @Nullable String authority(Disposal it) {
        return it.order() != null
                ? it.order().authority()
                : it.term() == null ? null : it.term().authority();
    }

    private static @Nullable String yes(Disposal.@Nullable Yes it, Page page) {
        return it == null ? null : it.by() + ", " + page.text().stamp(it.at());
    }

    private static String stand(Disposal it, Page page) {
        Disposal.Closed closed = it.closed();
        if (closed != null) {
            return page.t("platform.retention.closed." + Db.word(closed.as()), page.when(closed.at()));
        }
        Disposal.Yes first = it.first();
        if (it.isDecided()) {
            return page.t("platform.retention.both");
        } else if (first == null) {
            return page.t("platform.retention.waits-for-two");
        }
        return first.mine()
                ? page.t("platform.retention.waits-for-another")
                : page.t("platform.retention.waits-for-you", first.by());
    }

    private static String why(Disposal it, Page page) {
        return switch (it.cause()) {
            case ORDERED -> {
                Disposal.Order order = Objects.requireNonNull(it.order());
                yield page.t(
                        "platform.retention.by-order",
                        order.number(),
                        page.text().day(order.day()));
            }
            case AGAIN -> page.t("platform.retention.by-ledger");
            case RULE -> {
                Disposal.Term term = it.term();
                yield term == null
                        ? ""
                        : page.t(
                                term.fromAdult() ? "platform.retention.by-term-adult" : "platform.retention.by-term",
                                new TermLength(term.months()).words(page),
                                page.text().day(Objects.requireNonNull(it.due())));
            }
        };
    }
}
