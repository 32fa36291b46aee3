package org.anydoor.linkage.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.Linkage;
import org.anydoor.linkage.LinkedPair;
import org.anydoor.linkage.Roll;
import org.jspecify.annotations.Nullable;

/**
 * Finds the same people in one file, or between two, and writes pairs, and if asked clusters.
 *
 * @param right null to seek doubles inside the left file
 */
public record LinkFiles(
        Path config,
        Path left,
        @Nullable Path right,
        Path out,
        @Nullable Path clusters,
        @Nullable Path report) {

    /** How the command is given and configured. */
    public static final String HELP = """
        Usage: ./anydoor link --config MODEL.json --left A.csv [--right B.csv] --out PAIRS.csv
                              [--clusters CLUSTERS.csv] [--report REPORT.html]

        With one file it seeks records of the same person in it; with two it links records of the one with the other's.
        Files are UTF-8, values between commas (or semicolons, or tabs), column names in the first line.

        MODEL.json:
          {
            "id": "rec_id",                          the column that tells one record from another
            "columns": {                             column: what it tells; only these are compared
              "first_name": "given_name",
              "last_name": "surname",
              "dob": "birth_date"
            },
            "right_id": "id",                        if they are called otherwise in the right file
            "right_columns": { "dob": "born" },
            "as_of": "2026-11-23",                   the day on which ages such as "about 14" were stated
            "least_probability": 0.001               pairs below are not written
          }

        Types: %s

        PAIRS.csv: left_id,right_id,probability, then each column's weight in bits (0 where a value is missing).
        CLUSTERS.csv: id,cluster. docs/linkage.md tells how it is computed and how far to trust it.\
        """.formatted(LinkConfig.types());

    /** Reads, links and writes; throws {@link BadFile} before anything is written if a file is wrong. */
    public void run(Consumer<String> progress) {
        LinkConfig settings = LinkConfig.read(config);
        progress.accept("reading");
        Linkage linkage = Linkage.learn(roll(settings), progress);
        List<LinkedPair> pairs = linkage.pairs(settings.least());
        List<Written> written = new ArrayList<>();
        try {
            written.add(Written.beside(out, writer -> write(writer, linkage, pairs)));
            if (clusters != null) {
                progress.accept("gathering clusters");
                int[] persons = linkage.clusters(List.of());
                written.add(Written.beside(clusters, writer -> write(writer, linkage.roll(), persons)));
            }
            if (report != null) {
                written.add(Written.beside(report, writer -> new Report(linkage, pairs, writer).write()));
            }
            written.forEach(Written::moveIntoPlace);
        } finally {
            written.forEach(Written::close);
        }
        progress.accept("%,d pairs written to %s".formatted(pairs.size(), out));
    }

    private Roll roll(LinkConfig settings) {
        List<Entry> first = Records.read(left, settings, false);
        return right == null
                ? Roll.ofOne(settings.fields(), first)
                : Roll.ofTwo(settings.fields(), first, Records.read(right, settings, true));
    }

    private static void write(BufferedWriter writer, Linkage linkage, List<LinkedPair> pairs) throws IOException {
        List<Field> fields = linkage.model().fields();
        writer.write("left_id,right_id,probability,"
                + fields.stream().map(it -> quoted(it.name())).collect(Collectors.joining(",")) + "\n");
        for (LinkedPair pair : pairs) {
            StringBuilder line = new StringBuilder()
                    .append(quoted(linkage.roll().id(pair.left())))
                    .append(',')
                    .append(quoted(linkage.roll().id(pair.right())))
                    .append(',')
                    .append(rounded(pair.probability(), 1e8));
            for (double weight : pair.weights()) {
                line.append(',').append(rounded(weight, 100));
            }
            writer.write(line.append('\n').toString());
        }
    }

    private static void write(BufferedWriter writer, Roll roll, int[] persons) throws IOException {
        writer.write("id,cluster\n");
        for (int row = 0; row < persons.length; row++) {
            writer.write(quoted(roll.id(row)) + "," + (persons[row] + 1) + "\n");
        }
    }

    private static String rounded(double value, double steps) {
        double rounded = Math.rint(value * steps) / steps;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%s", plain(rounded));
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value)).toPlainString();
    }

    static String quoted(String value) {
        return value.matches("(?s).*[,\"\\n\\r;\\t].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
