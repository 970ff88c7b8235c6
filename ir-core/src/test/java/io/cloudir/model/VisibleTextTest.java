package io.cloudir.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void whatIsHiddenIsNamedByItsCodePoint() {
        assertThat(Text.visible("a\u202Eb\u200Bc\u0000d\u001Be")).isEqualTo("a[U+202E]b[U+200B]c[U+0000]d[U+001B]e");
        assertThat(Text.visible("\uD83D x \uDB40\uDC41")).isEqualTo("[U+D83D] x [U+E0041]");
        assertThat(Text.visible("\u2028")).isEqualTo("[U+2028]");
        assertThat(Text.visible("ordinary \u00E9\u65E5 \uD83D\uDE00")).isEqualTo("ordinary \u00E9\u65E5 \uD83D\uDE00");
    }

    @Test
    void itIsOneLine() {
        assertThat(Text.visible("a\r\nb\nc\rd\te")).isEqualTo("a b c d e");
    }

    @Test
    void aLongTextIsShortenedAndStaysDistinct() {
        String one = Text.visible("x".repeat(1000) + "1", 10);
        String other = Text.visible("x".repeat(1000) + "2", 10);
        assertThat(one).startsWith("xxxxxxxxxx… [1001 characters, SHA-256 ").isNotEqualTo(other);
        assertThat(Text.visible("123456789\uD83D\uDE00!", 10)).startsWith("123456789… [12 characters");
        assertThat(Text.visible("exactly 10", 10)).isEqualTo("exactly 10");
    }
}
