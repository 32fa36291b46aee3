package org.anydoor.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Plays an operator who writes to the database: neither their holder nor their lock is taken for the agency's. */
@AnydoorTest
class VaultChangedOutsideTests {
    private static final String OTHERS = "marble trumpet heron cellar";

    private final Vaults vaults;
    private final AgencyId agency = VaultFixtures.approved();
    private final Caller.Member first = VaultFixtures.advocate(agency);
    private final Caller.Member second = VaultFixtures.advocate(agency);
    private final Pair operators = Pair.fresh();

    @Autowired
    VaultChangedOutsideTests(Vaults vaults) {
        this.vaults = vaults;
    }

    @Test
    void aKeyPutInTheRowOfOneWhoAsksIsNotLetInByHerNumber() {
        OpenVault vault = setUp().vault();
        String number = ask(vault.number()).number();
        UUID asks = holder(second);
        PlatformFixtures.run(
                "update platform.vault_holder set public_key = ? where id = ?", operators.publicKey(), asks);
        assertThat(Callers.as(second, vaults::standing)).isEqualTo(new VaultStanding.Outside(true));
        assertThat(Callers.as(first, () -> vaults.letIn(vault, asks, number))).isFalse();
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.Changed.class);
    }

    @Test
    void aMemberWhoNeverAskedIsShownNoNumber() {
        setUp();
        PlatformFixtures.run(
                """
                insert into platform.vault_holder (id, agency_id, person_id, public_key, salt, wrapped, pin, made_at)
                values (?, ?, ?, ?, ?, ?, ?, now())
                """,
                UUID.randomUUID(),
                agency,
                second.id(),
                operators.publicKey(),
                SecretWords.freshSalt(),
                new byte[60],
                new byte[40]);
        assertThat(Callers.as(second, vaults::standing)).isEqualTo(new VaultStanding.Outside(true));
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.Wrong.class);
    }

    @Test
    void oneKeyHasOneNumberHoweverItIsWritten() {
        byte[] key = operators.publicKey();
        byte[] respelt = respelt(key);
        assertThat(respelt).isNotEqualTo(key);
        KeyNumber number = KeyNumber.ofLock(agency);
        assertThat(number.of(respelt)).isEqualTo(number.of(key)).matches("(\\d{5} ){4}\\d{5}");
        assertThat(number.of(Pair.fresh().publicKey())).isNotEqualTo(number.of(key));
        assertThat(number.fits(key, number.of(key).replace(" ", "-"))).isTrue();
        assertThat(number.fits(new byte[] {1}, number.of(key))).isFalse();
    }

    @Test
    void aNewerLockThatNoHolderMadeOpensForNobodyAndNothingIsWritten() {
        VaultAnswer.OpenedWithCode made = setUp();
        OpenVault theirs = OpenVault.fresh(agency, 2);
        store(theirs, theirs.proof(OpenVault.fresh(agency, 1)));
        assertThat(open(first, VaultFixtures.WORDS)).isInstanceOf(VaultAnswer.Changed.class);
        UUID before = holder(first);
        assertThat(Callers.as(first, () -> vaults.recover(SecretWords.code(made.code()), SecretWords.typed(OTHERS))))
                .isInstanceOf(VaultAnswer.Changed.class);
        assertThat(holder(first)).isEqualTo(before);
        assertThat(Callers.as(first, () -> vaults.isHeld(made.vault()))).isFalse();
        PlatformFixtures.run(
                "update platform.vault set proof = ? where agency_id = ? and version = 2",
                theirs.proof(made.vault()),
                agency);
        assertThat(open(first, VaultFixtures.WORDS))
                .as("with a proof made by a holder")
                .isInstanceOf(VaultAnswer.Opened.class);
    }

    @Test
    void theLockItselfExchangedUnderItsVersionOpensForNobody() {
        setUp();
        OpenVault theirs = OpenVault.fresh(agency, 1);
        share(theirs, first);
        assertThat(open(first, VaultFixtures.WORDS)).isInstanceOf(VaultAnswer.Changed.class);
    }

    @Test
    void oneWhoAsksKnowsTheLockFromAColleagueAndTakesNoOther() {
        OpenVault vault = setUp().vault();
        OpenVault theirs = OpenVault.fresh(agency, 1);
        String real = vault.number();
        PlatformFixtures.run(
                "update platform.vault set public_key = ? where agency_id = ?", theirs.publicKey(), agency);
        assertThat(Callers.as(second, () -> vaults.ask(SecretWords.typed(OTHERS), real)))
                .isInstanceOf(VaultAnswer.OtherLock.class);
        PlatformFixtures.run("update platform.vault set public_key = ? where agency_id = ?", vault.publicKey(), agency);
        ask(real);
        share(theirs, second);
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.Changed.class);
    }

    @Test
    void whoIsLetInAfterTheLockWasReplacedStillKnowsIt() {
        OpenVault vault = setUp().vault();
        String number = ask(vault.number()).number();
        OpenVault second2 = replaced(replaced(vault));
        assertThat(Callers.as(first, () -> vaults.letIn(second2, holder(second), number)))
                .isTrue();
        assertThat(open(second, OTHERS)).isInstanceOf(VaultAnswer.Opened.class);
        assertThat(open(first, VaultFixtures.WORDS)).isInstanceOf(VaultAnswer.Opened.class);
    }

    @Test
    void aHolderWhoseKeyWasExchangedGetsNoShareOfTheNewLock() {
        OpenVault vault = setUp().vault();
        String number = ask(vault.number()).number();
        assertThat(Callers.as(first, () -> vaults.letIn(vault, holder(second), number)))
                .isTrue();
        Caller.Member third = VaultFixtures.advocate(agency);
        Callers.run(third, () -> vaults.ask(SecretWords.typed(OTHERS), vault.number()));
        PlatformFixtures.run(
                "update platform.vault_holder set public_key = ? where id = ?", operators.publicKey(), holder(second));
        assertThat(Callers.as(first, () -> vaults.takeOut(vault, holder(third))))
                .isInstanceOf(VaultAnswer.Changed.class);
        assertThat(Callers.as(first, () -> vaults.isHeld(vault)))
                .as("nothing was replaced")
                .isTrue();
        assertThat(holder(third)).isNotNull();
    }

    @Test
    void choosingWordsIsSlowedDownToo() {
        setUp();
        VaultAnswer last = new VaultAnswer.OtherLock();
        for (int n = 0; n < 12 && last instanceof VaultAnswer.OtherLock; n++) {
            last = Callers.as(second, () -> vaults.ask(SecretWords.typed(OTHERS), "1"));
        }
        assertThat(last).isInstanceOf(VaultAnswer.MustWait.class);
        assertThat(Callers.as(second, () -> vaults.setUp(SecretWords.typed(OTHERS))))
                .isInstanceOf(VaultAnswer.MustWait.class);
    }

    /** Lets a third in and takes them out again. */
    private OpenVault replaced(OpenVault vault) {
        Caller.Member third = VaultFixtures.advocate(agency);
        Callers.run(third, () -> vaults.ask(SecretWords.typed(OTHERS), vault.number()));
        return ((VaultAnswer.Opened) Callers.as(first, () -> vaults.takeOut(vault, holder(third)))).vault();
    }

    /** As the operator can: a row, and a share for each holder. */
    private void store(OpenVault theirs, byte[] proof) {
        PlatformFixtures.run(
                "insert into platform.vault (agency_id, version, public_key, proof, made_at) values (?, ?, ?, ?, now())",
                agency,
                theirs.version(),
                theirs.publicKey(),
                proof);
        share(theirs, first);
        share(theirs, null);
    }

    private void share(OpenVault theirs, Caller.@org.jspecify.annotations.Nullable Member member) {
        UUID holder = member == null
                ? PlatformFixtures.value(
                        UUID.class,
                        "select id from platform.vault_holder where agency_id = ? and person_id is null",
                        agency)
                : holder(member);
        byte[] key = PlatformFixtures.value(
                byte[].class, "select public_key from platform.vault_holder where id = ?", holder);
        PlatformFixtures.run(
                """
                insert into platform.vault_share (agency_id, version, holder_id, sealed, vouched, given_at)
                values (?, ?, ?, ?, ?, now())
                on conflict (agency_id, version, holder_id) do update set sealed = excluded.sealed, vouched = excluded.vouched
                """, agency, theirs.version(), holder, theirs.shareFor(holder, key), theirs.vouch(holder, key));
    }

    private VaultAnswer.OpenedWithCode setUp() {
        return VaultFixtures.setUp(vaults, first);
    }

    private VaultAnswer.NotLetIn ask(String lock) {
        return (VaultAnswer.NotLetIn) Callers.as(second, () -> vaults.ask(SecretWords.typed(OTHERS), lock));
    }

    private VaultAnswer open(Caller.Member member, String words) {
        return Callers.as(member, () -> vaults.open(SecretWords.typed(words)));
    }

    private UUID holder(Caller.Member member) {
        return PlatformFixtures.value(
                UUID.class,
                "select id from platform.vault_holder where agency_id = ? and person_id = ?",
                agency,
                member.id());
    }

    /** The same key, the parts of its keyset the other way round: field 2, the key, before field 1, its id. */
    private static byte[] respelt(byte[] keyset) {
        int id = 1;
        while ((keyset[id] & 0x80) != 0) {
            id++;
        }
        byte[] turned = new byte[keyset.length];
        int head = id + 1;
        System.arraycopy(keyset, head, turned, 0, keyset.length - head);
        System.arraycopy(keyset, 0, turned, keyset.length - head, head);
        return turned;
    }
}
