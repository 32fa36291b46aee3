package org.anydoor.platform.openid;

import java.util.Locale;

/** Why a provider's word was not had or not taken; each has a sentence for whoever waits in front of it. */
public enum Trouble {
    /** It does not answer, or not as a provider does. */
    UNREACHABLE,
    /** Its address, or one that it names, is none that the program asks. */
    NOT_PERMITTED,
    /** What it says of itself is not what was typed: another issuer, or a part that is needed is missing. */
    OTHER_ISSUER,
    /** It does not know us: the id, the secret or the address to come back to is another there. */
    NOT_KNOWN_THERE,
    /** It let nobody in. */
    REFUSED_THERE,
    /** What came back was not asked for from this browser, was used before, or came too late. */
    TOO_LATE,
    /** What came back is not for us, not from it, or not about this sign-in. */
    NOT_BELIEVED,
    /** It did not ask who sits there, or does not say when it last did. */
    NOT_ANEW,
    /** Too many answers from one network proved nobody. */
    MUST_WAIT;

    /** The key of its sentence. */
    public String key() {
        return "platform.openid.trouble." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
