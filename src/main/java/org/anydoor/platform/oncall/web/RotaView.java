package org.anydoor.platform.oncall.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.CallTerms;
import org.anydoor.platform.oncall.OnCall;
import org.anydoor.platform.oncall.Shift;
import org.anydoor.platform.oncall.Turn;
import org.anydoor.platform.web.Option;

/**
 * The rota in words.
 *
 * @param now who is on call at this moment, first in line first
 * @param until when that changes
 * @param gaps when nobody is on call in the next seven days
 * @param failed how many messages of the last seven days did not leave
 * @param unreachable those on the rota whom no message can reach
 */
public record RotaView(
        List<String> now,
        String until,
        List<Span> week,
        List<Span> gaps,
        List<Line> shifts,
        List<Stand> covers,
        List<Option> people,
        List<String> unreachable,
        boolean canSend,
        long failed,
        List<CallTerms.Term> terms) {

    /** A stretch of the next seven days. */
    public record Span(String from, String until, List<String> names, boolean reads, boolean gap) {}

    /** A shift and where to change it. */
    public record Line(String path, String days, String hours, List<String> names, boolean reads) {}

    /** Somebody stands in for somebody, or nobody does. */
    public record Stand(String date, String day, String person, String name, String by) {}

    static RotaView of(Text text, OnCall.Board board) {
        List<Span> week = board.week().stream().map(it -> span(text, board, it)).toList();
        List<PersonId> now =
                board.week().isEmpty() ? List.of() : board.week().getFirst().line();
        return new RotaView(
                names(board, now),
                until(text, board),
                week,
                week.stream().filter(Span::gap).toList(),
                board.rota().shifts().stream().map(it -> line(text, board, it)).toList(),
                board.rota().covers().stream()
                        .filter(it -> !it.day().isBefore(board.today()))
                        .map(it -> new Stand(
                                it.day().toString(),
                                text.day(it.day()),
                                it.person().value().toString(),
                                board.name(it.person()),
                                it.by() == null ? "" : board.name(it.by())))
                        .toList(),
                people(board),
                unreachable(board),
                board.canSend(),
                board.failed(),
                board.terms());
    }

    static List<Option> people(OnCall.Board board) {
        return board.people().values().stream()
                .map(it -> new Option(it.id().value().toString(), it.name()))
                .toList();
    }

    private static String until(Text text, OnCall.Board board) {
        if (board.week().isEmpty()) {
            return "";
        }
        Instant until = board.week().getFirst().until();
        return board.week().size() == 1 ? "" : text.when(until);
    }

    private static List<String> unreachable(OnCall.Board board) {
        return board.rota().shifts().stream()
                .flatMap(it -> it.line().stream())
                .distinct()
                .map(it -> board.people().get(it))
                .filter(it -> it != null && !it.hasAddress())
                .map(OnCall.Person::name)
                .toList();
    }

    private static Span span(Text text, OnCall.Board board, Turn turn) {
        return new Span(
                text.when(turn.from()),
                text.end(turn.from(), turn.until()),
                names(board, turn.line()),
                turn.reads(),
                turn.isGap());
    }

    private static Line line(Text text, OnCall.Board board, Shift shift) {
        return new Line(
                RotaPages.SHIFT + "/" + shift.id(),
                days(text, shift),
                text.t(
                        shift.isOverMidnight() ? "platform.rota.hours-next-day" : "platform.rota.hours",
                        hour(shift.starts()),
                        hour(shift.ends())),
                names(board, shift.line()),
                shift.reads());
    }

    static String hour(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    private static String days(Text text, Shift shift) {
        if (shift.days().size() == DayOfWeek.values().length) {
            return text.t("platform.rota.every-day");
        }
        List<DayOfWeek> days =
                Arrays.stream(DayOfWeek.values()).filter(shift.days()::contains).toList();
        boolean run =
                days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        return run
                ? text.t("platform.rota.span", day(text, days.getFirst()), day(text, days.getLast()))
                : days.stream().map(it -> day(text, it)).collect(Collectors.joining(", "));
    }

    private static String day(Text text, DayOfWeek day) {
        return text.t("platform.rota.day." + Db.word(day));
    }

    private static List<String> names(OnCall.Board board, List<PersonId> line) {
        return new ArrayList<>(line.stream().map(board::name).toList());
    }
}
