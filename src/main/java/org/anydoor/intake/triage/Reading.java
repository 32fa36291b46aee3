package org.anydoor.intake.triage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ConcernPanel;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.SafeReaches;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.History;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Opens a concern to read; each opening is recorded, and so is each look at who told us. */
@Service
@Transactional
public class Reading {
    private final Desk desk;
    private final Handlings handlings;
    private final Concerns concerns;
    private final Talk talk;
    private final Translations translations;
    private final SafeReaches safeReaches;
    private final Duplicates duplicates;
    private final About about;
    private final Reports reports;
    private final CrossProofs notices;
    private final Sending sending;
    private final Shares shares;
    private final Terms terms;
    private final Colleagues colleagues;
    private final History history;
    private final ObjectProvider<ConcernPanel> panels;
    private final DataKeys keys;
    private final Audit audit;
    private final JsonMapper json;
    private final Db db;

    Reading(
            Desk desk,
            Handlings handlings,
            Concerns concerns,
            Talk talk,
            Translations translations,
            SafeReaches safeReaches,
            Duplicates duplicates,
            About about,
            Reports reports,
            CrossProofs notices,
            Sending sending,
            Shares shares,
            Terms terms,
            Colleagues colleagues,
            History history,
            ObjectProvider<ConcernPanel> panels,
            DataKeys keys,
            Audit audit,
            JsonMapper json,
            Db db) {
        this.desk = desk;
        this.handlings = handlings;
        this.concerns = concerns;
        this.talk = talk;
        this.translations = translations;
        this.safeReaches = safeReaches;
        this.duplicates = duplicates;
        this.about = about;
        this.reports = reports;
        this.notices = notices;
        this.sending = sending;
        this.shares = shares;
        this.terms = terms;
        this.colleagues = colleagues;
        this.history = history;
        this.panels = panels;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
        this.db = db;
    }

    /** Who told us, with the passages that were masked; for those alone who may know. */
    public record Told(
            @Nullable Reporter reporter, @Nullable SafeContact safeContact, List<Passage> originals) {
        private boolean isEmpty() {
            return reporter == null && safeContact == null && originals.isEmpty();
        }
    }

    /** A field as it was said before triage masked it. */
    public record Passage(Concern.Field field, String text) {}

    /** Opens the concern for the caller; the attempt is recorded even where nothing may be seen. */
    public Optional<ConcernFile> open(ConcernId id) {
        Optional<Handling> own = desk.find(id);
        Optional<Concern> concern = concerns.find(id);
        if (own.isEmpty() || concern.isEmpty()) {
            audit.refused("intake.read", id.value());
            return Optional.empty();
        }
        audit.record("intake.read", id.value(), concern.get().owner());
        return Optional.of(file(concern.get(), own.get()));
    }

    /** Shows who told us; a reading of its own kind, recorded as refused where there was nothing to show. */
    public Optional<Told> told(ConcernId id) {
        Optional<Concern> concern = concerns.find(id);
        Optional<Told> told = concern.flatMap(it -> keys.of(id.value())).map(sealer -> told(id, sealer));
        told.filter(it -> !it.isEmpty())
                .ifPresentOrElse(
                        it -> audit.record(
                                "intake.read-reporter",
                                id.value(),
                                concern.orElseThrow().owner()),
                        () -> audit.refused("intake.read-reporter", id.value()));
        return told;
    }

    private Told told(ConcernId id, Sealer sealer) {
        Reporter reporter = sealed("select body from intake.reporter where concern_id = :id", id)
                .map(body -> json.readValue(sealer.open(body, Sealed.REPORTER), Reporter.class))
                .orElse(null);
        SafeContact contact = sealed("select body from intake.safe_contact where concern_id = :id", id)
                .map(body -> json.readValue(sealer.open(body, Sealed.SAFE_CONTACT), SafeContact.class))
                .orElse(null);
        List<Passage> originals = concerns.originals(id).entrySet().stream()
                .map(it -> new Passage(it.getKey(), sealer.text(it.getValue(), Sealed.original(Db.word(it.getKey())))))
                .toList();
        return new Told(reporter, contact, originals);
    }

    private Optional<byte[]> sealed(String sql, ConcernId id) {
        return db.sql(sql).with("id", id).find((rs, n) -> requireNonNull(rs.getBytes("body")));
    }

    private ConcernFile file(Concern concern, Handling own) {
        ConcernId id = concern.id();
        List<Handling> all = handlings.all(id);
        List<Talk.Message> messages = talk.messages(id);
        List<Talk.Note> notes = talk.notes(id);
        ConcernFile.Duties duties = new ConcernFile.Duties(reports.of(id), notices.all(id));
        return new ConcernFile(
                concern,
                own,
                all,
                new ConcernFile.Room(
                        messages,
                        own.isOwners() && talk.hasReader(id),
                        own.isOwners() ? talk.codeChanged(id).orElse(null) : null,
                        messageWaits(own)),
                notes,
                safeReaches.of(id).orElse(null),
                translations.all(id),
                related(concern, own),
                duties,
                choices(own),
                isToldWho(concern),
                own.isOwners() ? null : ownerClosed(id),
                own.isOwners() ? shares.live(id) : List.of(),
                history.of(id.value()),
                panels.stream()
                        .sorted(Comparator.comparingInt(ConcernPanel::order))
                        .flatMap(it -> it.panel(id).stream())
                        .toList(),
                names(all, messages, notes, duties),
                Me.now().person());
    }

    /** Whether the reader may know who told us, whether or not anything was said about them. */
    private boolean isToldWho(Concern concern) {
        return db.sql("""
                        select 'reporter' = any(platform.my_categories()) and (:owner = platform.acting_agency() or exists (
                          select 1 from platform.granted g
                          where g.subject_id = :id and g.owner_agency_id = :owner and g.category = 'reporter'))
                        """)
                .with("id", concern.id())
                .with("owner", concern.owner())
                .one((rs, n) -> rs.getBoolean(1));
    }

    private @Nullable Instant ownerClosed(ConcernId id) {
        return db.sql("select intake.owner_closed(:id) as at where intake.owner_closed(:id) is not null")
                .with("id", id)
                .find((rs, n) -> Db.instant(rs, "at"))
                .orElse(null);
    }

    private boolean messageWaits(Handling own) {
        return db.sql("""
                        select count(*) from platform.work w
                        where w.module = 'intake' and w.kind = 'message' and w.reference = :id and w.agency_id = :agency and w.done_at is null
                        """)
                        .with("id", own.concern())
                        .with("agency", own.agency())
                        .count()
                > 0;
    }

    private ConcernFile.Related related(Concern concern, Handling own) {
        boolean owner = own.isOwners();
        return new ConcernFile.Related(
                owner && own.allows(Deed.JOIN) ? duplicates.candidates(concern) : List.of(),
                concerns.joinedInto(concern.id()),
                concern.joinedInto() == null
                        ? null
                        : concerns.find(concern.joinedInto()).orElse(null),
                about.linked(concern.id()));
    }

    private ConcernFile.Choices choices(Handling own) {
        boolean decides = own.allows(Deed.SEND);
        return new ConcernFile.Choices(
                colleagues.people(own.agency()),
                colleagues.teams(own.agency()),
                decides ? sending.receivers(own) : List.of(),
                decides ? sending.proposals(own) : List.of(),
                colleagues.agencies(),
                terms.nextLook());
    }

    private Map<UUID, String> names(
            List<Handling> all, List<Talk.Message> messages, List<Talk.Note> notes, ConcernFile.Duties duties) {
        Map<UUID, String> names = new HashMap<>(colleagues.names(named(all, messages, notes, duties)));
        names.putAll(colleagues.teamNames(all.stream()
                .flatMap(it -> Stream.ofNullable(it.holder().team()))
                .collect(Collectors.toSet())));
        return names;
    }

    private static Set<UUID> named(
            List<Handling> all, List<Talk.Message> messages, List<Talk.Note> notes, ConcernFile.Duties duties) {
        Set<UUID> people = new HashSet<>();
        for (Handling handling : all) {
            add(people, handling.read() == null ? null : handling.read().by());
            add(people, handling.holder().person());
        }
        messages.forEach(it -> add(people, it.author()));
        notes.forEach(it -> add(people, it.author()));
        duties.notices().forEach(it -> add(people, it.by()));
        return people;
    }

    private static void add(Set<UUID> people, @Nullable PersonId person) {
        if (person != null) {
            people.add(person.value());
        }
    }
}
