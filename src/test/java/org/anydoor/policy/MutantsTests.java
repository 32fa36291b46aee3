package org.anydoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutantsTests {
    @Test
    void everyOperandAtEveryDepthIsTakenOutOnce() {
        var mutants = Mutants.of("((a = 1) AND (EXISTS ( SELECT 1\n FROM t\n WHERE ((b = 2) AND (c = 3)))))");
        assertThat(mutants)
                .extracting(Mutants.Mutant::taken)
                .contains("(a = 1)", "(b = 2)", "(c = 3)")
                .hasSize(5);
    }

    @Test
    void anAlternativeIsTakenOutAsFalse() {
        assertThat(Mutants.of("((a = 1) OR (b = 2))"))
                .extracting(Mutants.Mutant::expression)
                .contains("(false OR (b = 2))", "((a = 1) OR false)");
    }

    @Test
    void aLoneWhereIsTakenOut() {
        assertThat(Mutants.of("(EXISTS ( SELECT 1\n FROM t\n WHERE (t.id = x.id)))"))
                .extracting(Mutants.Mutant::taken)
                .contains("(t.id = x.id)");
    }
}
