package io.cloudir.model.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textAndAttributesCannotLeaveTheirPlace() {
        Html html = new Html().element("td", "<script>&lt;\"'", "aria-label", "\"><img onerror=x> 'y' &amp;");
        assertThat(html)
                .hasToString("<td aria-label=\"&quot;&gt;&lt;img onerror=x&gt; &#39;y&#39; &amp;amp;\">"
                        + "&lt;script&gt;&amp;lt;&quot;&#39;</td>");
    }

    @Test
    void whatCannotBeSeenIsNamed() {
        assertThat(new Html().text("\u202E\u0000\uD83D")).hasToString("[U+202E][U+0000][U+D83D]");
    }

    @Test
    void emptyElementsAreClosedAndWritersCanBeJoined() {
        Html shape = new Html().empty("line", "x1", "0");
        assertThat(new Html().open("svg").append(shape).close("svg")).hasToString("<svg><line x1=\"0\"/></svg>");
    }

    @Test
    void aTableHasACaptionAndScopesAndScrollsByItself() {
        Html html = new Html();
        Table.begin(html, "Cap & tion", "A", "B")
                .row(Table.text("1", "minor"), Table.code("<2>"))
                .end();
        assertThat(html.toString())
                .startsWith("<div class=\"scroll\" role=\"region\" aria-label=\"Cap &amp; tion\" tabindex=\"0\">")
                .contains("<caption>Cap &amp; tion</caption>", "<th scope=\"col\">A</th>")
                .contains("<th scope=\"row\">1<span class=\"minor\">minor</span></th><td><code>&lt;2&gt;</code></td>");
        assertThat(new Html().list("ul", "plain", List.of("a"), item -> {}))
                .hasToString("<ul class=\"plain\"><li></li></ul>");
    }

    @Test
    void aPageCarriesItsStyleAndAPolicyForIt() {
        assertThat(Page.of("a & b", new Html().text("x"), Page.BASE))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .contains("<title>a &amp; b</title>", "default-src 'none'; style-src 'sha256-", "<style>:root {");
    }
}
