package org.anydoor.directory;

import java.time.LocalDate;

/**
 * One service of one organisation, as it was when somebody last checked it.
 *
 * @param version to be handed back with a change
 */
public record HelpService(
        ServiceId id, Organisation organisation, ServiceDetails details, LocalDate verifiedOn, int version) {

    /** Whether a referral can be sent to it from here. */
    public boolean takesReferrals() {
        return organisation.agency() != null && details.active();
    }
}
