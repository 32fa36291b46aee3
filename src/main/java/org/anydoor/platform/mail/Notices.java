package org.anydoor.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.db.RowTimes;
import org.anydoor.platform.db.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a person, or an agency where no person is named, by e-mail that something waits at Anydoor; the message never says
 * what. Written in the caller's transaction, sent afterwards.
 */
@Component
public class Notices {
    private final Db db;
    private final Ids ids;
    private final RowTimes times;

    Notices(Db db, Ids ids, RowTimes times) {
        this.db = db;
        this.ids = ids;
        this.times = times;
    }

    /** One message; several that wait for the same reader are sent as one. */
    public void tell(AgencyId agency, @Nullable PersonId person, String kind) {
        insert(ids.forCaller(), agency, person, kind);
    }

    /** Adds one message to what will be run together. */
    public void tell(AgencyId agency, @Nullable PersonId person, String kind, Together together) {
        insert(ids.forCaller(), agency, person, kind, together);
    }

    /** One message about an event, however often its listener hears it; the parts say which, whatever its class looks like. */
    public void tellOnce(AgencyId agency, @Nullable PersonId person, String kind, Object... event) {
        String name = Stream.concat(
                        Stream.of(kind, agency.value(), person == null ? "" : person.value()), Arrays.stream(event))
                .map(Object::toString)
                .collect(Collectors.joining("/"));
        insert(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), agency, person, kind);
    }

    private void insert(UUID id, AgencyId agency, @Nullable PersonId person, String kind) {
        Together together = db.together();
        insert(id, agency, person, kind, together);
        together.run();
    }

    private void insert(UUID id, AgencyId agency, @Nullable PersonId person, String kind, Together together) {
        together.sql("""
                insert into platform.notice (id, agency_id, person_id, kind, made_at)
                values (:id, :agency, :person::uuid, :kind, :at)
                on conflict do nothing
                """)
                .with("id", id)
                .with("agency", agency)
                .with("person", person)
                .with("kind", kind)
                .with("at", times.forCaller());
    }
}
