package org.anydoor.youth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.linkage.AllPairs;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.FieldType;
import org.anydoor.linkage.Model;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;

/**
 * Weighs records against whoever is sought. The model has learnt from nobody: every value counts as equally rare, so that no
 * record, of a walled agency least of all, shows in what is said of another.
 */
final class Likeness {
    private static final Model MODEL = Model.unlearnt(List.of(
            new Field("name", FieldType.NAME),
            new Field("birth", FieldType.BIRTH_DATE),
            new Field("gender", FieldType.GENDER)));

    private Likeness() {}

    /** A record and what speaks for it. */
    record Weighing(YouthRecord record, Weighed weighed) {
        double bits() {
            return Likeness.bits(weighed);
        }
    }

    /** All records in the order given, each by that of its names which fits best. */
    static List<Weighing> weigh(Sought sought, List<YouthRecord> records) {
        List<Entry> entries = new ArrayList<>();
        List<YouthRecord> of = new ArrayList<>();
        for (YouthRecord record : records) {
            Sought it = Sought.of(record.details());
            for (String name : it.names()) {
                entries.add(entry(name, it));
                of.add(record);
            }
        }
        List<Weighing> best = new ArrayList<>();
        for (String name : sought.names()) {
            List<Weighed> weighed = MODEL.compare(entry(name, sought), entries);
            for (int i = 0, at = -1; i < weighed.size(); i++) {
                at += i == 0 || of.get(i) != of.get(i - 1) ? 1 : 0;
                keepBetter(best, at, new Weighing(of.get(i), weighed.get(i)));
            }
        }
        return best;
    }

    /** The places of those pairs of records of which any two names reach the probability. */
    static Set<List<Integer>> allPairs(List<YouthRecord> records, double least) {
        List<Entry> entries = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int place = 0; place < records.size(); place++) {
            Sought it = Sought.of(records.get(place).details());
            for (String name : it.names()) {
                entries.add(entry(name, it));
                of.add(place);
            }
        }
        return AllPairs.of(MODEL, entries, least).stream()
                .filter(it -> !of.get(it.left()).equals(of.get(it.right())))
                .map(it -> List.of(of.get(it.left()), of.get(it.right())))
                .collect(Collectors.toSet());
    }

    private static void keepBetter(List<Weighing> best, int at, Weighing it) {
        if (at == best.size()) {
            best.add(it);
        } else if (it.bits() > best.get(at).bits()) {
            best.set(at, it);
        }
    }

    private static double bits(Weighed weighed) {
        return weighed.reasons().stream().mapToDouble(Weighed.Reason::bits).sum();
    }

    private static Entry entry(String name, Sought it) {
        Gender gender = it.gender();
        return new Entry(
                "",
                Arrays.asList(
                        name,
                        born(it.birthDate(), it.age()),
                        gender == null || gender == Gender.NOT_KNOWN ? null : Db.word(gender)));
    }

    private static @Nullable String born(@Nullable LocalDate birth, @Nullable GivenAge age) {
        if (birth != null || age == null) {
            return birth == null ? null : birth.toString();
        }
        int middle = (age.low() + age.high()) / 2;
        return "about %d ±%d @ %s".formatted(middle, Math.max(middle - age.low(), age.high() - middle), age.asOf());
    }
}
