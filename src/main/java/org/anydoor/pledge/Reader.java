package org.anydoor.pledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.anydoor.pledge.measures.Measure;

/**
 * Somebody who has kept every edition and knows how measures hang together: asked, before more is told, whether they could work out
 * a count that is hidden, now or then, or by how much a hidden one has changed.
 */
final class Reader {

    private record Unknown(String measure, Instant at, String dimension) {}

    /** One table as it stands at one time; an empty count is hidden. */
    private record Seen(Measure measure, Instant at, List<String> dimensions, List<Boolean> told, boolean totalTold) {}

    private final List<Seen> all = new ArrayList<>();
    private final Map<Unknown, Integer> places = new HashMap<>();

    Reader(List<Release.Known> known, Instant now) {
        for (Release.Known it : known) {
            Release.Table table = it.table();
            for (Edition edition : table.earlier()) {
                see(new Seen(
                        table.measure(),
                        edition.toldAt(),
                        edition.dimensions(),
                        edition.counts().stream().map(OptionalLong::isPresent).toList(),
                        edition.total().isPresent()));
            }
            var told = new ArrayList<Boolean>();
            for (boolean count : it.counts()) {
                told.add(count);
            }
            see(new Seen(table.measure(), now, table.dimensions(), told, it.total()));
        }
    }

    private void see(Seen seen) {
        all.add(seen);
        seen.dimensions().forEach(it -> places.put(new Unknown(seen.measure().key(), seen.at(), it), places.size()));
    }

    boolean worksOutWhatIsHidden() {
        Equations knows = new Equations(places.size());
        for (Seen seen : all) {
            for (int at = 0; at < seen.dimensions().size(); at++) {
                if (seen.told().get(at)) {
                    knows.told(sum(seen, List.of(seen.dimensions().get(at))));
                }
            }
            if (seen.totalTold()) {
                knows.told(sum(seen, seen.dimensions()));
            }
            seen.measure().same().forEach(same -> knows(knows, seen, same));
        }
        return all.stream().anyMatch(it -> worksOut(knows, it));
    }

    /** That two sums are one is known without being told. */
    private void knows(Equations knows, Seen seen, Measure.Same same) {
        all.stream()
                .filter(it -> it.measure().key().equals(same.other()) && it.at().equals(seen.at()))
                .forEach(other -> {
                    double[] mine = sum(seen, same.mine().isEmpty() ? seen.dimensions() : same.mine());
                    double[] theirs = sum(other, same.theirs().isEmpty() ? other.dimensions() : same.theirs());
                    knows.told(difference(mine, theirs));
                });
    }

    private boolean worksOut(Equations knows, Seen seen) {
        if (!seen.totalTold() && knows.tell(sum(seen, seen.dimensions()))) {
            return true;
        }
        for (int at = 0; at < seen.dimensions().size(); at++) {
            if (!seen.told().get(at) && worksOut(knows, seen, seen.dimensions().get(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean worksOut(Equations knows, Seen seen, String dimension) {
        double[] count = sum(seen, List.of(dimension));
        return knows.tell(count)
                || all.stream()
                        .filter(it -> it.measure() == seen.measure() && it.at().isBefore(seen.at()))
                        .anyMatch(it -> knows.tell(difference(count, sum(it, List.of(dimension)))));
    }

    private static double[] difference(double[] of, double[] and) {
        double[] rest = of.clone();
        for (int at = 0; at < rest.length; at++) {
            rest[at] -= and[at];
        }
        return rest;
    }

    /** A dimension that was not there yet counts for nothing. */
    private double[] sum(Seen seen, List<String> dimensions) {
        double[] weights = new double[places.size()];
        for (String it : dimensions) {
            Integer place = places.get(new Unknown(seen.measure().key(), seen.at(), it));
            if (place != null) {
                weights[place] = 1;
            }
        }
        return weights;
    }
}
