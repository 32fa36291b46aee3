package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Corrects a model by what reviewers decided: logistic regression on the levels, drawn towards the present weights, and adopted
 * only if it foretells better those decisions that it did not see.
 */
public final class Refit {

    /** Decisions below which nothing is learnt from them. */
    public static final int ENOUGH = 200;

    private static final int HELD_OUT = 3;
    private static final int ROUNDS = 600;
    private static final double STEP = 0.5;
    private static final double DRAWN_BACK = 2;
    private static final double LOG_2 = Math.log(2);

    private final Model model;
    private final double[][] shift;
    private double prior;

    private Refit(Model model) {
        this.model = model;
        shift = new double[model.fields().size()][];
        for (int field = 0; field < shift.length; field++) {
            shift[field] = new double[model.levels(field).size()];
        }
    }

    /** A pair as it was weighed by the model, and what people said of it. */
    public record Judged(Weighed weighed, boolean same) {}

    /** The corrected model, or nothing if there are too few decisions or it is no better on those held out. */
    public static Optional<Model> of(Model model, List<Judged> judged) {
        if (judged.size() < ENOUGH) {
            return Optional.empty();
        }
        List<Judged> learnt = new ArrayList<>();
        List<Judged> heldOut = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            (i % HELD_OUT == 0 ? heldOut : learnt).add(judged.get(i));
        }
        Refit refit = new Refit(model);
        double before = refit.loss(heldOut);
        refit.learn(learnt);
        return refit.loss(heldOut) < before ? Optional.of(refit.corrected()) : Optional.empty();
    }

    private void learn(List<Judged> judged) {
        for (int round = 0; round < ROUNDS; round++) {
            double[][] gradient = new double[shift.length][];
            for (int field = 0; field < shift.length; field++) {
                gradient[field] = new double[shift[field].length];
            }
            double all = 0;
            for (Judged it : judged) {
                double error = (it.same ? 1 : 0) - probability(it.weighed);
                all += error;
                for (int field = 0; field < shift.length; field++) {
                    int level = it.weighed.reasons().get(field).level();
                    if (level >= 0) {
                        gradient[field][level] += error;
                    }
                }
            }
            step(gradient, all, judged.size());
        }
    }

    private void step(double[][] gradient, double all, int size) {
        prior += STEP * (all - DRAWN_BACK * prior) / size;
        for (int field = 0; field < shift.length; field++) {
            for (int level = 0; level < shift[field].length; level++) {
                shift[field][level] += STEP * (gradient[field][level] - DRAWN_BACK * shift[field][level]) / size;
            }
        }
    }

    private double probability(Weighed weighed) {
        double sum = weighed.priorBits() * LOG_2 + prior;
        for (int field = 0; field < shift.length; field++) {
            Weighed.Reason reason = weighed.reasons().get(field);
            sum += reason.level() < 0 ? 0 : reason.bits() * LOG_2 + shift[field][reason.level()];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double loss(List<Judged> judged) {
        double loss = 0;
        for (Judged it : judged) {
            double p = probability(it.weighed);
            loss -= Math.log(Math.max(1e-12, it.same ? p : 1 - p));
        }
        return loss / judged.size();
    }

    /** The shifts go into m, which is then no share any more but a share as corrected. */
    private Model corrected() {
        List<FieldModel> fields = new ArrayList<>();
        for (int field = 0; field < shift.length; field++) {
            double[] m = model.learnt().get(field).m().clone();
            for (int level = 0; level < m.length; level++) {
                m[level] *= Math.exp(shift[field][level]);
            }
            fields.add(model.learnt().get(field).withM(m));
        }
        double odds = model.prior() / (1 - model.prior()) * Math.exp(prior);
        return model.with(fields, odds / (1 + odds));
    }
}
