package org.anydoor.youth.release;

import java.util.List;
import java.util.Optional;
import org.anydoor.youth.AgeRange;

/** Who signs (28 CFR 94.115(b); 34 USC 12291(b)(2)(B)): nobody calls a guardian to get a signature. */
public enum Signer {
    /** Under 18, where they may lawfully receive the service alone. */
    ALONE,
    /** Under 18, together with one guardian who does not abuse them. */
    WITH_GUARDIAN,
    /** From 18 the person alone. */
    ADULT;

    /** Whom the screen offers for somebody of this age; of whom no age is known may be either. */
    public static List<Signer> of(Optional<AgeRange> age) {
        return switch (age.map(AgeRange::childProtectionAge).orElse(AgeRange.Fits.UNSURE)) {
            case YES -> List.of(ALONE, WITH_GUARDIAN);
            case NO -> List.of(ADULT);
            case UNSURE -> List.of(values());
        };
    }
}
