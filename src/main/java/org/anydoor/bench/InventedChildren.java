package org.anydoor.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A mixed community of invented children as two agencies have them; all origins have the same slips but for those of their
 * names. Only the first part of the right file are children whom the left file has too.
 */
final class InventedChildren {

    static final List<Field> FIELDS = List.of(
            new Field("given_name", FieldType.GIVEN_NAME),
            new Field("surname", FieldType.SURNAME),
            new Field("birth", FieldType.BIRTH_DATE),
            new Field("gender", FieldType.GENDER),
            new Field("street", FieldType.ADDRESS),
            new Field("postcode", FieldType.POSTCODE),
            new Field("phone", FieldType.PHONE),
            new Field("school", FieldType.SCHOOL));

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final List<String> STREETS = List.of(
            "Maple",
            "Oak",
            "Cedar",
            "Lake",
            "Hill",
            "Park",
            "Pine",
            "Elm",
            "Washington",
            "Summit",
            "Franklin",
            "Portland",
            "Bloom",
            "Chicago",
            "Payne",
            "Arcade",
            "Rice",
            "Dale",
            "Lexington",
            "Cherry",
            "Birch",
            "Prairie",
            "River",
            "Forest");
    private static final List<String> SCHOOLS = List.of(
            "North High School",
            "Lakeview Middle School",
            "Roosevelt High School",
            "Prairie Middle School",
            "Harding High School",
            "Riverside Academy",
            "Washington Middle School",
            "Cedar Learning Center",
            "South High School",
            "Open World School");

    final List<Entry> left = new ArrayList<>();
    final List<Entry> right = new ArrayList<>();
    private final Random random;
    private final NameSlips slips;
    private final Origins origins;

    private record Child(
            String given,
            String family,
            LocalDate born,
            boolean girl,
            String street,
            String postcode,
            String phone,
            String school) {}

    InventedChildren(Origins origins, long seed, int each) {
        this.origins = origins;
        random = new Random(seed);
        slips = new NameSlips(random);
        for (String origin : Origins.ALL) {
            for (int i = 0; i < each; i++) {
                Child child = child(origin);
                left.add(entry(origin + "-" + i, child, child.given, child.family, false));
                Child there = i < each * 3 / 5 ? child : child(origin);
                String[] name = random.nextInt(100) < 55
                        ? slips.slip(origin, there.given, there.family)
                        : new String[] {there.given, there.family};
                String id = i < each * 3 / 5 ? origin + "-" + i : origin + "-other-" + i;
                right.add(entry(id, there, name[0], name[1], true));
            }
        }
    }

    private Child child(String origin) {
        boolean girl = random.nextInt(10) < 6;
        String given = any(origins.of(origin, girl ? "girls" : "boys"));
        String family = frequent(origins.of(origin, "family"));
        if (origin.equals("Somali")) {
            family = any(origins.of(origin, "boys")) + " " + family;
        } else if (origin.equals("Latino") && random.nextInt(10) < 7) {
            family = family + " " + frequent(origins.of(origin, "family"));
        }
        return new Child(
                given,
                family,
                TODAY.minusDays(10 * 365L + random.nextInt(9 * 365)),
                girl,
                (100 + random.nextInt(2_400)) + " " + any(STREETS) + (random.nextBoolean() ? " Street" : " Avenue"),
                String.valueOf(55_101 + random.nextInt(60)),
                "612" + (2_000_000 + random.nextInt(7_999_999)),
                any(SCHOOLS));
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String frequent(List<String> list) {
        return list.get((int) (list.size() * random.nextDouble() * random.nextDouble()));
    }

    private Entry entry(String id, Child child, String given, String family, boolean later) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(given);
        values.add(unless(3, family));
        values.add(born(child.born, later));
        values.add(unless(10, child.girl ? "female" : "male"));
        boolean moved = later && random.nextInt(100) < 25;
        values.add(unless(
                15, moved ? random.nextInt(999) + " " + any(STREETS) + " Street" : slipped(child.street, later)));
        values.add(unless(15, moved ? String.valueOf(55_101 + random.nextInt(60)) : child.postcode));
        values.add(unless(
                35, later && random.nextInt(100) < 30 ? "651" + (2_000_000 + random.nextInt(7_999_999)) : child.phone));
        values.add(unless(25, later && random.nextInt(100) < 15 ? any(SCHOOLS) : child.school));
        return new Entry(id, values);
    }

    private String slipped(String text, boolean later) {
        return later && random.nextInt(100) < 10 ? slips.typo(text) : text;
    }

    private @Nullable String unless(int percent, String value) {
        return random.nextInt(100) < percent ? null : value;
    }

    private @Nullable String born(LocalDate day, boolean later) {
        int dice = later ? random.nextInt(100) : 50;
        if (dice < 4 && day.getDayOfMonth() <= 12) {
            return LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
                    .toString();
        }
        if (dice < 8) {
            return day.plusDays(random.nextInt(9) + 1L).toString();
        }
        if (dice < 11) {
            return day.plusYears(random.nextBoolean() ? 1 : -1).toString();
        }
        if (dice < 22) {
            int age = day.until(TODAY).getYears() + (random.nextInt(3) == 0 ? 1 : 0);
            return "about " + age + " @ " + TODAY;
        }
        return dice < 27 ? null : day.toString();
    }
}
