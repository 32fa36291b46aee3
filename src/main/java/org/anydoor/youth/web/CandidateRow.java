package org.anydoor.youth.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be meant, in plain words.
 *
 * @param who the record as a row; it can be opened only where the reader may see it otherwise than for matching
 * @param owner whose record it is
 * @param by the authority by which it is shown; nothing for the reader's own agency
 * @param sure how likely it is the same person, in words
 * @param reasons the strongest reasons for and against, the strongest first
 */
public record CandidateRow(
        YouthRow who, boolean opens, String owner, @Nullable String by, String sure, List<String> reasons) {
    private static final int MOST_REASONS = 3;

    static CandidateRow of(Candidate it, String owner, LocalDate today, Text text) {
        String authority = it.authority();
        String by = authority == null ? text.t("youth.candidate.granted") : text.t("youth.candidate.by", authority);
        return new CandidateRow(
                YouthRow.of(it.record(), today, text),
                authority == null,
                owner,
                it.own() ? null : by,
                text.t("youth.candidate.sure." + sure(it.weighed().probability())),
                reasons(it.weighed(), text));
    }

    private static String sure(double probability) {
        return probability >= 0.95 ? "very" : probability >= 0.5 ? "likely" : probability >= 0.1 ? "perhaps" : "little";
    }

    private static List<String> reasons(Weighed weighed, Text text) {
        return weighed.reasons().stream()
                .filter(it -> it.bits() != 0)
                .sorted(Comparator.comparingDouble((Weighed.Reason it) -> -Math.abs(it.bits())))
                .limit(MOST_REASONS)
                .map(it -> text.t(
                        it.bits() > 0 ? "youth.candidate.for" : "youth.candidate.against",
                        text.t("youth.candidate.field." + it.field()),
                        it.words()))
                .toList();
    }
}
