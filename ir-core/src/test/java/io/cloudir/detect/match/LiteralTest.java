package io.cloudir.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression is looked for by stands in all that it finds. */
class LiteralTest {
    private static final String[] ATOMS = {
        "a",
        "b",
        "A",
        ".",
        "(a|b)",
        "[ab]",
        "[^a]",
        "\\.",
        "\\d",
        "(?:ab)",
        "\\x61",
        "ab",
        "|",
        "^",
        "$",
        "(?i)",
        "\\Qa|\\E"
    };
    private static final String[] REPEATS = {"", "", "", "*", "+", "?", "{2}", "{0,1}", "*?", "{"};

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', nullValues = "-", textBlock = """
            .+:assumed-role/aws:.+  ! :assumed-role/aws:
            ^Create(User|Role)$     ! create
            abc?def                 ! def
            ab+cd                   ! ab
            a\\.b\\*c               ! a.b*c
            [abcd]efg               ! efg
            abc{2}defg              ! defg
            abcd|efgh               ! -
            \\x41bcd                ! -
            \\Qabcd\\E?             ! -
            (abcd)                  ! -
            """)
    void theLongestSureTextIsTaken(String expression, String literal) {
        assertThat(Literal.in(expression)).isEqualTo(literal == null ? "" : literal);
    }

    @Test
    void whateverIsFoundContainsIt() throws Regex.Unusable {
        SplittableRandom random = new SplittableRandom(9);
        int sure = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder expression = new StringBuilder();
            for (int atom = 1 + random.nextInt(5); atom > 0; atom--) {
                expression.append(ATOMS[random.nextInt(ATOMS.length)]).append(REPEATS[random.nextInt(REPEATS.length)]);
            }
            Regex regex;
            try {
                regex = Regex.of(expression.toString(), random.nextBoolean(), false, false);
            } catch (Regex.Unusable e) {
                continue;
            }
            sure += regex.literal().isEmpty() ? 0 : 1;
            for (int text = 0; text < 20; text++) {
                String value = text(random);
                if (regex.find(value)) {
                    assertThat(CaseFolding.fold(value))
                            .as(expression.toString())
                            .contains(regex.literal());
                }
            }
        }
        assertThat(sure).isGreaterThan(1_000);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int at = random.nextInt(8); at > 0; at--) {
            text.append("abAB.1|{".charAt(random.nextInt(8)));
        }
        return text.toString();
    }
}
