package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTests {

    @Test
    void controlCharactersAndOverridesGoAndLinesStay() {
        assertThat(Typed.text("a\u0000b\u0007\r\nc\rd\te\u202Efdp.exe\u2066\uFEFF"))
                .isEqualTo("ab\nc\nd\tefdp.exe");
    }

    @Test
    void rightToLeftTextAndEmojiStay() {
        String text = "شاب خائف \u200F👩‍👧 نص";
        assertThat(Typed.text(text)).isEqualTo(text);
    }

    @Test
    void halfACharacterThatNoDatabaseTakesGoes() {
        assertThat(Typed.text("a\uD83Db")).isEqualTo("ab");
    }

    @Test
    void lettersAreComposed() {
        assertThat(Typed.line(" Jose\u0301 ")).isEqualTo("José");
        assertThat(Typed.lineOrNull(" \n ")).isNull();
    }
}
