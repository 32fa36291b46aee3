package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Birth dates: day, month and year as evidence of their own, slips of the hand, dates of which a part is unknown, stated ages. */
final class BirthDateComparison implements Comparison {

    private static final int EXACT = 0;
    private static final int EXCHANGED = 1;
    private static final int ONE_DIGIT = 2;
    private static final int YEAR_AND_PART = 3;
    private static final int DAY_AND_MONTH_NEAR = 4;
    private static final int DAY_AND_MONTH = 5;
    private static final int YEAR = 6;
    private static final int KNOWN_PARTS = 7;
    private static final int AGE_FITS = 8;
    private static final int NEAR = 9;
    private static final int DIFFERENT = 10;

    private static final long A_YEAR = 366;
    private static final long NEAR_DAYS = 2 * A_YEAR;

    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.78, 0.0001),
            new Level("day and month exchanged", 0.5, 0.02, 0.0001),
            new Level("one digit different", 0.3, 0.06, 0.001),
            new Level("year and one of day and month the same", 0.2, 0.03, 0.002),
            new Level("day and month the same, year one off", 0.2, 0.01, 0.0003),
            new Level("day and month the same, year differs", 0.2, 0.01, 0.003),
            new Level("year the same", 0.2, 0.02, 0.03),
            new Level("the known parts are the same", 1, 0.03, 0.0005),
            new Level("stated age fits", 0, 0.03, 0.1),
            new Level("within two years", 0, 0.01, 0.07),
            new Level("different", 0, 0.03, 0.793));

    private record Dated(BirthDate date, String digits, double share, double dayAndMonth, double yearShare) {}

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        BirthDate date = BirthDate.read(raw);
        if (date == null || date.isAge()) {
            return List.of();
        }
        List<String> terms = new ArrayList<>();
        terms.add("y" + date.year());
        if (date.month() > 0) {
            terms.add("m" + date.month() + "/" + date.day());
        }
        if (date.isFull()) {
            terms.add(String.valueOf(date.digits()));
        }
        return terms;
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        BirthDate date = BirthDate.read(raw);
        if (date == null) {
            return null;
        }
        double year = frequencies.share("y" + date.year());
        double dayAndMonth = frequencies.share("m" + date.month() + "/" + date.day());
        return new Dated(
                date,
                String.valueOf(date.digits()),
                date.isFull() ? frequencies.share(String.valueOf(date.digits())) : year,
                dayAndMonth,
                year);
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        Dated a = (Dated) left;
        Dated b = (Dated) right;
        if (a.date.isFull() && b.date.isFull()) {
            int level = full(a, b);
            outcome.is(level, share(level, a, b));
        } else {
            int level = partial(a.date, b.date);
            outcome.is(level, level == KNOWN_PARTS ? Math.max(a.share, b.share) : 1);
        }
    }

    private static double share(int level, Dated a, Dated b) {
        return switch (level) {
            case DAY_AND_MONTH, DAY_AND_MONTH_NEAR -> a.dayAndMonth;
            case YEAR -> a.yearShare;
            default -> Math.max(a.share, b.share);
        };
    }

    private static int full(Dated left, Dated right) {
        BirthDate a = left.date;
        BirthDate b = right.date;
        boolean year = a.year() == b.year();
        boolean month = a.month() == b.month();
        boolean day = a.day() == b.day();
        if (year && month && day) {
            return EXACT;
        }
        if (year && a.month() == b.day() && a.day() == b.month()) {
            return EXCHANGED;
        }
        if (month && day) {
            return Math.abs(a.year() - b.year()) == 1
                    ? DAY_AND_MONTH_NEAR
                    : digitSlip(left, right) ? ONE_DIGIT : DAY_AND_MONTH;
        }
        if (digitSlip(left, right)) {
            return ONE_DIGIT;
        }
        if (year) {
            return month || day ? YEAR_AND_PART : YEAR;
        }
        return a.apart(b) <= NEAR_DAYS ? NEAR : DIFFERENT;
    }

    private static boolean digitSlip(Dated a, Dated b) {
        return a.digits.length() == b.digits.length() && Similarity.oneEdit(a.digits, b.digits);
    }

    private static int partial(BirthDate a, BirthDate b) {
        if (a.overlaps(b)) {
            return a.isAge() || b.isAge() ? AGE_FITS : KNOWN_PARTS;
        }
        return a.apart(b) <= NEAR_DAYS ? NEAR : DIFFERENT;
    }

    @Override
    public List<String> keys(Object value) {
        BirthDate date = ((Dated) value).date;
        return date.isFull()
                ? List.of(
                        String.valueOf(date.digits()),
                        date.year() + "y",
                        Math.min(date.month(), date.day()) + "/" + Math.max(date.month(), date.day()))
                : date.isAge() ? List.of() : List.of(date.year() + "y");
    }
}
