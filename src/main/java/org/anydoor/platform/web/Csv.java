package org.anydoor.platform.web;

import com.opencsv.CSVWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list as a file for a spreadsheet, the same rows as on the page. A cell that a spreadsheet would run as a
 * formula is made plain text, and each stands in quotes, so that a spreadsheet which divides at semicolons or tabs finds no
 * other cell in it: people we do not know have typed these words.
 *
 * @param <R> what one row is about
 */
public final class Csv<R> {

    /** The wide forms too: some spreadsheets read them as the narrow ones. */
    private static final String RUNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<String> heads = new ArrayList<>();
    private final List<Function<R, @Nullable Object>> cells = new ArrayList<>();

    /** Adds a column: its head as the page says it, and what stands in it; nothing is an empty cell. */
    public Csv<R> column(String head, Function<R, @Nullable Object> cell) {
        heads.add(head);
        cells.add(cell);
        return this;
    }

    /** The whole file: the heads, then a line per row. */
    public String of(Collection<? extends R> rows) {
        var file = new StringWriter();
        try (var writer = new CSVWriter(file)) {
            writer.writeNext(heads.stream().map(Csv::plain).toArray(String[]::new));
            for (R row : rows) {
                writer.writeNext(
                        cells.stream().map(cell -> plain(cell.apply(row))).toArray(String[]::new));
            }
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return file.toString();
    }

    static String plain(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
