package org.anydoor.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands in when somebody is silent or gone: the agency's backup and supervisor, as far as they work there at this moment. */
@Component
public class StandIns {
    private final Db db;

    StandIns(Db db) {
        this.db = db;
    }

    /** Those of one agency. */
    public record Ladder(
            @Nullable PersonId backup, @Nullable PersonId supervisor) {
        /** Who takes what nobody has done: the backup at first, then the supervisor. */
        public Optional<PersonId> taker(int level) {
            return Optional.ofNullable(level == 1 && backup != null ? backup : supervisor);
        }

        /** Who takes what somebody leaves: the supervisor, else the backup. */
        public List<PersonId> heirs() {
            return Stream.of(Optional.ofNullable(supervisor), Optional.ofNullable(backup))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** The ladder of the caller's agency. */
    public Ladder of(AgencyId agency) {
        return db.sql("""
                select b.person_id as backup, s.person_id as supervisor
                from platform.stand_ins() a
                left join platform.member_now b on b.person_id = a.backup_person_id and b.agency_id = :agency
                left join platform.member_now s on s.person_id = a.supervisor_person_id and s.agency_id = :agency
                """)
                .with("agency", agency)
                .one((rs, n) -> new Ladder(person(rs, "backup"), person(rs, "supervisor")));
    }

    private static @Nullable PersonId person(ResultSet rs, String column) throws SQLException {
        UUID id = rs.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }
}
