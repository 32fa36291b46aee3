package org.anydoor.platform.vault;

import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.keys.OneTimeSeal;
import org.jspecify.annotations.Nullable;

/** A holder who is not stored yet, their private half still at hand. */
record NewHolder(UUID id, @Nullable PersonId person, Pair pair, byte[] salt, byte[] wrapped) {
    /** A new pair under these words, which takes its time. */
    static NewHolder under(SecretWords words, UUID id, @Nullable PersonId person) {
        Pair pair = Pair.fresh();
        byte[] salt = SecretWords.freshSalt();
        return new NewHolder(
                id, person, pair, salt, words.seal(salt, purpose(id)).seal(pair.secret()));
    }

    /** The pair of a stored holder, opened by their words. */
    static Pair pair(VaultRows.Holder holder, SecretWords words) {
        OneTimeSeal seal = words.seal(holder.salt(), purpose(holder.id()));
        return Pair.of(seal.open(holder.wrapped()));
    }

    /** The row of one who knows this pair of the agency. */
    VaultRows.Holder knowing(LockPin pin, AgencyId agency) {
        return new VaultRows.Holder(id, pair.publicKey(), salt, wrapped, pin.sealedBy(pair, agency, id));
    }

    /** What is read to a colleague. */
    String number() {
        return KeyNumber.ofHolder(id).of(pair.publicKey());
    }

    private static String purpose(UUID holder) {
        return "vault-holder/" + holder;
    }

    /** Says nothing: a private key is in it. */
    @Override
    public String toString() {
        return "NewHolder";
    }
}
