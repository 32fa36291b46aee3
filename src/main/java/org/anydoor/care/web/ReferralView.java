package org.anydoor.care.web;

import java.time.Instant;
import java.util.List;
import org.anydoor.care.Answer;
import org.anydoor.care.Basis;
import org.anydoor.care.Referral;
import org.anydoor.care.ReferralState;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;
import org.jspecify.annotations.Nullable;

/**
 * A referral as one reader may know it.
 *
 * @param mine whether the reader's agency sent it
 * @param basis what lets it be told
 * @param state the state in words
 * @param clock the time for an answer; a walled referral has none
 */
public record ReferralView(
        String path,
        String shortName,
        boolean mine,
        String other,
        String service,
        String called,
        String summary,
        String basis,
        Instant sentAt,
        boolean walled,
        ReferralState at,
        String state,
        @Nullable ClockFace clock,
        List<Station> stations,
        boolean timeOver,
        int version) {

    /** One point on its way, reached or not. */
    public record Station(String name, String when, boolean reached) {}

    static ReferralView of(Referral it, AgencyId reader, Instant now, Text text) {
        boolean mine = it.isFrom(reader);
        ReferralState state = it.state(reader, now);
        String other = (mine ? it.receiver() : it.sender()).name();
        return new ReferralView(
                "/app/care/" + it.id().value(),
                it.shortName(),
                mine,
                other,
                it.serviceName(),
                it.youthCalled(),
                it.summary(),
                basis(it.basis(), text),
                it.sentAt(),
                it.walled(),
                state,
                words(it, state, text),
                clock(it, state, now, text),
                stations(it, state, text),
                it.isTimeOver(now),
                it.version());
    }

    private static String words(Referral it, ReferralState state, Text text) {
        String words = text.t("care.state." + Db.word(state));
        return state == ReferralState.DECLINED && it.answer() instanceof Answer.Declined declined
                ? text.t("care.state.with-reason", words, text.t("care.reason." + Db.word(declined.reason())))
                : words;
    }

    private static String basis(@Nullable Basis it, Text text) {
        return switch (it) {
            case Basis.Wanted wanted -> text.t("care.basis.wanted");
            case Basis.Law(String which) -> text.t("care.basis.law-which", which);
            case null -> text.t("care.basis.unknown");
        };
    }

    private static @Nullable ClockFace clock(Referral it, ReferralState state, Instant now, Text text) {
        String what = text.t("care.clock.answer");
        return switch (state) {
            case WAITING, NO_ANSWER -> ClockFace.running(text, what, it.sentAt(), it.answerDue(), now);
            case ACCEPTED, DECLINED ->
                it.answered()
                        .map(answer -> ClockFace.met(text, what, answer.at()))
                        .orElse(null);
            case DELIVERED, WITHDRAWN -> null;
        };
    }

    /** To a walled receiver the way ends at "delivered": later stations are not even drawn. */
    private static List<Station> stations(Referral it, ReferralState state, Text text) {
        var sent = new Station(text.t("care.station.sent"), text.when(it.sentAt()), true);
        Instant withdrawn = it.withdrawnAt();
        if (state == ReferralState.WITHDRAWN && withdrawn != null) {
            return List.of(sent, new Station(text.t("care.state.withdrawn"), text.when(withdrawn), true));
        }
        var delivered = new Station(text.t("care.station.delivered"), text.when(it.sentAt()), true);
        if (state == ReferralState.DELIVERED) {
            return List.of(sent, delivered);
        }
        var answered = it.answered()
                .map(answer -> new Station(text.t("care.state." + Db.word(state)), text.when(answer.at()), true))
                .orElseGet(() -> new Station(
                        text.t("care.station.answer"), text.t("care.station.by", text.when(it.answerDue())), false));
        return List.of(sent, delivered, answered);
    }
}
