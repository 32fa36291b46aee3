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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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

    @Autowired
    PlatformTransactionManager transactions;

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

    @Test
    void whoWorksInATransactionOfSomebodyElseIsAnError() {
        var job = new Caller.Job("measures", new AgencyId(UUID.randomUUID()));
        assertThatThrownBy(() -> within(transaction, job)).hasMessageContaining("the transaction is another caller's");
        assertThat(within(transaction, new Caller.Infrastructure())).isEqualTo("infrastructure infrastructure");
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThat(within(own, job)).isEqualTo("job infrastructure");
    }

    private String within(TransactionTemplate inner, Caller caller) {
        return Callers.<String, RuntimeException>as(
                new Caller.Infrastructure(),
                () -> transaction.execute(open ->
                        Callers.<String, RuntimeException>as(caller, () -> inner.execute(inside -> seenCaller()))
                                + " "
                                + seenCaller()));
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
