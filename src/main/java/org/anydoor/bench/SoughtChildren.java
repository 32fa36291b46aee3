package org.anydoor.bench;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Invented children of all origins, and how somebody at another agency asks for one of them: always with a name written
 * differently and always with a wrong date. Which slips there are, and how often, was written before anything was measured.
 */
final class SoughtChildren {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private final Origins origins;
    private final Random random;
    private final NameSlips slips;

    /** One child: given name, the words of the family name, birth date. */
    record Child(String origin, String given, String family, LocalDate born, boolean girl) {}

    /** What is typed: the whole name in one line and a date. */
    record Asked(String name, LocalDate born) {}

    SoughtChildren(Origins origins, long seed) {
        this.origins = origins;
        random = new Random(seed);
        slips = new NameSlips(random);
    }

    /** The next child; origins in turn, names and dates by chance. */
    Child child(int number) {
        String origin = Origins.ALL.get(number % Origins.ALL.size());
        boolean girl = random.nextInt(10) < 6;
        LocalDate born = TODAY.minusDays(10 * 365L + random.nextInt(9 * 365));
        return new Child(origin, given(origin, girl ? "girls" : "boys"), family(origin), born, girl);
    }

    /** Four in ten have one of the usual names of their origin. */
    private String given(String origin, String part) {
        if (random.nextInt(10) < 4) {
            return any(origins.of(origin, part));
        }
        return switch (origin) {
            case "Hmong" -> any(origins.of(origin, "pairs")) + " " + any(origins.of(origin, "pairs"));
            case "Somali" -> any(origins.of(origin, part.equals("girls") ? "girls-more" : "more"));
            default -> joined("All", part);
        };
    }

    private String family(String origin) {
        return switch (origin) {
            case "Hmong" -> frequent(origins.of(origin, "family"));
            case "Somali" -> ancestor() + " " + ancestor();
            case "Latino" -> random.nextInt(10) < 7 ? surname(origin) + " " + surname(origin) : surname(origin);
            default -> surname(origin);
        };
    }

    private String ancestor() {
        return any(origins.of("Somali", random.nextInt(10) < 5 ? "boys" : "more"));
    }

    private String surname(String origin) {
        return random.nextInt(10) < 4 ? frequent(origins.of(origin, "family")) : joined(origin, "family");
    }

    private String joined(String origin, String part) {
        return any(origins.of(origin, part + "-openings")) + any(origins.of(origin, part + "-endings"));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    /** How somebody asks for the child: a name as the other agency writes it, mistyped if it writes it the same. */
    Asked asked(Child child) {
        String[] name = slips.slip(child.origin, child.given, child.family);
        if (name[0].equals(child.given) && name[1].equals(child.family)) {
            boolean first = random.nextBoolean();
            name = new String[] {first ? slips.typo(name[0]) : name[0], first ? name[1] : slips.typo(name[1])};
        }
        return new Asked(name[0] + " " + name[1], wrong(child.born));
    }

    /** Four in ten with day and month exchanged if they can be; else one part, or one digit, is another. */
    private LocalDate wrong(LocalDate born) {
        while (true) {
            LocalDate other = slipped(born);
            if (other != null && !other.equals(born)) {
                return other;
            }
        }
    }

    private @Nullable LocalDate slipped(LocalDate born) {
        int dice = random.nextInt(10);
        try {
            return dice < 4
                    ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                    : switch (dice) {
                        case 4 -> born.withDayOfMonth(1 + random.nextInt(28));
                        case 5 -> born.withMonth(1 + random.nextInt(12));
                        case 6, 7 -> born.plusYears(random.nextBoolean() ? 1 : -1);
                        default -> digit(born);
                    };
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private LocalDate digit(LocalDate born) {
        StringBuilder text = new StringBuilder(born.toString());
        int at = List.of(3, 6, 8, 9).get(random.nextInt(4));
        text.setCharAt(at, (char) ('0' + random.nextInt(10)));
        return LocalDate.parse(text);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String frequent(List<String> list) {
        return list.get((int) (list.size() * random.nextDouble() * random.nextDouble()));
    }
}
