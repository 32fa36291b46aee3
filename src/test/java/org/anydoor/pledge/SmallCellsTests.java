package org.anydoor.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallCellsTests {

    @Test
    void oneSmallCountTakesItsSmallestNeighbourAlong() {
        SmallCells.Row row = SmallCells.hide(4, 30, 50);
        assertThat(row.shown()).containsExactly(false, false, true);
        assertThat(row.totalShown()).isTrue();
    }

    @Test
    void aZeroIsShownAndAloneHidesNothing() {
        SmallCells.Row row = SmallCells.hide(0, 12, 50);
        assertThat(row.shown()).containsExactly(true, true, true);
    }

    @Test
    void aTotalThatCouldNotBeProtectedIsHiddenItself() {
        SmallCells.Row row = SmallCells.hide(4, 0, 0);
        assertThat(row.totalShown()).isFalse();
    }

    @Property
    void whatIsHiddenCannotBeWorkedOutFromTheTotal(
            @ForAll @Size(min = 1, max = 8) long @LongRange(min = 0, max = 40) [] counts) {
        SmallCells.Row row = SmallCells.hide(counts);
        long hidden = 0;
        long sum = 0;
        for (int at = 0; at < counts.length; at++) {
            if (row.shown()[at]) {
                assertThat(SmallCells.small(counts[at])).isFalse();
            } else {
                hidden++;
                sum += counts[at];
            }
        }
        if (row.totalShown()) {
            assertThat(SmallCells.small(LongStream.of(counts).sum())).isFalse();
            assertThat(hidden == 0 || (hidden >= 2 && !SmallCells.small(sum))).isTrue();
        }
    }
}
