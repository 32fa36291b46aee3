package org.anydoor.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The agencies of this community; their names and kinds are no secret. */
@Component
@Transactional(readOnly = true)
public class Agencies {
    private final Db db;

    Agencies(Db db) {
        this.db = db;
    }

    /** An agency; walled ones (victim services) take no part in routing. */
    public record Agency(AgencyId id, String name, String kind, boolean walled) {}

    public Optional<Agency> find(AgencyId id) {
        return db.sql("select id, name, kind, walled from platform.agency where id = :id")
                .with("id", id)
                .find(Agencies::agency);
    }

    /** All of them, in one order for good. */
    public List<Agency> all() {
        return db.sql("select id, name, kind, walled from platform.agency order by id")
                .list(Agencies::agency);
    }

    /** Whether the agency tells nobody outside whom it knows; so does one that nobody has heard of. */
    public boolean isWalled(AgencyId id) {
        return find(id).map(Agency::walled).orElse(true);
    }

    /** Which agencies tell nobody outside whom they know. */
    public Set<AgencyId> walled() {
        return Set.copyOf(db.sql("select id from platform.agency where walled")
                .list((rs, number) -> new AgencyId(Db.uuid(rs, "id"))));
    }

    /** Agencies of a kind that have not ended, the oldest first. */
    public List<Agency> ofKind(String kind) {
        return db.sql("""
                select id, name, kind, walled from platform.agency
                where kind = :kind and (ended_at is null or ended_at > statement_timestamp()) order by made_at, id
                """).with("kind", kind).list(Agencies::agency);
    }

    private static Agency agency(ResultSet rs, int number) throws SQLException {
        return new Agency(
                new AgencyId(rs.getObject("id", UUID.class)),
                rs.getString("name"),
                rs.getString("kind"),
                rs.getBoolean("walled"));
    }
}
