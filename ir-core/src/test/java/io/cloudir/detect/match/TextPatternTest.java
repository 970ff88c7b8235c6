package io.cloudir.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StopLogging  | stoplogging   | true",
                "StopLogging  | StopLogging2  | false",
                "Stop*        | STOP          | true",
                "*Logging     | StopLogging   | true",
                "*op*         | StopLogging   | true",
                "S*p*g        | StopLogging   | true",
                "S*p*x        | StopLogging   | false",
                "?top         | Stop          | true",
                "?top         | top           | false",
                "?            | 😀            | true",
                "a\\*b        | a*b           | true",
                "a\\*b        | axb           | false",
                "a\\?b        | a?b           | true",
                "C:\\Windows  | c:\\windows   | true",
                "a\\\\*       | a\\anything   | true",
                "a\\\\\\*     | a\\*          | true",
                "a\\\\\\*     | a\\x          | false",
                "\\\\server   | \\server      | true",
                "end\\        | end\\         | true",
                "ÄRGER*       | ärgernis      | true",
                "*            | anything      | true"
            })
    void aPatternMatchesAsTheSpecificationSays(String pattern, String text, boolean matches) {
        assertThat(TextPattern.parse(pattern).matches(CaseFolding.fold(text))).isEqualTo(matches);
    }

    @Test
    void anEmptyPatternMatchesOnlyTheEmptyText() {
        assertThat(TextPattern.parse("").matches("")).isTrue();
        assertThat(TextPattern.parse("").matches("x")).isFalse();
        assertThat(TextPattern.parse("*").matches("")).isTrue();
    }

    @Test
    void openingAnEndKeepsTheWildcardsWithin() {
        TextPattern inner = TextPattern.parse("a*c").openStart().openEnd();
        assertThat(inner.matches("xxabcxx")).isTrue();
        assertThat(inner.matches("xxcbaxx")).isFalse();
    }

    @Test
    void manyWildcardsOnALongTextDoNotHang() {
        TextPattern pattern = TextPattern.parse("*a*a*a*a*a*a*a*a*b?");
        String text = "a".repeat(65_536);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> pattern.matches(text));
    }

    @Test
    void agreesWithAPlainRecursiveMatcher() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            String pattern = text(random, "ab*?\\", 7);
            String text = text(random, "ab*?\\", 7);
            assertThat(TextPattern.parse(pattern).matches(text))
                    .as("%s on %s", pattern, text)
                    .isEqualTo(ReferencePattern.matches(pattern, text));
        }
    }

    private static String text(SplittableRandom random, String alphabet, int longest) {
        int length = random.nextInt(longest + 1);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
