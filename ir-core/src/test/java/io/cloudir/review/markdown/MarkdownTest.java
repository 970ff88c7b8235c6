package io.cloudir.review.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.review.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<script>~&lt;script&gt;",
                "a | b~a \\| b",
                "[x](javascript:y)~\\[x\\](javascript:y)",
                "![x]~\\!\\[x\\]",
                "*b* _i_ `c`~\\*b\\* \\_i\\_ \\`c\\`",
                "&lt;~&amp;lt;",
                "https://example.com~https:<!-- -->//example.com",
                "www.example.com~www<!-- -->.example.com",
                "a@example.com~a@<!-- -->example.com",
                "@octocat~@<!-- -->octocat",
                "#1 and a/b#2 and # 3~#<!-- -->1 and a/b#<!-- -->2 and # 3",
                "GH-26 and i-26~GH-<!-- -->26 and i-26",
                "back\\slash~back\\\\slash",
                "ordinary text, 10:30 (UTC).~ordinary text, 10:30 (UTC).",
            })
    void textWithinALineStaysText(String text, String escaped) {
        assertThat(Markdown.inline(text)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "# x~\\# x",
                "#1~\\#<!-- -->1",
                "- x~\\- x",
                "+ x~\\+ x",
                "===~\\===",
                "1. x~1\\. x",
                "12) x~12\\) x",
                "2026-03-01~2026-03-01",
                "12 things~12 things",
            })
    void textAtTheStartOfALineBeginsNothing(String text, String escaped) {
        assertThat(Markdown.start(text)).isEqualTo(escaped);
    }

    @Test
    void codeThatCouldEndItsSpanOrItsCellBecomesText() {
        assertThat(Markdown.code("iam:CreateUser")).isEqualTo("`iam:CreateUser`");
        assertThat(Markdown.code("a`b")).isEqualTo("a\\`b");
        assertThat(Markdown.code("a|b")).isEqualTo("a\\|b");
        assertThat(Markdown.code("a\\")).isEqualTo("a\\\\");
        assertThat(Markdown.code(" ")).isEqualTo(" ");
    }

    @Test
    void everyHostileTextIsOneLineWithoutCells() {
        for (String text : Hostile.TEXTS) {
            for (String escaped : List.of(Markdown.inline(text), Markdown.start(text), Markdown.code(text))) {
                assertThat(escaped).doesNotContain("\n", "\r", "\u2028");
                assertThat(escaped.replaceAll("\\\\.", "")).doesNotContain("|");
            }
        }
    }
}
