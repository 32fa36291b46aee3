package org.anydoor.platform.vault;

import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;

/** A walled agency whose counsel has approved, and its advocates. */
public final class VaultFixtures {
    public static final String WORDS = "copper lantern otter veranda";

    private VaultFixtures() {}

    public static AgencyId approved() {
        AgencyId agency = PlatformFixtures.agency("advocate");
        PlatformFixtures.run("""
                insert into platform.hosting_approval (agency_id, counsel, approved_on, document, recorded_at)
                values (?, 'A. Counsel', current_date, 'Letter 7', now())
                """, agency);
        return agency;
    }

    public static Caller.Member advocate(AgencyId agency) {
        PersonId person = PlatformFixtures.person(agency, "advocate");
        return new Caller.Member(person, agency);
    }

    /** Sets the agency's lock up by this member's words. */
    public static VaultAnswer.OpenedWithCode setUp(Vaults vaults, Caller.Member member) {
        return (VaultAnswer.OpenedWithCode) Callers.as(member, () -> vaults.setUp(SecretWords.typed(WORDS)));
    }
}
