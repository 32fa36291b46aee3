package org.anydoor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anydoor.intake.ReceiptCodes.Reading;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.MasterKey;

class ReceiptCodeTests {
    private static final ReceiptCodes CODES = made();

    private static ReceiptCodes made() {
        try {
            return new ReceiptCodes(MasterKey.in(Files.createTempDirectory("anydoor-codes")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 300)
    void everyCodeIsReadBackAsItself(@ForAll Language language) {
        ReceiptCode code = CODES.fresh(language);
        assertThat(CODES.read(code.text())).isEqualTo(new Reading.Code(ReceiptCodes.canonical(code.text())));
    }

    @Property(tries = 300)
    void caseSpacesHyphensAndAccentsDoNotMatter(@ForAll Language language, @ForAll Random random) {
        ReceiptCode code = CODES.fresh(language);
        String typed =
                " " + String.join(random.nextBoolean() ? " - " : random.nextBoolean() ? "\u00a0" : ",", code.parts());
        String noisy = random.nextBoolean() ? typed.toUpperCase(Locale.ROOT) : typed;
        String plain = random.nextBoolean()
                ? noisy
                : java.text.Normalizer.normalize(noisy, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        assertThat(CODES.read(plain)).isEqualTo(CODES.read(code.text()));
    }

    @Property(tries = 300)
    void oneWrongDigitIsASlipAndNoGuess(
            @ForAll @IntRange(max = 15) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        String digits = String.join("", CODES.fresh(Language.SO).parts());
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + by) % 10);
        String typed = digits.substring(0, at) + wrong + digits.substring(at + 1);
        assertThat(CODES.read(typed)).isEqualTo(new Reading.Slip("digits-check"));
    }

    @Property(tries = 200)
    void anyTextIsReadWithoutFailing(@ForAll String typed) {
        assertThat(CODES.read(typed)).isNotNull();
    }

    @Property(tries = 100)
    void twoCodesAreNeverAlike(@ForAll Language language) {
        assertThat(CODES.fresh(language)).isNotEqualTo(CODES.fresh(language));
    }

    @Property(tries = 1)
    void aWordThatIsNoWordOfTheListIsASlip() {
        assertThat(CODES.read("apple river qqqq able about")).isEqualTo(new Reading.Slip("words-unknown"));
        assertThat(CODES.read("apple river")).isEqualTo(new Reading.Slip("words-count"));
        assertThat(CODES.read(" - ")).isEqualTo(new Reading.Slip("empty"));
        assertThat(CODES.read("1234")).isEqualTo(new Reading.Slip("digits-count"));
        assertThat(CODES.read("١٢٣٤")).isEqualTo(new Reading.Slip("digits-count"));
    }
}
