package org.anydoor.youth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.anydoor.platform.vault.LockedKeys;
import org.anydoor.platform.vault.LockedSealer;
import org.anydoor.platform.vault.OpenVault;
import org.anydoor.platform.vault.SampleVault;
import org.springframework.stereotype.Component;

/** Three fictional young people whom the sample's advocates know, with notes that their lock keeps. */
@Component
class SampleNotes implements SampleChapter {
    private static final List<String> CALLED = List.of("Rowan", "Ximena", "Abshir");
    private static final List<String> NOTES = List.of(
            "Wants to talk about school first. Feels safe on the late bus, not at the stop.",
            "Asked what happens to what they tell us. I explained who can read this: we two, nobody else.",
            "Would like somebody beside them at the clinic on Thursday.");

    private final Records records;
    private final PrivilegedNotes notes;
    private final LockedKeys keys;
    private final SampleVault vaults;

    SampleNotes(Records records, PrivilegedNotes notes, LockedKeys keys, SampleVault vaults) {
        this.records = records;
        this.notes = notes;
        this.keys = keys;
        this.vaults = vaults;
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public void write(SampleTown town) {
        vaults.take().ifPresent(vault -> write(town, vault));
    }

    private void write(SampleTown town, OpenVault vault) {
        town.actFor(vault.agency());
        PersonId by = town.the("advocate").people().getFirst().id();
        for (String called : CALLED) {
            Instant opened = town.ago(Duration.ofDays(200));
            var id = new YouthId(town.key());
            records.add(id, vault.agency(), YouthDetails.called(called), opened, by);
            LockedSealer sealer = keys.findOrMake(vault, id.value()).orElseThrow();
            for (int n = 0; n < 2; n++) {
                notes.add(id, sealer, town.oneOf(NOTES), by, opened.plus(Duration.ofHours(2 + 24L * n)));
            }
        }
    }
}
