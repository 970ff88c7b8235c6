package io.cloudir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred", // an escape sequence
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u202eb", // right-to-left override
                "a\u200bb", // zero-width space
                "a\u2028b", // line separator
                "a\ud800b", // half a character
                "a\ufeffb"
            })
    void whatWouldChangeHowTextIsShownBecomesAReplacement(String hostile) {
        assertThat(Text.printable(hostile)).contains("\ufffd").matches("[\\p{Print}\ufffd]*");
    }

    @Test
    void ordinaryTextOfAnyScriptStaysAsItIs() {
        assertThat(Text.printable("Zugriff auf Schlüssel, 鍵へのアクセス, доступ к ключу 🔑"))
                .isEqualTo("Zugriff auf Schlüssel, 鍵へのアクセス, доступ к ключу 🔑");
    }

    @Test
    void longTextIsCutAndSaysSo() {
        String shown = Text.printable("x".repeat(Text.PRINTABLE_LIMIT + 1));

        assertThat(shown).hasSize(Text.PRINTABLE_LIMIT + 1).endsWith("…");
        assertThat(Text.printable("x".repeat(Text.PRINTABLE_LIMIT))).doesNotContain("…");
    }

    @Test
    void wellFormedTextIsReturnedAsTheSameObject() {
        String text = "pairs \ud83d\udd11 are fine";

        assertThat(Text.wellFormed(text)).isSameAs(text);
    }

    @Test
    void everyStringSurvivesUtf8OnceItIsWellFormed() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder any = new StringBuilder();
            for (int at = random.nextInt(12); at > 0; at--) {
                boolean surrogate = random.nextInt(3) == 0;
                any.append((char) (surrogate ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000)));
            }
            String clean = Text.wellFormed(any.toString());

            assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(clean);
        }
    }
}
