package org.anydoor.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class CallerTransactionsTests {
    @Autowired
    Db db;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aTransactionWithoutACallerIsAnErrorAndLeavesNoConnectionBehind() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(open -> {})).hasMessageContaining("without a caller");
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(Callers.<String, RuntimeException>as(new Caller.Infrastructure(), this::seenCaller))
                .isEqualTo("infrastructure");
    }

    @Test
    void sqlOutsideATransactionIsAnError() {
        assertThatThrownBy(() ->
                        Callers.run(new Caller.Infrastructure(), () -> jdbc.queryForObject("select 1", Integer.class)))
                .hasRootCauseMessage("SQL outside a transaction has no caller");
    }

    @Test
    void nothingOfACallerOutlivesTheirTransaction() {
        var somebody = new Caller.Member(new PersonId(UUID.randomUUID()), new AgencyId(UUID.randomUUID()));
        for (int time = 0; time < 20; time++) {
            Callers.<String, RuntimeException>as(somebody, this::seenCaller);
            assertThat(Callers.<String, RuntimeException>as(Caller.Public.ANYBODY, this::seenPerson))
                    .isEmpty();
        }
    }

    private String seenCaller() {
        return transaction.execute(
                open -> db.sql("select platform.caller() as it").one((rs, n) -> rs.getString("it")));
    }

    private String seenPerson() {
        return transaction.execute(open ->
                db.sql("select coalesce(platform.my_person()::text, '') as it").one((rs, n) -> rs.getString("it")));
    }
}
