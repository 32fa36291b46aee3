package org.anydoor.youth.web;

import jakarta.validation.constraints.Size;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.SafeContact;
import org.jspecify.annotations.Nullable;

/** How a young person may be reached, as a member types it. */
record ContactForm(
        @Size(max = 300) @Nullable String way,
        @Size(max = 200) @Nullable String hours,
        @Nullable String voicemail,
        @Size(max = 120) @Nullable String askFor,
        @Size(max = 120) @Nullable String weAre,
        @Size(max = 200) @Nullable String deviceSeenBy,
        @Size(max = 120) @Nullable String codeWord,
        @Nullable String doNotContact) {

    static void fill(Form form, SafeContact it) {
        form.fill("way", it.way())
                .fill("hours", it.hours())
                .fill("voicemail", it.voicemail() ? "yes" : null)
                .fill("askFor", it.askFor())
                .fill("weAre", it.weAre())
                .fill("deviceSeenBy", it.deviceSeenBy())
                .fill("codeWord", it.codeWord())
                .fill("doNotContact", it.doNotContact() ? "yes" : null);
    }

    SafeContact contact() {
        return new SafeContact(
                Typed.lineOrNull(way),
                Typed.lineOrNull(hours),
                "yes".equals(voicemail),
                Typed.lineOrNull(askFor),
                Typed.lineOrNull(weAre),
                Typed.lineOrNull(deviceSeenBy),
                Typed.lineOrNull(codeWord),
                "yes".equals(doNotContact));
    }
}
