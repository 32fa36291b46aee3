package org.anydoor.youth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.Emergencies;
import org.anydoor.platform.access.Emergencies.Answer;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens another agency's record of a young person in danger to one person for a short time. Whom they mean they say exactly;
 * "nobody", "nobody whom you may open" and "walled" are one answer, made by the same statements.
 */
@Service
public class EmergencyOpenings {
    private final Db db;
    private final ExactKeys keys;
    private final Emergencies emergencies;
    private final Youth youth;
    private final SafeContacts contacts;
    private final Audit audit;

    EmergencyOpenings(Db db, ExactKeys keys, Emergencies emergencies, Youth youth, SafeContacts contacts, Audit audit) {
        this.db = db;
        this.keys = keys;
        this.emergencies = emergencies;
        this.youth = youth;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** By what somebody is named. */
    public enum Way {
        NAME,
        PHONE,
        HANDLE
    }

    /** Whom somebody means: one key, and by which way it was given. */
    public record Meant(Way way, String key) {}

    /** A whole name and the birth date. */
    public Optional<Meant> named(String name, LocalDate birth) {
        return ExactKeys.ofName(name, birth).map(key -> new Meant(Way.NAME, key));
    }

    /** A whole telephone number. */
    public Optional<Meant> called(String phone) {
        return keys.ofPhone(phone).map(key -> new Meant(Way.PHONE, key));
    }

    /** A whole handle. */
    public Optional<Meant> handled(String handle) {
        return keys.ofHandle(handle).map(key -> new Meant(Way.HANDLE, key));
    }

    /** Opens what this key names, once for each try; recorded with the records that were opened, or as a look that found none. */
    @Transactional
    public Answer open(UUID attempt, Meant whom, String danger, String why) {
        Answer answer = db.sql("select youth.open_in_emergency(:attempt, :way, :key, :danger, :why)")
                .with("attempt", attempt)
                .with("way", whom.way())
                .with("key", whom.key())
                .with("danger", danger)
                .with("why", why)
                .one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
        if (answer == Answer.DONE) {
            write(attempt);
        }
        return answer;
    }

    private void write(UUID attempt) {
        List<Audit.Subject> opened = emergencies.of(attempt).stream()
                .map(it -> new Audit.Subject(it.subject(), it.owner()))
                .toList();
        if (opened.isEmpty()) {
            audit.refused("youth.emergency", attempt);
        } else {
            audit.record("youth.emergency", opened);
        }
    }

    /**
     * One record that a try opened.
     *
     * @param record nothing once it has ended
     */
    public record Opened(
            Emergencies.Opening opening,
            @Nullable YouthRecord record,
            @Nullable SafeContact contact) {}

    /** What a try of the caller opened, as far as it is still open; empty where the try is not theirs. */
    @Transactional
    public Optional<List<Opened>> of(UUID attempt) {
        return emergencies.isMine(attempt)
                ? Optional.of(emergencies.of(attempt).stream().map(this::opened).toList())
                : Optional.empty();
    }

    private Opened opened(Emergencies.Opening opening) {
        var id = new YouthId(opening.subject());
        YouthRecord record = youth.read(id).orElse(null);
        return new Opened(
                opening, record, record == null ? null : contacts.read(id).orElse(null));
    }
}
