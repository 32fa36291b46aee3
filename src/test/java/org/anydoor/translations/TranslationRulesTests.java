package org.anydoor.translations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.anydoor.platform.i18n.Catalogue;
import org.anydoor.platform.i18n.Language;
import org.junit.jupiter.api.Test;

/** Each rule finds the defect that is planted for it, and nothing in sound texts. */
class TranslationRulesTests {

    private static final String KEY = "site.home.lede";

    private static Catalogue texts(Map<Language, String> changed) {
        var texts = new HashMap<Language, Map<String, String>>();
        var words = new HashMap<>(Map.of(
                Language.EN, "Tell {0} what you saw.",
                Language.ES, "Cuente a {0} lo que vio.",
                Language.HMN, "Qhia rau {0} seb koj pom dab tsi.",
                Language.SO, "U sheeg {0} waxa aad aragtay."));
        words.putAll(changed);
        words.forEach((language, text) -> texts.put(language, text.isEmpty() ? Map.of() : Map.of(KEY, text)));
        return new Catalogue(texts, Map.of());
    }

    @Test
    void soundTextsBreakNoRule() {
        Catalogue sound = texts(Map.of());
        assertThat(TranslationRules.missing(sound)).isEmpty();
        assertThat(TranslationRules.untranslated(sound)).isEmpty();
        assertThat(TranslationRules.placeholders(sound)).isEmpty();
        assertThat(TranslationRules.longSentences(sound)).isEmpty();
        assertThat(TranslationRules.hardToRead(sound)).isEmpty();
    }

    @Test
    void aMissingLanguageIsFound() {
        assertThat(TranslationRules.missing(texts(Map.of(Language.HMN, "")))).containsExactly("hmn " + KEY);
    }

    @Test
    void aTextLeftInEnglishIsFound() {
        assertThat(TranslationRules.untranslated(texts(Map.of(Language.SO, "Tell {0} what you saw."))))
                .containsExactly("so " + KEY);
    }

    @Test
    void aLostPlaceholderIsFound() {
        assertThat(TranslationRules.placeholders(texts(Map.of(Language.ES, "Cuente lo que vio."))))
                .containsExactly("es " + KEY);
    }

    @Test
    void aLongSomaliSentenceIsFound() {
        String sixteen = "erey ".repeat(16).strip() + ".";
        assertThat(TranslationRules.longSentences(texts(Map.of(Language.SO, sixteen))))
                .hasSize(1);
    }

    @Test
    void officialEnglishAndSpanishAreFound() {
        assertThat(TranslationRules.hardToRead(texts(Map.of(
                        Language.EN, "Notification obligations necessitate immediate documentation of exploitation.",
                        Language.ES,
                                "La notificación obligatoria requiere documentación inmediata de la explotación."))))
                .hasSize(2);
    }

    @Test
    void aNameWithoutTextAndATextWithoutNameAreFound() {
        KeyUse use = KeyUse.of("${page.t(\"site.home.lead\")} ${page.t(\"site.line.\" + key)}");
        assertThat(use.unknown(Set.of(KEY, "site.line.one"))).containsExactly("site.home.lead");
        assertThat(use.unused(Set.of(KEY, "site.line.one"))).containsExactly(KEY);
    }

    @Test
    void syllablesAreCountedAsSpoken() {
        assertThat(Readability.englishSyllables("danger")).isEqualTo(2);
        assertThat(Readability.englishSyllables("asked")).isEqualTo(1);
        assertThat(Readability.englishSyllables("someone")).isLessThanOrEqualTo(3);
        assertThat(Readability.spanishSyllables("ayuda")).isEqualTo(3);
        assertThat(Readability.spanishSyllables("quien")).isEqualTo(1);
        assertThat(Readability.spanishSyllables("policía")).isEqualTo(4);
        assertThat(Readability.spanishSyllables("muy")).isEqualTo(1);
    }
}
