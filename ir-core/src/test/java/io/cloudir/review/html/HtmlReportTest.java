package io.cloudir.review.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.html.Page;
import io.cloudir.review.PostMortem;
import io.cloudir.review.SampleJournal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String PAGE = HtmlReport.render(PostMortem.of(SampleJournal.exercise()));

    @Test
    void thePolicyAllowsItsOwnStyleAndNothingElse() throws NoSuchAlgorithmException {
        String style = PAGE.substring(PAGE.indexOf("<style>") + 7, PAGE.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(PAGE)
                .contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                                + Base64.getEncoder().encodeToString(hash) + "'; img-src data:;")
                .doesNotContainIgnoringCase(
                        "<script", " style=", "javascript:", "<link", "<img", "@import", "url(", "src=\"")
                .doesNotContainPattern("<[^>]*\\son[a-z]+=");
        assertThat(all("<style>")).hasSize(1);
    }

    @Test
    void theFirstThingToReadOnAnExerciseSaysSo() {
        String body = PAGE.substring(PAGE.indexOf("<body>"));
        assertThat(body.indexOf("Exercise. None of this happened for real."))
                .isPositive()
                .isLessThan(body.indexOf("<h1"));
        assertThat(HtmlReport.render(PostMortem.of(SampleJournal.entries())))
                .doesNotContain("Exercise. None", "EXERCISE");
    }

    @Test
    void headingsStepDownOneByOneAndEveryAnchorLeadsSomewhere() {
        List<String> ids = all(" id=\"([^\"]+)\"");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(all(" href=\"#([^\"]+)\"")).isNotEmpty().allMatch(ids::contains);
        assertThat(all("<h1")).hasSize(1);
        int before = 1;
        for (String level : all("<h([1-6])[ >]")) {
            assertThat(Integer.parseInt(level)).isLessThanOrEqualTo(before + 1);
            before = Integer.parseInt(level);
        }
        assertThat(PAGE).contains("<html lang=\"en\">", "<main id=\"report\">", "<a class=\"skip\" href=\"#report\">");
    }

    @Test
    void everyTableHasACaptionAndEveryHeadingCellAScope() {
        assertThat(all("<table[^>]*><caption>[^<]+</caption>")).hasSameSizeAs(all("<table"));
        assertThat(all("<th scope=\"(?:col|row)\">")).hasSameSizeAs(all("<th[ >]"));
        assertThat(all("class=\"scroll\" role=\"region\" aria-label=\"[^\"]+\" tabindex=\"0\""))
                .hasSize(all("<table").size() + 1);
    }

    @Test
    void thePictureCanBeReadWithoutBeingSeen() {
        assertThat(PAGE)
                .contains("role=\"img\" aria-labelledby=\"course-title course-desc\"")
                .contains("<desc id=\"course-desc\">From 2026-03-02 08:04:10 UTC to 2026-03-27 09:00:00 UTC: 11 stays")
                .contains("mitigating, cycle 1, 2026-03-02 08:44:00 UTC to 2026-03-02 09:41:00 UTC, 57 min");
    }

    @Test
    void textStandsOutFromItsGroundInLightAndDark() throws IOException {
        for (Map<String, String> colours : schemes()) {
            List<String> pairs = new ArrayList<>(
                    List.of("ink paper", "soft paper", "soft tint", "accent paper", "warn warn-wash", "ink warn-wash"));
            List.of("critical", "high", "medium", "low", "informational")
                    .forEach(level -> pairs.add(level + " " + level + "-wash"));
            List.of("p1", "p2", "p3", "p4", "p5").forEach(phase -> pairs.add("p-text " + phase));
            for (String pair : pairs) {
                String[] names = pair.split(" ", 2);
                assertThat(contrast(colours.get(names[0]), colours.get(names[1])))
                        .as(pair)
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (String level : List.of("critical", "high", "medium", "low", "informational", "accent")) {
                assertThat(contrast(colours.get(level), colours.get("tint")))
                        .as("mark " + level)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    private static List<String> all(String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(PAGE);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    /** The colours by name: those of the light scheme, and the same with what the dark scheme changes. */
    private static List<Map<String, String>> schemes() throws IOException {
        Map<String, String> light = new TreeMap<>();
        Map<String, String> dark = new TreeMap<>();
        for (String sheet : List.of(Page.BASE, "/io/cloudir/review/html/report.css")) {
            try (InputStream file = HtmlReport.class.getResourceAsStream(sheet)) {
                String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                String[] parts = css.substring(0, css.indexOf("@media print")).split("@media \\(prefers", 2);
                colours(parts[0], light);
                colours(parts[1], dark);
            }
        }
        Map<String, String> both = new TreeMap<>(light);
        both.putAll(dark);
        return List.of(light, both);
    }

    private static void colours(String css, Map<String, String> colours) {
        Matcher colour = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(css);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
