package org.anydoor.intake;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was said in a concern and how the young person may safely be reached, for a form of another module that acts on it;
 * never who said it. Each reading is recorded.
 */
@Component
@Transactional
public class ConcernHeard {
    private final Db db;
    private final DataKeys keys;
    private final Rights rights;
    private final Audit audit;
    private final JsonMapper json;

    ConcernHeard(Db db, DataKeys keys, Rights rights, Audit audit, JsonMapper json) {
        this.db = db;
        this.keys = keys;
        this.rights = rights;
        this.audit = audit;
        this.json = json;
    }

    /**
     * A concern as its reader may know it.
     *
     * @param language the tag of the language in which it was said
     * @param translations of what was said, into English
     * @param mayKnowContact whether the reader would see it if there were one
     * @param contact nothing where none was given, and where the reader may not know it
     */
    public record Heard(
            String shortName,
            @Nullable String youthCalled,
            @Nullable String youthAge,
            String language,
            String what,
            List<String> translations,
            boolean mayKnowContact,
            @Nullable SafeContact contact) {}

    private record Row(
            AgencyId owner,
            String shortName,
            @Nullable String called,
            @Nullable String age,
            String language,
            String what) {}

    /** The concern, or empty alike where there is none and where it is not for the caller. */
    public Optional<Heard> read(ConcernId id) {
        Optional<Row> found = db.sql(
                        "select agency_id, short, youth_called, youth_age, language, what from intake.concern where id = :id")
                .with("id", id)
                .find((rs, n) -> new Row(
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getString("short"),
                        rs.getString("youth_called"),
                        rs.getString("youth_age"),
                        rs.getString("language"),
                        rs.getString("what")));
        return found.map(it -> heard(id, it));
    }

    private Heard heard(ConcernId id, Row row) {
        audit.record("intake.read", id.value(), row.owner());
        Optional<Sealer> sealer = keys.of(id.value());
        SafeContact contact = sealer.flatMap(it -> contact(id, row.owner(), it)).orElse(null);
        boolean owns = Callers.current().flatMap(Caller::agency).equals(Optional.of(row.owner()));
        return new Heard(
                row.shortName(),
                row.called(),
                row.age(),
                row.language(),
                row.what(),
                sealer.map(it -> translations(id, it)).orElse(List.of()),
                contact != null || (owns && rights.has("contact")),
                contact);
    }

    private List<String> translations(ConcernId id, Sealer sealer) {
        return db.sql(
                        "select body from intake.translation where concern_id = :id and of_field = 'what' order by at, id")
                .with("id", id)
                .list((rs, n) -> sealer.text(rs.getBytes("body"), Sealed.TRANSLATION));
    }

    private Optional<SafeContact> contact(ConcernId id, AgencyId owner, Sealer sealer) {
        Optional<SafeContact> found = db.sql("select body from intake.safe_contact where concern_id = :id")
                .with("id", id)
                .find((rs, n) -> json.readValue(
                        sealer.open(requireNonNull(rs.getBytes("body")), Sealed.SAFE_CONTACT), SafeContact.class));
        found.ifPresent(it -> audit.record("intake.read-contact", id.value(), owner));
        return found;
    }
}
