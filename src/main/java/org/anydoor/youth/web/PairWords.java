package org.anydoor.youth.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Option;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.links.Decision;
import org.anydoor.youth.links.Links;
import org.anydoor.youth.links.Pair;
import org.anydoor.youth.links.Proposals;
import org.anydoor.youth.links.Standing;
import org.anydoor.youth.links.Verdict;
import org.springframework.stereotype.Component;

/** Pairs of records in words: what differs, what was said, how it stands. */
@Component
class PairWords {
    private final Youth youth;
    private final Rights rights;

    PairWords(Youth youth, Rights rights) {
        this.youth = youth;
        this.rights = rights;
    }

    static String path(Pair pair) {
        return "/app/youth/" + pair.first().value() + "/with/" + pair.second().value();
    }

    ReviewRow row(Proposals.Waiting it, Text text) {
        String note = it.standing() == Standing.OPEN ? "" : text.t("youth.review.note." + Db.word(it.standing()));
        return new ReviewRow(
                path(it.pair()),
                side(it.first(), false, text),
                side(it.second(), false, text),
                WaterfallView.outOf(it.probability(), text),
                note);
    }

    PairView view(Links.Seen it, Text text) {
        Standing standing = it.story().standing();
        boolean decided = standing == Standing.SAME || standing == Standing.NOT_THE_SAME;
        return new PairView(
                path(it.story().pair()),
                side(it.first(), it.known().contains(it.first().id()), text),
                side(it.second(), it.known().contains(it.second().id()), text),
                facts(it.first(), it.second(), text),
                WaterfallView.of(it.weighed(), text),
                text.t("youth.pair.standing." + Db.word(standing)),
                !decided,
                decided,
                standing == Standing.SAME,
                it.story().needed(it.weighed().probability()) > 1,
                it.decisions().stream().map(said -> said(said, text)).toList(),
                List.of(
                        new Option("apart", text.t("youth.pair.apart"), text.t("youth.pair.apart.hint")),
                        new Option("again", text.t("youth.pair.again"), text.t("youth.pair.again.hint"))),
                it.story().next());
    }

    PairView.Said said(Decision it, Text text) {
        String who = it.byName() == null ? it.byAgency() : text.t("platform.audit.person", it.byName(), it.byAgency());
        Verdict verdict = it.line().verdict();
        return new PairView.Said(
                it.at(),
                who,
                text.t("youth.pair.said." + Db.word(verdict)),
                it.reason() == null ? "" : it.reason(),
                WaterfallView.outOf(it.weighed().probability(), text));
    }

    private PairView.Side side(YouthRecord record, boolean readable, Text text) {
        return new PairView.Side(YouthRow.of(record, youth.today(), text), rights.name(record.owner()), readable);
    }

    private List<PairView.Fact> facts(YouthRecord first, YouthRecord second, Text text) {
        LocalDate today = youth.today();
        YouthRow one = YouthRow.of(first, today, text);
        YouthRow other = YouthRow.of(second, today, text);
        List<PairView.Fact> facts = new ArrayList<>();
        facts.add(fact(text.t("youth.form.called"), one.called(), other.called()));
        facts.add(fact(text.t("youth.list.names"), one.otherNames(), other.otherNames()));
        facts.add(age(first, second, text));
        facts.add(fact(text.t("youth.form.gender"), one.gender(), other.gender()));
        facts.add(fact(text.t("youth.form.pronouns"), one.pronouns(), other.pronouns()));
        facts.add(fact(text.t("youth.form.language"), one.language(), other.language()));
        return facts;
    }

    /** Two ages fit where they may be the same, however they were given. */
    private PairView.Fact age(YouthRecord first, YouthRecord second, Text text) {
        LocalDate today = youth.today();
        var one = first.details().ageOn(today);
        var other = second.details().ageOn(today);
        LocalDate born = first.details().birthDate();
        LocalDate bornOther = second.details().birthDate();
        PairView.Fit fit = PairView.Fit.UNKNOWN;
        if (born != null && bornOther != null) {
            fit = fit(born.equals(bornOther));
        } else if (one.isPresent() && other.isPresent()) {
            fit = fit(one.get().low() <= other.get().high()
                    && other.get().low() <= one.get().high());
        }
        return new PairView.Fact(
                text.t("youth.list.age"),
                AgeWords.full(first.details(), today, text),
                AgeWords.full(second.details(), today, text),
                fit);
    }

    private static PairView.Fit fit(boolean same) {
        return same ? PairView.Fit.SAME : PairView.Fit.DIFFERS;
    }

    private static PairView.Fact fact(String label, String left, String right) {
        PairView.Fit fit = left.isEmpty() || right.isEmpty()
                ? PairView.Fit.UNKNOWN
                : fit(left.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT)));
        return new PairView.Fact(label, left, right, fit);
    }
}
