package io.cloudir.review.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.Text;
import java.nio.charset.StandardCharsets;

/** Whatever a text is: in Markdown it begins no block, span, link, cell or HTML, and says what it said. */
class MarkdownFuzzTest {
    @FuzzTest
    void aTextStaysText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String seen = Text.visible(text);
        for (String written : new String[] {Markdown.inline(text), Markdown.start(text)}) {
            String bare = written.replace("<!-- -->", "\u2060")
                    .replaceAll("\\\\.", " ")
                    .replaceAll("&(amp|lt|gt);", " ");
            assertThat(bare).doesNotContainPattern("[<>&`*_\\[\\]|~!$^\\\\]");
            assertThat(bare)
                    .doesNotContain("://")
                    .doesNotContainPattern("(?i)www\\.")
                    .doesNotContainPattern("@[^\u2060]|@$")
                    .doesNotContainPattern("#[0-9]|(?i)gh-[0-9]");
            assertThat(plain(written)).isEqualTo(seen);
            assertThat(written.codePoints().allMatch(Text::isPrintable))
                    .as(written)
                    .isTrue();
        }
        assertThat(Markdown.start(text)).doesNotContainPattern("^\\s*([-+=#>]|[0-9]{1,9}[.)])");
        String code = Markdown.code(text);
        if (code.startsWith("`")) {
            assertThat(code.substring(1, code.length() - 1)).isEqualTo(seen).doesNotContainPattern("[`|\\\\<>&\\[\\]]");
        } else {
            assertThat(code).isEqualTo(Markdown.inline(text));
        }
    }

    private static String plain(String written) {
        return written.replace("<!-- -->", "")
                .replaceAll("\\\\(.)", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
