package io.cloudir.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardsTest {
    /** What a rule may ask for, in patterns of the greatest length. */
    private static final int RULE = 8_192;

    private static final int PATTERN = 1_024;

    /** Bits are kept in words of 64: the places at their borders are where a mistake would be. */
    @ParameterizedTest
    @ValueSource(ints = {1, 62, 63, 64, 65, 127, 128, 129, 1_000})
    void aPatternOfAnyLengthMatchesWhatItSays(int length) {
        String text = "abc".repeat(length).substring(0, length);
        String other = text.substring(1) + "x";
        for (String pattern : new String[] {
            text + "?*", "*?" + text, "*" + text + "*?", "?*" + text.substring(1), "*" + text.substring(1) + "?"
        }) {
            TextPattern read = TextPattern.parse(pattern);
            String fitting = pattern.replace('?', 'q').replace("*", "zz");
            assertThat(read.matches(fitting)).as(pattern).isTrue();
            assertThat(read.matches(fitting.replace('b', 'x').replace('a', 'x').replace('c', 'x')))
                    .as(pattern)
                    .isEqualTo(pattern.matches("[*?]+"));
            assertThat(TextPattern.parse(text + "?*").matches(other)).isFalse();
        }
    }

    @Test
    void aWildcardStandsForACodePointBeyondTheFirstPlaneToo() {
        assertThat(TextPattern.parse("a?c*\uD83D\uDE00?").matches("a\uD83D\uDE00c--\uD83D\uDE00x"))
                .isTrue();
        assertThat(TextPattern.parse("a?c*\uD83D\uDE00?").matches("a\uD83D\uDE00c--\uD83D\uDE01x"))
                .isFalse();
    }

    /** The most that a rule may ask for, on texts that match at each place almost to the end: once 19 s for each 200 kB. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theMostThatARuleMayAskForIsSoonDone() {
        String text = "a".repeat(1 << 20);
        for (int pattern = 0; pattern < RULE / PATTERN; pattern++) {
            String almost = "a".repeat(PATTERN - 4 - pattern);
            assertThat(TextPattern.parse("*" + almost + "?b*").matches(text)).isFalse();
            assertThat(TextPattern.parse("*" + almost + "b*").matches(text)).isFalse();
        }
    }
}
