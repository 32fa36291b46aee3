package org.anydoor.pledge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The line of a measure as a server-drawn picture of 440 by 245: where dots, words and gaps stand. Numbers are the
 * table's, so that a hidden count is a gap here too.
 */
public record Trend(List<Grid> grid, List<Dot> dots, List<Gap> gaps, List<Label> labels, List<String> paths) {
    private static final double LEFT = 41;
    private static final double RIGHT = 425;
    private static final double TOP = 20;
    private static final double BOTTOM = 210;

    /** A horizontal line with its number. */
    public record Grid(double y, long value) {}

    /**
     * A value that is shown.
     *
     * @param last whether it is the last full quarter's
     * @param running whether its quarter still runs, so that no line leads to it
     */
    public record Dot(double x, double y, long value, boolean last, boolean running) {}

    /** A quarter with too few to show. */
    public record Gap(double x, double width) {
        /** Where its words stand, upright. */
        public double middle() {
            return round(x + width / 2);
        }
    }

    /** A quarter's name under the line. */
    public record Label(double x, String words) {}

    public static Trend of(MeasureTable table, boolean share) {
        List<OptionalLong> values =
                table.rows().stream().map(it -> share ? it.share() : it.total()).toList();
        long top = share
                ? 100
                : niceTop(values.stream()
                        .flatMapToLong(OptionalLong::stream)
                        .max()
                        .orElse(0));
        double step = (RIGHT - LEFT) / Math.max(1, values.size());
        var dots = new ArrayList<Dot>();
        var gaps = new ArrayList<Gap>();
        var labels = new ArrayList<Label>();
        var paths = new ArrayList<String>();
        var line = new ArrayList<Dot>();
        for (int at = 0; at < values.size(); at++) {
            double x = LEFT + step * (at + 0.5);
            labels.add(new Label(round(x), label(table.rows().get(at).name(), at)));
            if (!table.rows().get(at).counted()) {
                continue;
            }
            boolean running = at == values.size() - 1;
            if (running) {
                close(line, paths);
            }
            if (values.get(at).isEmpty()) {
                gaps.add(new Gap(round(x - step / 2 + 2), round(step - 4)));
                close(line, paths);
            } else {
                long value = values.get(at).getAsLong();
                double y = round(BOTTOM - (BOTTOM - TOP) * value / top);
                var dot = new Dot(round(x), y, value, at == values.size() - 2, running);
                dots.add(dot);
                line.add(dot);
            }
        }
        close(line, paths);
        var grid = new ArrayList<Grid>();
        for (int at = 0; at <= 4; at++) {
            grid.add(new Grid(BOTTOM - (BOTTOM - TOP) * at / 4, top * at / 4));
        }
        return new Trend(grid, dots, gaps, labels, paths);
    }

    private static void close(List<Dot> line, List<String> paths) {
        if (line.size() > 1) {
            paths.add(line.stream().map(it -> it.x() + " " + it.y()).collect(Collectors.joining("L", "M", "")));
        }
        line.clear();
    }

    private static String label(String quarter, int at) {
        String q = quarter.substring(5);
        return at == 0 || q.equals("Q1") ? q + "’" + quarter.substring(2, 4) : q;
    }

    private static long niceTop(long max) {
        long unit = 4;
        while (unit < max) {
            unit = unit * 2 < max ? unit * 2 : unit + Math.max(4, unit / 4 / 4 * 4);
        }
        return unit;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
