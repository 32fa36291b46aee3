package org.anydoor.platform.vault;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleSignIns;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counsel's fictional approval for the sample's walled agencies, and the advocates' lock. Its words and code lie with the sample's
 * passwords, so that somebody can try it; in a real deployment they lie nowhere.
 */
@Component
public class SampleVault implements SampleChapter {
    private final Db db;
    private final Vaults vaults;
    private final SampleSignIns signIns;
    private @Nullable OpenVault open;

    SampleVault(Db db, Vaults vaults, SampleSignIns signIns) {
        this.db = db;
        this.vaults = vaults;
        this.signIns = signIns;
    }

    @Override
    public int order() {
        return 94;
    }

    @Override
    public void write(SampleTown town) {
        town.agencies().stream().filter(SampleTown.Agency::walled).forEach(it -> approve(town, it.id()));
        SampleTown.Agency advocates = town.the("advocate");
        town.actFor(advocates.id());
        String words = SampleSignIns.randomPassword(new SecureRandom());
        var answer =
                vaults.setUp(advocates.id(), advocates.people().getFirst().id(), SecretWords.typed(words), () -> {});
        if (answer instanceof VaultAnswer.OpenedWithCode made) {
            signIns.remark("advocate opens the locked notes by these secret words: " + words);
            signIns.remark("the recovery code in the advocates' safe: " + made.code());
            open = made.vault();
        }
    }

    private void approve(SampleTown town, AgencyId agency) {
        town.actFor(agency);
        db.sql("""
                insert into platform.hosting_approval (agency_id, counsel, approved_on, document, recorded_at)
                values (:agency, 'Priya Raman, counsel (fictional)', :on, 'Sample letter 1', :now)
                """)
                .with("agency", agency)
                .with("on", LocalDate.ofInstant(town.now(), ZoneOffset.UTC))
                .with("now", town.now())
                .runExactly(1);
    }

    /** The lock while the sample is being made, once: whoever writes notes into it takes it away. */
    public Optional<OpenVault> take() {
        Optional<OpenVault> taken = Optional.ofNullable(open);
        open = null;
        return taken;
    }
}
