package org.anydoor.intake.triage;

import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Sealed;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Sealer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a passage that would tell who the reporter is out of what others see (Minn. Stat. 260E.35); the words as they were
 * said are sealed with what is known of the reporter.
 */
@Service
@Transactional
public class Masking {
    private static final String MASK = "█";

    private final Desk desk;
    private final Concerns concerns;
    private final Translations translations;
    private final DataKeys keys;

    Masking(Desk desk, Concerns concerns, Translations translations, DataKeys keys) {
        this.desk = desk;
        this.concerns = concerns;
        this.translations = translations;
        this.keys = keys;
    }

    /** Masks every place where the passage stands in the field. */
    public Answer mask(ConcernId id, Concern.Field field, String passage) {
        return desk.checked(id, null, Deed.MASK, handling -> {
            Concern concern = concerns.find(id).orElseThrow();
            String said = concern.said(field);
            if (passage.isBlank() || passage.contains(MASK) || said == null || !said.contains(passage)) {
                return new Answer.Refused("passage", "passage");
            }
            if (!concerns.mask(id, field, said.replace(passage, bars(passage)), concern.version())) {
                return new Answer.Overtaken(handling);
            }
            keepAsSaid(concern, field, said);
            translations.withdraw(id, field);
            desk.record(Deed.MASK, handling);
            return Answer.DONE;
        });
    }

    /** The first masking seals the whole field; a second one would seal words that are masked already. */
    private void keepAsSaid(Concern concern, Concern.Field field, String said) {
        if (concerns.original(concern.id(), field).isEmpty()) {
            Sealer sealer = keys.of(concern.id().value()).orElseThrow();
            concerns.keepOriginal(
                    concern.id(), concern.owner(), field, sealer.seal(said, Sealed.original(Db.word(field))));
        }
    }

    /** Bars say that words stood here, not how long they were. */
    private static String bars(String passage) {
        return passage.contains("\n") ? MASK.repeat(3) + "\n" + MASK.repeat(3) : MASK.repeat(5);
    }
}
