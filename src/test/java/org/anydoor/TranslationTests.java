package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import org.anydoor.platform.i18n.Catalogue;
import org.anydoor.platform.i18n.Language;
import org.anydoor.translations.KeyUse;
import org.anydoor.translations.TranslationRules;
import org.junit.jupiter.api.Test;

/** Public and youth-facing text is complete, translated and easy to read, or the build fails. */
class TranslationTests {

    private final Catalogue texts = Catalogue.read();
    private final KeyUse use = KeyUse.in(Path.of("src/main"));

    @Test
    void everyPublicTextStandsInAllFourLanguages() {
        assertThat(TranslationRules.missing(texts)).isEmpty();
    }

    @Test
    void noTextIsLeftInEnglish() {
        assertThat(TranslationRules.untranslated(texts)).isEmpty();
    }

    @Test
    void everyLanguageFillsInTheSameThings() {
        assertThat(TranslationRules.placeholders(texts)).isEmpty();
    }

    @Test
    void hmongAndSomaliSentencesAreShort() {
        assertThat(TranslationRules.longSentences(texts)).isEmpty();
    }

    @Test
    void englishAndSpanishReadAtSixthGradeOrBelow() {
        assertThat(TranslationRules.hardToRead(texts)).isEmpty();
    }

    @Test
    void everyTextThatAPageAsksForExists() {
        assertThat(use.unknown(keys())).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        assertThat(use.unused(keys())).isEmpty();
    }

    private TreeSet<String> keys() {
        var keys = new TreeSet<>(texts.in(Language.EN).keySet());
        keys.addAll(texts.staffTexts().keySet());
        return keys;
    }
}
