package org.anydoor.pledge;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader of published counts knows, as linear equations over counts that they may not know: whatever is a combination of
 * what was told can be worked out, whatever the numbers are.
 */
final class Equations {
    private static final double NOTHING = 1e-9;

    private final int unknowns;
    private final List<double[]> reduced = new ArrayList<>();
    private final List<Integer> leads = new ArrayList<>();

    Equations(int unknowns) {
        this.unknowns = unknowns;
    }

    /** A sum with these weights was told. */
    void told(double... weights) {
        double[] row = rest(weights);
        int lead = lead(row);
        if (lead < 0) {
            return;
        }
        double scale = row[lead];
        for (int at = 0; at < unknowns; at++) {
            row[at] /= scale;
        }
        for (double[] other : reduced) {
            subtract(other, row, other[lead]);
        }
        reduced.add(row);
        leads.add(lead);
    }

    /** Whether a sum with these weights follows from what was told. */
    boolean tell(double... weights) {
        return lead(rest(weights)) < 0;
    }

    private double[] rest(double[] weights) {
        double[] row = weights.clone();
        for (int at = 0; at < reduced.size(); at++) {
            subtract(row, reduced.get(at), row[leads.get(at)]);
        }
        return row;
    }

    private void subtract(double[] from, double[] row, double times) {
        if (Math.abs(times) > NOTHING) {
            for (int at = 0; at < unknowns; at++) {
                from[at] -= times * row[at];
            }
        }
    }

    private int lead(double[] row) {
        int lead = -1;
        for (int at = 0; at < unknowns; at++) {
            if (Math.abs(row[at]) > NOTHING && (lead < 0 || Math.abs(row[at]) > Math.abs(row[lead]))) {
                lead = at;
            }
        }
        return lead;
    }
}
