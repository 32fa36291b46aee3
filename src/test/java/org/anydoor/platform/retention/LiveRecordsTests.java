package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Random scenes, all of them decided by two: destroyed is what everybody is done with, nobody holds and the rule names; nothing else. */
@AnydoorTest
class LiveRecordsTests {
    private static final int SCENES = 120;

    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @Autowired
    LiveRecordsTests(Disposals disposals, Destroying destroying, TransactionTemplate transaction) {
        this.job = new RetentionJob(disposals, destroying, new TestCallers(transaction), scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void nothingLiveOrHeldOrNotDueIsEverDestroyed() {
        Random chance = new Random(20261123);
        Map<UUID, Boolean> mayGo = new LinkedHashMap<>();
        for (int i = 0; i < SCENES; i++) {
            scene(chance, mayGo);
        }
        job.run();
        mayGo.forEach((concern, may) -> assertThat(RetentionFixtures.isThere(concern))
                .as("concern %s", concern)
                .isEqualTo(!may));
        assertThat(mayGo.values()).contains(true, false);
    }

    private void scene(Random chance, Map<UUID, Boolean> mayGo) {
        boolean young = one(chance, 4);
        boolean longer = one(chance, 4);
        String copy = switch (chance.nextInt(6)) {
            case 0 -> "new";
            case 1 -> "acknowledged";
            case 2 -> "accepted";
            case 3 -> "declined";
            case 4 -> "taken-back";
            default -> "closed";
        };
        int months = young ? 1 + chance.nextInt(22) : 26 + chance.nextInt(50);
        UUID concern = scene.copied(months, longer ? "helped" : "not-trafficking", copy);
        boolean live = copy.equals("new") || copy.equals("acknowledged") || copy.equals("accepted");
        if (one(chance, 5)) {
            live = true;
            PlatformFixtures.run("""
                    insert into platform.work (id, module, kind, reference, agency_id, opened_at, authority)
                    values (gen_random_uuid(), 'intake', 'message', ?, ?, now(), 'Local policy')
                    """, concern, chance.nextBoolean() ? scene.intake : scene.police);
        }
        if (one(chance, 6)) {
            live = true;
            scene.grant(concern, PlatformFixtures.agency("police"));
        }
        boolean held = one(chance, 5);
        if (held) {
            PlatformFixtures.run("""
                    insert into platform.legal_hold (agency_id, kind, subject_id, category, reason, authority, placed_by)
                    values (?, 'concern', ?, 'concern', 'Asked', 'Letter', ?)
                    """, chance.nextBoolean() ? scene.intake : scene.police, concern, scene.navigator);
        }
        PlatformFixtures.run("""
                insert into platform.disposal (agency_id, kind, subject_id, cause, first_by, first_at, second_by, second_at)
                values (?, 'concern', ?, 'rule', ?, now(), ?, now())
                """, scene.intake, concern, scene.admin, scene.supervisor);
        mayGo.put(concern, !young && !longer && !live && !held);
    }

    private static boolean one(Random chance, int in) {
        return chance.nextInt(in) == 0;
    }
}
