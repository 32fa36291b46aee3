package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reviewers' decisions correct a model only where that is shown to help. */
class RefitTests {

    private static final List<Field> FIELDS =
            List.of(new Field("gender", FieldType.GENDER), new Field("phone", FieldType.PHONE));
    private static final Model MODEL =
            Model.unlearnt(FIELDS).with(Model.unlearnt(FIELDS).learnt(), 0.1);

    @Test
    void tooFewDecisionsChangeNothing() {
        assertThat(Refit.of(MODEL, judged(Refit.ENOUGH - 1, true))).isEmpty();
    }

    @Test
    void whatReviewersSayAgainAndAgainIsLearnt() {
        Model corrected = Refit.of(MODEL, judged(600, true)).orElseThrow();
        assertThat(probability(corrected, "m", "6125550100", "m", "6125550199"))
                .isLessThan(probability(MODEL, "m", "6125550100", "m", "6125550199"));
        assertThat(corrected.version()).isNotEqualTo(MODEL.version());
    }

    @Test
    void decisionsThatTheModelForetoldWellAlreadyAreNoReasonToChange() {
        List<Refit.Judged> judged = new ArrayList<>(judged(300, false));
        assertThat(Refit.of(MODEL, judged))
                .satisfies(
                        found -> found.ifPresent(it -> assertThat(probability(it, "m", "6125550100", "m", "6125550100"))
                                .isGreaterThan(0.5)));
    }

    /** Strict reviewers never take one wrong digit of a phone for the same. */
    private static List<Refit.Judged> judged(int size, boolean strict) {
        Random random = new Random(3);
        List<Refit.Judged> judged = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String phone = "612555" + (1000 + random.nextInt(8999));
            int kind = random.nextInt(3);
            String other = kind == 0
                    ? phone
                    : kind == 1
                            ? phone.substring(0, 9) + (char) ('0' + (phone.charAt(9) - '0' + 1) % 10)
                            : "6519990000";
            Entry one = new Entry("1", List.of("m", phone));
            Weighed weighed = MODEL.compare(one, List.of(new Entry("2", List.of("m", other))))
                    .getFirst();
            judged.add(new Refit.Judged(weighed, strict ? kind == 0 : weighed.probability() > 0.5));
        }
        return judged;
    }

    private static double probability(Model model, String gender, String phone, String otherGender, String otherPhone) {
        return model.compare(
                        new Entry("1", List.of(gender, phone)),
                        List.of(new Entry("2", List.of(otherGender, otherPhone))))
                .getFirst()
                .probability();
    }
}
