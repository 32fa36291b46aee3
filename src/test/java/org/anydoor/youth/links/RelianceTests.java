package org.anydoor.youth.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelianceTests {
    @Test
    void nothingReviewedAllowsNothing() {
        assertThat(new Reliance(0, 0).lowerBound()).isZero();
        assertThat(new Reliance(0, 0).isEnough()).isFalse();
    }

    @Test
    void theBoundIsWilsons() {
        assertThat(new Reliance(100, 95).lowerBound()).isCloseTo(0.8882, within(0.0001));
    }

    @Test
    void aHundredRightAnswersAreFarFromEnough() {
        assertThat(new Reliance(100, 100).isEnough()).isFalse();
    }

    @Test
    void theLeastNumberIsEnoughAndOneLessIsNot() {
        assertThat(new Reliance(Reliance.least(), Reliance.least()).isEnough()).isTrue();
        assertThat(new Reliance(Reliance.least() - 1, Reliance.least() - 1).isEnough())
                .isFalse();
    }

    @Test
    void oneWrongLinkTakesItAwayAgain() {
        assertThat(new Reliance(Reliance.least(), Reliance.least() - 1).isEnough())
                .isFalse();
    }
}
