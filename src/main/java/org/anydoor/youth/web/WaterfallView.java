package org.anydoor.youth.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.i18n.Text;

/**
 * What speaks for and against two records, from where the scales stand to where they end; each bar begins where the last ended.
 *
 * @param width of the drawing
 * @param zero where as much speaks for as against
 */
public record WaterfallView(int width, int zero, List<Bar> bars, String outOf, String version) {
    private static final int WIDTH = 150;

    /**
     * One step.
     *
     * @param bits signed, as text
     * @param from left end of its bar
     * @param length of its bar
     */
    public record Bar(String field, String words, String bits, int from, int length, boolean speaksFor) {}

    static WaterfallView of(Weighed weighed, Text text) {
        double lowest = Math.min(0, weighed.priorBits());
        double highest = 0;
        double sum = weighed.priorBits();
        for (Weighed.Reason it : weighed.reasons()) {
            sum += it.bits();
            lowest = Math.min(lowest, sum);
            highest = Math.max(highest, sum);
        }
        double scale = WIDTH / Math.max(1, highest - lowest);
        List<Bar> bars = new ArrayList<>();
        bars.add(bar(
                text.t("youth.pair.prior"), text.t("youth.pair.prior-words"), 0, weighed.priorBits(), lowest, scale));
        double at = weighed.priorBits();
        for (Weighed.Reason it : weighed.reasons()) {
            bars.add(bar(text.t("youth.candidate.field." + it.field()), it.words(), at, it.bits(), lowest, scale));
            at += it.bits();
        }
        return new WaterfallView(
                WIDTH,
                (int) Math.round(-lowest * scale),
                bars,
                outOf(weighed.probability(), text),
                weighed.modelVersion());
    }

    private static Bar bar(String field, String words, double at, double bits, double lowest, double scale) {
        int from = (int) Math.round((Math.min(at, at + bits) - lowest) * scale);
        int length = bits == 0 ? 0 : (int) Math.max(2, Math.round(Math.abs(bits) * scale));
        String signed = bits == 0 ? "0" : String.format(Locale.ROOT, bits > 0 ? "+%.1f" : "−%.1f", Math.abs(bits));
        return new Bar(field, words, signed, from, length, bits > 0);
    }

    /** A probability as a reader counts: of a hundred pairs like this one. */
    static String outOf(double probability, Text text) {
        if (probability > 0.99) {
            return text.t("youth.pair.nearly-all");
        }
        return probability < 0.01
                ? text.t("youth.pair.nearly-none")
                : text.t("youth.pair.out-of", Math.round(probability * 100));
    }
}
