package org.anydoor.pledge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anydoor.pledge.measures.Measure;

/**
 * Works out all that published editions give away, by exact elimination and by values, with no line of the program that decided what
 * to publish: every count and every change of a count that is certain, whatever the hidden ones are.
 */
final class Attack {
    private final List<Measure> measures;
    private final List<Edition> editions;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<BigInteger[]> rows = new ArrayList<>();

    Attack(List<Measure> measures, List<Edition> editions) {
        this.measures = measures;
        this.editions = editions;
        editions.forEach(it ->
                it.dimensions().forEach(dimension -> places.putIfAbsent(name(it, dimension), places.size())));
        for (Edition it : editions) {
            for (String dimension : it.dimensions()) {
                it.count(dimension).ifPresent(count -> rows.add(row(List.of(name(it, dimension)), List.of(), count)));
            }
            it.total().ifPresent(total -> rows.add(row(names(it, it.dimensions()), List.of(), total)));
            editions.forEach(other -> related(it, other));
        }
        eliminate();
    }

    private void related(Edition it, Edition other) {
        measures.stream()
                .filter(m -> m.key().equals(it.measure()))
                .flatMap(m -> m.same().stream())
                .forEach(same -> {
                    if (same.other().equals(other.measure())
                            && other.quarter().equals(it.quarter())
                            && other.toldAt().equals(it.toldAt())) {
                        rows.add(row(
                                names(it, same.mine().isEmpty() ? it.dimensions() : same.mine()),
                                names(other, same.theirs().isEmpty() ? other.dimensions() : same.theirs()),
                                0));
                    }
                });
    }

    /** What is certain and should not be: a count of 1 to 10, or a count that has changed by 1 to 10. */
    List<String> found() {
        var found = new ArrayList<String>();
        for (Edition it : editions) {
            certain(names(it, it.dimensions()), List.of())
                    .filter(Attack::isSmall)
                    .ifPresent(value -> found.add(name(it, "all") + " = " + value));
            for (String dimension : it.dimensions()) {
                certain(List.of(name(it, dimension)), List.of())
                        .filter(Attack::isSmall)
                        .ifPresent(value -> found.add(name(it, dimension) + " = " + value));
                editions.stream()
                        .filter(other -> other.measure().equals(it.measure())
                                && other.quarter().equals(it.quarter())
                                && other.toldAt().isBefore(it.toldAt())
                                && other.dimensions().contains(dimension))
                        .forEach(other -> certain(List.of(name(it, dimension)), List.of(name(other, dimension)))
                                .filter(Attack::isSmall)
                                .ifPresent(value -> found.add(name(it, dimension) + " changed by " + value)));
            }
        }
        return found;
    }

    private static boolean isSmall(BigInteger value) {
        int size = value.abs().intValueExact();
        return size >= 1 && size <= 10;
    }

    private static String name(Edition of, String dimension) {
        return of.measure() + " " + of.quarter() + " " + of.toldAt() + " " + dimension;
    }

    private static List<String> names(Edition of, List<String> dimensions) {
        return dimensions.stream().map(it -> name(of, it)).toList();
    }

    private BigInteger[] row(List<String> plus, List<String> minus, long sum) {
        var row = new BigInteger[places.size() + 1];
        java.util.Arrays.fill(row, BigInteger.ZERO);
        plus.stream().map(places::get).filter(it -> it != null).forEach(at -> row[at] = row[at].add(BigInteger.ONE));
        minus.stream()
                .map(places::get)
                .filter(it -> it != null)
                .forEach(at -> row[at] = row[at].subtract(BigInteger.ONE));
        row[places.size()] = BigInteger.valueOf(sum);
        return row;
    }

    private void eliminate() {
        int done = 0;
        for (int column = 0; column < places.size() && done < rows.size(); column++) {
            int with = done;
            while (with < rows.size() && rows.get(with)[column].signum() == 0) {
                with++;
            }
            if (with < rows.size()) {
                java.util.Collections.swap(rows, done, with);
                for (int at = done + 1; at < rows.size(); at++) {
                    rows.set(at, without(rows.get(at), rows.get(done), column));
                }
                done++;
            }
        }
        rows.removeIf(row -> lead(row) < 0);
    }

    /** The value of a difference of sums, if what was told fixes it. */
    private Optional<BigInteger> certain(List<String> plus, List<String> minus) {
        var rest = row(plus, minus, 0);
        BigInteger scale = BigInteger.ONE;
        for (BigInteger[] row : rows) {
            int lead = lead(row);
            if (rest[lead].signum() != 0) {
                BigInteger common = rest[lead].gcd(row[lead]);
                BigInteger times = row[lead].divide(common);
                scale = scale.multiply(times);
                rest = without(rest, row, lead);
            }
        }
        return lead(rest) < 0 ? Optional.of(rest[places.size()].negate().divide(scale)) : Optional.empty();
    }

    private BigInteger[] without(BigInteger[] from, BigInteger[] row, int column) {
        if (from[column].signum() == 0) {
            return from;
        }
        BigInteger common = from[column].gcd(row[column]);
        BigInteger mine = row[column].divide(common);
        BigInteger theirs = from[column].divide(common);
        var rest = new BigInteger[from.length];
        for (int at = 0; at < from.length; at++) {
            rest[at] = from[at].multiply(mine).subtract(row[at].multiply(theirs));
        }
        return rest;
    }

    private int lead(BigInteger[] row) {
        for (int at = 0; at < places.size(); at++) {
            if (row[at].signum() != 0) {
                return at;
            }
        }
        return -1;
    }
}
