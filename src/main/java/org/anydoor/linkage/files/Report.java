package org.anydoor.linkage.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.anydoor.linkage.BlockingAccount;
import org.anydoor.linkage.FieldModel;
import org.anydoor.linkage.Level;
import org.anydoor.linkage.Linkage;
import org.anydoor.linkage.LinkedPair;
import org.anydoor.linkage.Model;
import org.anydoor.linkage.Weighed;

/** One page, complete in itself, by which a reader can check a run: the model, the blocking, the weights, some pairs by their ids. */
final class Report {

    private static final int EXPLAINED = 4;
    private static final String STYLE = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}caption{text-align:left;font-weight:700;padding:.5rem 0}
        th,td{padding:.25rem .6rem;border-bottom:1px solid #dcdee0;text-align:left}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
        .bar{display:inline-block;height:.8em;background:#005ea2}.minus{background:#b50909}.wide{overflow-x:auto}h2{margin-top:2.5rem}
        """;

    private final Linkage linkage;
    private final List<LinkedPair> pairs;
    private final BufferedWriter page;

    Report(Linkage linkage, List<LinkedPair> pairs, BufferedWriter page) {
        this.linkage = linkage;
        this.pairs = pairs;
        this.page = page;
    }

    void write() throws IOException {
        Model model = linkage.model();
        line("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Linkage report</title>");
        line("<meta name=\"viewport\" content=\"width=device-width\"><style>" + STYLE + "</style></head><body><main>");
        line("<h1>Linkage report</h1>");
        line(
                "<p>Model %s. %,d records, %,d pairs written, %,d of them at probability 0.5 or more. Before anything"
                        + " is compared, one pair in %,.0f is taken to be true.</p>",
                model.version(), linkage.roll().size(), pairs.size(), sure(), 1 / model.prior());
        line("<p>Weights are in bits: +1 makes \"the same person\" twice as likely, −1 half. A missing value weighs"
                + " 0.</p>");
        model();
        blocking();
        histogram();
        explained();
        line("</main></body></html>");
    }

    private long sure() {
        return pairs.stream().filter(it -> it.probability() >= 0.5).count();
    }

    private void model() throws IOException {
        line("<h2>What the model learnt</h2>");
        for (int field = 0; field < linkage.model().fields().size(); field++) {
            List<Level> levels = linkage.model().levels(field);
            FieldModel learnt = linkage.model().learnt().get(field);
            line(
                    "<div class=\"wide\"><table><caption>%s (%s)</caption><tr><th>Level<th class=\"n\">true pairs"
                            + " %%<th class=\"n\">chance pairs %%<th class=\"n\">usual weight</tr>",
                    escaped(linkage.model().fields().get(field).name()),
                    linkage.model().fields().get(field).type().words());
            for (int level = 0; level < levels.size(); level++) {
                line(
                        "<tr><td>%s<td class=\"n\">%.2f<td class=\"n\">%.4f<td class=\"n\">%+.1f</tr>",
                        levels.get(level).words(),
                        100 * learnt.m()[level],
                        100 * learnt.u()[level],
                        learnt.weight(levels.get(level), level, learnt.common()[level]));
            }
            line("</table></div>");
        }
    }

    private void blocking() throws IOException {
        BlockingAccount account = linkage.blocking();
        line(
                "<h2>How candidates were found</h2><p>%,d pairs were compared. From how the rules overlap, about %.1f"
                        + " %% of the true pairs are found by none.</p>",
                account.compared(), 100 * account.estimatedLoss());
        line("<div class=\"wide\"><table><caption>Rules</caption><tr><th>Records that share keys of<th"
                + " class=\"n\">pairs<th class=\"n\">likely true</tr>");
        for (BlockingAccount.Rule rule : account.rules()) {
            line(
                    "<tr><td>%s<td class=\"n\">%,d<td class=\"n\">%,d</tr>",
                    escaped(rule.words()), rule.pairs(), rule.likely());
        }
        line("</table></div>");
    }

    private void histogram() throws IOException {
        line("<h2>Weights of compared pairs</h2><table><caption>Pairs by their total in bits; 0 is probability"
                + " 0.5</caption><tr><th>from<th class=\"n\">pairs<th>on a scale of logarithms</tr>");
        int[] steps = linkage.histogram();
        for (int step = 0; step < steps.length; step++) {
            line(
                    "<tr><td>%s%d<td class=\"n\">%,d<td><span class=\"bar\" style=\"width:%.1frem\"></span></tr>",
                    step == 0 ? "below or from " : "", 2 * step - 12, steps[step], 3 * Math.log10(1.0 + steps[step]));
        }
        line("</table>");
    }

    private void explained() throws IOException {
        line("<h2>Some pairs explained</h2>");
        List<LinkedPair> chosen =
                new ArrayList<>(pairs.stream().limit(EXPLAINED).toList());
        pairs.stream()
                .sorted(Comparator.comparingDouble(it -> Math.abs(it.probability() - 0.5)))
                .limit(2 * EXPLAINED)
                .forEach(chosen::add);
        for (LinkedPair pair : chosen) {
            Weighed weighed = linkage.model().explain(pair);
            line(
                    "<table><caption>%s and %s: probability %.4f</caption><tr><th>Field<th>Finding<th"
                            + " class=\"n\">bits<th>for or against</tr>",
                    escaped(linkage.roll().id(pair.left())),
                    escaped(linkage.roll().id(pair.right())),
                    pair.probability());
            bar("before comparing", "", weighed.priorBits());
            for (Weighed.Reason reason : weighed.reasons()) {
                bar(reason.field(), reason.words(), reason.bits());
            }
            line("</table>");
        }
    }

    private void bar(String field, String words, double bits) throws IOException {
        line(
                "<tr><td>%s<td>%s<td class=\"n\">%+.1f<td><span class=\"bar%s\" style=\"width:%.1frem\"></span></tr>",
                escaped(field), words, bits, bits < 0 ? " minus" : "", Math.min(15, Math.abs(bits)));
    }

    private void line(String format, Object... values) throws IOException {
        page.write(values.length == 0 ? format : String.format(Locale.ENGLISH, format, values));
        page.write('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
