package org.anydoor.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.keys.OneTimeSeal;

/** An agency's private key while a member has it open; lives for one request, and between requests only in two halves. */
public final class OpenVault {
    private final AgencyId agency;
    private final int version;
    private final byte[] secret;
    private final Pair pair;

    private OpenVault(AgencyId agency, int version, byte[] secret) {
        this.agency = agency;
        this.version = version;
        this.secret = secret;
        this.pair = Pair.of(secret);
    }

    static OpenVault of(AgencyId agency, int version, byte[] secret) {
        return new OpenVault(agency, version, secret);
    }

    /** A new key pair, for the version that follows. */
    static OpenVault fresh(AgencyId agency, int version) {
        return of(agency, version, Pair.fresh().secret());
    }

    /** What shows that {@code old} was at hand when this pair was made: its private half, for those who hold this one. */
    byte[] proof(OpenVault old) {
        return proving().seal(old.secret);
    }

    /** The pair before this one, out of the proof. */
    OpenVault before(byte[] proof) {
        return of(agency, version - 1, proving().open(proof));
    }

    private OneTimeSeal proving() {
        return new OneTimeSeal(secret, "vault-before/" + agency.value() + "/" + version);
    }

    /** Whether its private half opens what its public half seals. */
    boolean isWhole() {
        String context = "anydoor/vault-whole";
        byte[] tried = context.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(pair.open(Pair.seal(publicKey(), tried, context), context), tried);
    }

    /** What a holder reads to a colleague who wants to ask for this lock, and no other. */
    public String number() {
        return KeyNumber.ofLock(agency).of(publicKey());
    }

    /** Puts together again what {@link #sealedBy} took apart. */
    public static OpenVault openedBy(OneTimeSeal half, byte[] sealed, AgencyId agency, int version) {
        return of(agency, version, half.open(sealed));
    }

    /** The half that the server keeps, worthless without the other. */
    public byte[] sealedBy(OneTimeSeal half) {
        return half.seal(secret);
    }

    public AgencyId agency() {
        return agency;
    }

    public int version() {
        return version;
    }

    byte[] publicKey() {
        return pair.publicKey();
    }

    /** A data key, sealed to this agency; vouched for, so that one that somebody slipped into the database is not taken. */
    byte[] seal(UUID subject, byte[] dataKey) {
        return vouching(subject).seal(Pair.seal(publicKey(), dataKey, context(subject)));
    }

    byte[] open(UUID subject, byte[] sealed) {
        return pair.open(vouching(subject).open(sealed), context(subject));
    }

    /** This private key for one holder. */
    byte[] shareFor(UUID holder, byte[] publicKey) {
        return Pair.seal(publicKey, secret, share(holder));
    }

    static OpenVault shared(AgencyId agency, int version, UUID holder, Pair holders, byte[] sealed) {
        return of(agency, version, holders.open(sealed, share(agency, version, holder)));
    }

    /** That this public key was let in by somebody who had the private key open. */
    byte[] vouch(UUID holder, byte[] publicKey) {
        return vouching(holder).seal(publicKey);
    }

    boolean vouchedFor(UUID holder, byte[] publicKey, byte[] vouched) {
        return MessageDigest.isEqual(vouching(holder).open(vouched), publicKey);
    }

    private OneTimeSeal vouching(UUID what) {
        return new OneTimeSeal(secret, "vault-vouch/" + agency.value() + "/" + version + "/" + what);
    }

    private String context(UUID subject) {
        return "anydoor/vault-key/" + agency.value() + "/" + version + "/" + subject;
    }

    private String share(UUID holder) {
        return share(agency, version, holder);
    }

    private static String share(AgencyId agency, int version, UUID holder) {
        return "anydoor/vault-share/" + agency.value() + "/" + version + "/" + holder;
    }

    /** Says nothing: a private key is in it. */
    @Override
    public String toString() {
        return "OpenVault";
    }
}
