package org.anydoor.venues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The places that concerns, licences and cases speak of; staff only, and not data on individuals. */
@Service
@Transactional
public class Places {
    private static final String COLUMNS = "p.id, p.name, p.kind, p.street, p.city, p.zip, p.phone, p.version";
    private static final String WANTED = """
            (:kind::text is null or p.kind = :kind)
            and (:words = '' or position(lower(:words) in lower(p.name || ' ' || coalesce(p.street, ''))) > 0)
            """;

    private final Db db;
    private final Ids ids;
    private final Audit audit;

    Places(Db db, Ids ids, Audit audit) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
    }

    /** The place, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Place> find(PlaceId id) {
        return db.sql("select " + COLUMNS + " from venues.place p where p.id = :id")
                .with("id", id)
                .find(Places::row);
    }

    /** Places whose name or street holds the words, by name; empty words: all. */
    @Transactional(readOnly = true)
    public List<Place> search(String words, @Nullable PlaceKind kind, int from, int most) {
        return db.sql("select " + COLUMNS + " from venues.place p where " + WANTED
                        + " order by lower(p.name), p.id offset :from limit :most")
                .with("words", words.strip())
                .with("kind", kind)
                .with("from", from)
                .with("most", most)
                .list(Places::row);
    }

    /** The place of exactly this name, however it is spelled in capitals; of two the one that has been here longest. */
    @Transactional(readOnly = true)
    public Optional<Place> named(String name) {
        return db.sql("select " + COLUMNS
                        + " from venues.place p where lower(p.name) = lower(:name) order by p.id limit 1")
                .with("name", name.strip())
                .find(Places::row);
    }

    /** How many {@link #search} would find. */
    @Transactional(readOnly = true)
    public long count(String words, @Nullable PlaceKind kind) {
        return db.sql("select count(*) from venues.place p where " + WANTED)
                .with("words", words.strip())
                .with("kind", kind)
                .count();
    }

    /** What {@link #search} finds, taken out as a file. */
    public List<Place> export(String words, @Nullable PlaceKind kind, int most) {
        List<Place> found = search(words, kind, 0, most);
        if (!found.isEmpty()) {
            audit.record(
                    "platform.export",
                    found.stream()
                            .map(it -> new Audit.Subject(it.id().value(), null))
                            .toList());
        }
        return found;
    }

    /** Adds a place. */
    public PlaceId add(PlaceDetails place) {
        var id = new PlaceId(ids.ordered());
        filled(db.sql("""
                insert into venues.place (id, name, kind, street, city, zip, phone)
                values (:id, :name, :kind, :street, :city, :zip, :phone)
                """), place).with("id", id).runExactly(1);
        audit.record("venues.add", id.value(), null);
        return id;
    }

    /** Whether the caller may change places: police, intake and the community's administrators; others add what is missing. */
    @Transactional(readOnly = true)
    public boolean mayChange() {
        return db.sql("select venues.may_change()").one((rs, number) -> rs.getBoolean(1));
    }

    /** Changes a place that has still the version that the writer saw. */
    public PlaceChange change(PlaceId id, int version, PlaceDetails place) {
        int changed = filled(db.sql("""
                update venues.place set name = :name, kind = :kind, street = :street, city = :city, zip = :zip, phone = :phone,
                  version = version + 1
                where id = :id and version = :version
                """), place)
                .with("id", id)
                .with("version", version)
                .run();
        if (changed == 1) {
            audit.record("venues.change", id.value(), null);
            return new PlaceChange.Done();
        }
        return find(id).filter(now -> now.version() != version)
                .<PlaceChange>map(PlaceChange.Overtaken::new)
                .orElseGet(PlaceChange.NotYours::new);
    }

    private static Db.Statement filled(Db.Statement sql, PlaceDetails it) {
        return sql.with("name", it.name())
                .with("kind", it.kind())
                .with("street", it.street())
                .with("city", it.city())
                .with("zip", it.zip())
                .with("phone", it.phone());
    }

    private static Place row(ResultSet rs, int number) throws SQLException {
        var details = new PlaceDetails(
                rs.getString("name"),
                Db.constant(PlaceKind.class, rs.getString("kind")),
                rs.getString("street"),
                rs.getString("city"),
                rs.getString("zip"),
                rs.getString("phone"));
        return new Place(new PlaceId(Db.uuid(rs, "id")), details, rs.getInt("version"));
    }
}
