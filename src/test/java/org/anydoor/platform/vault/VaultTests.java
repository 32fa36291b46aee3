package org.anydoor.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.keys.Unopened;
import org.anydoor.youth.PrivilegedNotes;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who can open a walled agency's locked notes, and who can no longer. */
@AnydoorTest
class VaultTests {
    private static final String OTHERS = "marble trumpet heron cellar";
    private static final String NOTE = "We spoke about the blue house.";

    private final Vaults vaults;
    private final Youth youth;
    private final PrivilegedNotes notes;
    private final Shredding shredding;
    private final TransactionTemplate transaction;
    private final Db db;
    private final AgencyId agency = VaultFixtures.approved();
    private final Caller.Member first = VaultFixtures.advocate(agency);
    private final Caller.Member second = VaultFixtures.advocate(agency);

    @Autowired
    VaultTests(
            Vaults vaults,
            Youth youth,
            PrivilegedNotes notes,
            Shredding shredding,
            TransactionTemplate transaction,
            Db db) {
        this.vaults = vaults;
        this.youth = youth;
        this.notes = notes;
        this.shredding = shredding;
        this.transaction = transaction;
        this.db = db;
    }

    @Test
    void theWordsOpenWhatTheyLockedAndOthersDoNot() {
        YouthId id = locked(setUp().vault());
        OpenVault again = opened(first, VaultFixtures.WORDS);
        assertThat(read(first, id, again)).isEqualTo(NOTE);
        assertThat(open(first, OTHERS)).isInstanceOf(VaultAnswer.Wrong.class);
        assertThat(open(second, VaultFixtures.WORDS)).isInstanceOf(VaultAnswer.Refused.class);
    }

    @Test
    void aLockIsSetUpOnceAndOnlyAfterCounselHasApproved() {
        AgencyId bare = PlatformFixtures.agency("shelter");
        Caller.Member early = VaultFixtures.advocate(bare);
        assertThat(Callers.as(early, vaults::standing)).isInstanceOf(VaultStanding.NotApproved.class);
        assertThat(Callers.as(early, () -> vaults.setUp(SecretWords.typed(OTHERS))))
                .isInstanceOf(VaultAnswer.Refused.class);
        setUp();
        assertThat(Callers.as(second, () -> vaults.setUp(SecretWords.typed(OTHERS))))
                .isInstanceOf(VaultAnswer.Refused.class);
    }

    @Test
    void aColleagueIsLetInByTheNumberOfTheirOwnKeyAlone() {
        OpenVault vault = setUp().vault();
        YouthId id = locked(vault);
        UUID asks = ask(second, vault);
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.NotLetIn.class);
        assertThat(Callers.as(first, () -> vaults.letIn(vault, asks, "00000 00000 00000 00000 00000")))
                .isFalse();
        String digits = number(second);
        assertThat(Callers.as(first, () -> vaults.letIn(vault, asks, digits.replace(" ", ""))))
                .isTrue();
        assertThat(read(second, id, opened(second, OTHERS))).isEqualTo(NOTE);
    }

    @Test
    void whoIsTakenOutHoldsAKeyThatOpensNothingAndTheOthersGoOn() {
        OpenVault vault = setUp().vault();
        YouthId id = locked(vault);
        UUID asks = ask(second, vault);
        Callers.as(first, () -> vaults.letIn(vault, asks, number(second)));
        OpenVault leavers = opened(second, OTHERS);
        OpenVault replaced = ((VaultAnswer.Opened) Callers.as(first, () -> vaults.takeOut(vault, asks))).vault();
        assertThat(replaced.version()).isEqualTo(2);
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.Refused.class);
        assertThat(Callers.as(second, () -> vaults.isHeld(leavers))).isFalse();
        assertThatThrownBy(() -> read(second, id, leavers)).isInstanceOf(Unopened.class);
        assertThat(Callers.as(first, () -> vaults.isHeld(vault))).isFalse();
        assertThat(read(first, id, opened(first, VaultFixtures.WORDS))).isEqualTo(NOTE);
        assertThat(Callers.as(first, () -> notes.write(id, vault, "late"))).isFalse();
    }

    @Test
    void theCodeFromTheSafeOpensOnceAndIsReplaced() {
        VaultAnswer.OpenedWithCode made = setUp();
        YouthId id = locked(made.vault());
        SecretWords code = SecretWords.code(made.code().toUpperCase(java.util.Locale.ROOT));
        var recovered =
                (VaultAnswer.OpenedWithCode) Callers.as(second, () -> vaults.recover(code, SecretWords.typed(OTHERS)));
        assertThat(read(second, id, recovered.vault())).isEqualTo(NOTE);
        assertThat(read(second, id, opened(second, OTHERS))).isEqualTo(NOTE);
        assertThat(Callers.as(second, () -> vaults.recover(code, SecretWords.typed(OTHERS))))
                .isInstanceOf(VaultAnswer.Wrong.class);
        assertThat(recovered.code()).isNotEqualTo(made.code());
    }

    @Test
    void guessingAtTheWordsIsSlowedDown() {
        setUp();
        VaultAnswer last = new VaultAnswer.Wrong();
        for (int n = 0; n < 12 && last instanceof VaultAnswer.Wrong; n++) {
            last = open(first, OTHERS + n);
        }
        assertThat(last).isInstanceOf(VaultAnswer.MustWait.class);
        assertThat(open(first, VaultFixtures.WORDS)).isInstanceOf(VaultAnswer.MustWait.class);
    }

    @Test
    void aKeyThatSomebodySlippedIntoTheDatabaseIsNotTaken() {
        OpenVault vault = setUp().vault();
        YouthId id = locked(vault);
        byte[] known = new byte[32];
        PlatformFixtures.run(
                "update platform.vault_key set sealed = ? where subject_id = ?",
                Pair.seal(vault.publicKey(), known, "anydoor/vault-key/" + agency.value() + "/1/" + id.value()),
                id);
        assertThatThrownBy(() -> Callers.as(first, () -> notes.write(id, vault, "x")))
                .isInstanceOf(Unopened.class);
    }

    @Test
    void destroyingTheYoungPersonsKeyShredsTheLockedNotesToo() {
        OpenVault vault = setUp().vault();
        YouthId id = locked(vault);
        Callers.run(
                new Caller.Job(Shredding.JOB, agency),
                () -> transaction.executeWithoutResult(open -> {
                    decided(id);
                    shredding.destroy(id.value());
                }));
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.vault_key where subject_id = ?", id))
                .isZero();
        assertThat(Callers.as(first, () -> notes.read(id, vault)))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).isNull());
    }

    /** As in the transaction that destroys the record by a decision of two. */
    private void decided(YouthId id) {
        String here = db.sql("select pg_current_xact_id()::text").one((rs, n) -> rs.getString(1));
        PlatformFixtures.run("""
                insert into platform.disposal (agency_id, kind, subject_id, cause, closed_at, closed_as, destroyed_in)
                values (?, 'young-person', ?, 'again', now(), 'destroyed', ?::xid8)
                """, agency, id, here);
    }

    private VaultAnswer.OpenedWithCode setUp() {
        return VaultFixtures.setUp(vaults, first);
    }

    private YouthId locked(OpenVault vault) {
        return Callers.as(first, () -> {
            YouthId id = youth.open(YouthDetails.called("Wren"));
            assertThat(notes.write(id, vault, NOTE)).isTrue();
            return id;
        });
    }

    private VaultAnswer open(Caller.Member member, String words) {
        return Callers.as(member, () -> vaults.open(SecretWords.typed(words)));
    }

    private OpenVault opened(Caller.Member member, String words) {
        return ((VaultAnswer.Opened) open(member, words)).vault();
    }

    private UUID ask(Caller.Member member, OpenVault vault) {
        assertThat(Callers.as(member, () -> vaults.ask(SecretWords.typed(OTHERS), vault.number())))
                .isInstanceOf(VaultAnswer.NotLetIn.class);
        return PlatformFixtures.value(
                UUID.class, "select id from platform.vault_holder where person_id = ?", member.id());
    }

    private String number(Caller.Member member) {
        return ((VaultAnswer.NotLetIn) open(member, OTHERS)).number();
    }

    private String read(Caller.Member member, YouthId id, OpenVault vault) {
        return Objects.requireNonNull(
                Callers.as(member, () -> notes.read(id, vault)).getFirst().text());
    }
}
