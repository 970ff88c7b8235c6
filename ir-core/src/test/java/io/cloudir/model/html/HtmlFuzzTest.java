package io.cloudir.model.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever a text is: in a page and in a picture it stays the text of its element or the value of its attribute. */
class HtmlFuzzTest {
    private static final String SAFE = "((?:[^<>&\"']|&(?:amp|lt|gt|quot|#39);)*+)";
    private static final Pattern ELEMENT = Pattern.compile("<text title=\"" + SAFE + "\">" + SAFE + "</text>");

    @FuzzTest
    void aTextStaysWithinItsElementAndItsAttribute(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String html = new Html().element("text", text, "title", text).toString();

        Matcher element = ELEMENT.matcher(html);
        assertThat(element.matches()).as(html).isTrue();
        assertThat(html.codePoints().allMatch(Text::isPrintable)).as(html).isTrue();
        assertThat(plain(element.group(1))).isEqualTo(Text.visible(text));
        assertThat(plain(element.group(2))).isEqualTo(Text.visible(text));
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
