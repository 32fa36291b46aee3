package org.anydoor.youth.release;

import java.time.LocalDate;
import java.util.Set;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a release will say.
 *
 * @param until its last day
 * @param language in which the young person reads it
 * @param interpreter who spoke their language with them, where nobody has checked the translation
 */
public record ReleaseDraft(
        Recipient recipient,
        Set<ReleaseItem> items,
        String purpose,
        LocalDate from,
        LocalDate until,
        Language language,
        @Nullable String interpreter,
        Signer signer) {
    public ReleaseDraft {
        items = Set.copyOf(items);
    }
}
