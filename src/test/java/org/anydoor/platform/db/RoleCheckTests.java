package org.anydoor.platform.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.anydoor.MigratedDatabase;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.home.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RoleCheckTests {
    @Test
    void theProgramsOwnRolesPass() {
        assertThatCode(() -> RoleCheck.check(as(DatabaseRole.APP))).doesNotThrowAnyException();
        assertThatCode(() -> RoleCheck.check(as(DatabaseRole.JOBS))).doesNotThrowAnyException();
    }

    @Test
    void aSuperuserAndTheOwnerOfTablesAreRefusedInOneSentence() {
        for (DatabaseRole wrong : new DatabaseRole[] {DatabaseRole.SUPERUSER, DatabaseRole.OWNER}) {
            assertThatThrownBy(() -> RoleCheck.check(as(wrong)))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("The database role " + wrong.login() + " is")
                    .hasMessageEndingWith("does none of this.");
        }
    }

    @Test
    void aRoleThatPassesRowSecurityItselfOrByMembershipIsRefused() {
        DataSource superuser = as(DatabaseRole.SUPERUSER);
        var jdbc = new JdbcTemplate(superuser);
        jdbc.execute("create role anydoor_test_bypass login bypassrls password 'fictional'");
        jdbc.execute("create role anydoor_test_member login in role anydoor_owner password 'fictional'");
        try {
            for (String wrong : new String[] {"anydoor_test_bypass", "anydoor_test_member"}) {
                jdbc.execute("grant connect on database " + MigratedDatabase.NAME + " to " + wrong);
                assertThatThrownBy(() -> RoleCheck.check(
                                new DriverManagerDataSource(MigratedDatabase.url(), wrong, "fictional")))
                        .isInstanceOf(Refused.class);
                jdbc.execute("revoke connect on database " + MigratedDatabase.NAME + " from " + wrong);
            }
        } finally {
            jdbc.execute("drop role anydoor_test_bypass");
            jdbc.execute("drop role anydoor_test_member");
        }
    }

    private static DataSource as(DatabaseRole role) {
        MigratedDatabase.superuser();
        return new DriverManagerDataSource(
                MigratedDatabase.url(), role.login(), TestPostgres.server().password(role));
    }
}
