package io.cloudir.review.html;

import io.cloudir.incident.Incident;
import io.cloudir.model.Text;
import io.cloudir.model.html.Html;
import io.cloudir.model.html.Page;
import io.cloudir.review.PostMortem;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;

/**
 * Writes a post-mortem as one HTML file in UTF-8: no script, nothing loaded, a policy that would forbid both; readable on
 * a phone, with a screen reader, in the dark and on paper. The same post-mortem gives the same bytes.
 */
public final class HtmlReport {
    private static final String STYLE = "/io/cloudir/review/html/report.css";
    private static final int TITLE_LIMIT = 200;

    private HtmlReport() {}

    /** The file. */
    public static String render(PostMortem postMortem) {
        Html html = new Html();
        html.element("a", "Skip to the report", "class", "skip", "href", "#report")
                .line();
        if (postMortem.isExercise()) {
            html.element("p", "Exercise. None of this happened for real.", "class", "exercise")
                    .line();
        }
        masthead(html, postMortem);
        html.open("div", "class", "frame").line();
        contents(html, postMortem);
        html.open("main", "id", "report").line();
        BlockWriter blocks = new BlockWriter(html);
        for (Section section : postMortem.sections()) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title")
                    .element("h2", section.title(), "id", section.id() + "-title")
                    .line();
            section.blocks().forEach(blocks::write);
            html.close("section").line();
        }
        html.close("main").line().close("div").line();
        html.open("footer")
                .text("Made from the journal of ")
                .element("code", postMortem.incident().id().value());
        html.text(", " + Wording.count(postMortem.incident().version(), "entry") + ", head ")
                .element("code", postMortem.incident().head().hash().hex())
                .text(
                        ". Times are UTC. Characters that cannot be seen are named by their code point, such as [U+202E].")
                .close("footer");
        String title = postMortem.headline() + " · " + title(postMortem);
        return Page.of(title, html, Page.BASE, STYLE);
    }

    private static String title(PostMortem postMortem) {
        return Text.visible(postMortem.incident().title(), TITLE_LIMIT);
    }

    private static void masthead(Html html, PostMortem postMortem) {
        Incident incident = postMortem.incident();
        html.open("header", "class", "masthead").open("div");
        html.element("p", postMortem.headline()).element("h1", title(postMortem));
        html.open("dl", "class", "facts");
        incident.severity().ifPresent(it -> fact(html, "Severity", Phrase.severity(it)));
        incident.priority().ifPresent(it -> fact(html, "Priority", Phrase.text(it.name())));
        fact(html, "Phase", Phrase.text(Wording.words(incident.phase())));
        fact(html, "Opened", Phrase.text(Wording.time(incident.openedAt())));
        fact(html, "As of", Phrase.text(Wording.time(incident.updatedAt())));
        html.close("dl").close("div").close("header").line();
    }

    private static void fact(Html html, String name, Phrase value) {
        html.open("div").element("dt", name).open("dd");
        PhraseWriter.write(html, value);
        html.close("dd").close("div");
    }

    private static void contents(Html html, PostMortem postMortem) {
        html.open("nav", "aria-labelledby", "contents").element("h2", "Contents", "id", "contents");
        html.open("ol");
        for (Section section : postMortem.sections()) {
            html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .close("li");
        }
        html.close("ol").close("nav").line();
    }
}
