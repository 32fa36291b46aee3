package org.anydoor.youth.release.web;

import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.release.Release;
import org.anydoor.youth.release.ReleaseItem;
import org.anydoor.youth.release.ReleaseState;
import org.anydoor.youth.release.Signer;

/**
 * A release as its pages and its printed copy show it.
 *
 * @param called what the young person is called
 * @param owner the agency that lets something out
 * @param path where its page is
 * @param texts the languages in which it is read: the young person's first, then English where nobody has checked the translation
 */
public record ReleaseView(
        Release release,
        String called,
        String owner,
        ReleaseState state,
        LocalDate from,
        LocalDate lastDay,
        LocalDate endedOn,
        String path,
        List<Text> texts) {

    /** In which words each thing is named in a language. */
    public List<String> items(Text text) {
        return release.items().stream()
                .map(it -> text.t("youth.consent.item." + Db.word(it)))
                .toList();
    }

    public boolean hasContact() {
        return release.items().contains(ReleaseItem.CONTACT);
    }

    public String signers(Text text) {
        return text.t("youth.consent.signer." + Db.word(release.signer()));
    }

    public boolean withGuardian() {
        return release.signer() == Signer.WITH_GUARDIAN;
    }

    /** Whether it can still be signed. */
    public boolean isOpen() {
        return state == ReleaseState.UNSIGNED;
    }

    /** Whether it can still be taken back. */
    public boolean canEnd() {
        return state == ReleaseState.UNSIGNED || state == ReleaseState.LATER || state == ReleaseState.LIVE;
    }

    public boolean isTranslated() {
        return release.language() != Language.EN;
    }

    public String stateWord() {
        return Db.word(state);
    }
}
