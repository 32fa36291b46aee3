package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPagesTests {

    @ParameterizedTest
    @ValueSource(strings = {"53100", "08006", "57P01", "57P03"})
    void aDatabaseThatIsAwayOrFullIsToldAsSomethingThatPasses(String state) {
        assertThat(ErrorPages.passes(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void noConnectionToBeHadPasses() {
        assertThat(ErrorPages.passes(new IllegalStateException(new SQLTransientConnectionException("none free"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "22001"})
    void aMistakeOfOursDoesNotPassByWaiting(String state) {
        assertThat(ErrorPages.passes(new SQLException("no", state))).isFalse();
    }
}
