package io.cloudir.plan.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.html.Page;
import io.cloudir.plan.ResponsePlan;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanPageTest {
    private static final String PAGE = PlanPage.html(ResponsePlan.example());
    private static final String CARD = OnCallCard.html(ResponsePlan.example());

    /** Colours of text and of what it stands on. */
    private static final List<String> ON_THE_CARD =
            List.of("ink paper", "soft paper", "accent paper", "on-accent accent", "warn warn-wash", "ink warn-wash");

    private static final List<String> ON_TINTS =
            List.of("ink tint", "soft tint", "accent tint", "ink wash", "accent wash");

    @Test
    void thePolicyAllowsTheStyleSheetOfThePageAndNothingElse() throws NoSuchAlgorithmException {
        for (String html : List.of(PAGE, CARD)) {
            String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            assertThat(html)
                    .contains("default-src 'none'; style-src 'sha256-"
                            + Base64.getEncoder().encodeToString(hash) + "'; img-src data:;")
                    .doesNotContainIgnoringCase("<script", " style=", "javascript:", "<link", "<img", "@import", "url(")
                    .doesNotContainPattern("<[^>]*\\son[a-z]+=");
        }
    }

    @Test
    void everythingAPersonMustKnowIsOnThePage() {
        assertThat(PAGE)
                .contains("Incident Commander", "tel:+12025550101", "mailto:incident-commander@example.com")
                .contains("72 hours", "Early warning", "Final report")
                .contains("Never touched", "arn:aws:iam::123456789012:role/break-glass")
                .contains("everything else", "two people", "PAGER_ROUTING_KEY", "Leaked customer export");
        assertThat(CARD)
                .contains("The first ten minutes", "within 15 min for P1", "+1 202 555 0101", "Data Protection Officer")
                .contains("phone-bridge, +1 202 555 0100")
                .contains("; with one approval suspend identity, isolate host, block address. Never: block region.");
    }

    @Test
    void whateverAPlanSaysIsTextOnThePage() {
        String hostile = "\"><script>alert(1)</script><a href='javascript:alert(2)'>&";
        ResponsePlan plan = hostilePlan(hostile);

        for (String html : List.of(PlanPage.html(plan), OnCallCard.html(plan))) {
            assertThat(html)
                    .doesNotContain("<script", "<a href='javascript")
                    .contains(
                            "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href=&#39;javascript:alert(2)&#39;&gt;&amp;");
        }
        assertThat(links(PlanPage.html(plan))).allMatch(link -> link.matches("(#|tel:|mailto:|https://).*"));
    }

    @Test
    void headingsStepDownOneByOneAndIdsAreUnique() {
        List<String> ids = all(PAGE, " id=\"([^\"]+)\"");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(all(PAGE, " href=\"#([^\"]+)\"")).allMatch(ids::contains);
        assertThat(all(PAGE, "<h1").size()).isEqualTo(1);
        int before = 1;
        for (String level : all(PAGE, "<h([1-6])[ >]")) {
            assertThat(Integer.parseInt(level)).isLessThanOrEqualTo(before + 1);
            before = Integer.parseInt(level);
        }
    }

    @Test
    void everyTableHasACaptionAndEveryHeadingCellAScope() {
        for (String html : List.of(PAGE, CARD)) {
            assertThat(all(html, "<table[^>]*><caption>[^<]+</caption>")).hasSameSizeAs(all(html, "<table"));
            assertThat(all(html, "<th scope=\"(?:col|row)\">")).hasSameSizeAs(all(html, "<th[ >]"));
            assertThat(html).contains("<html lang=\"en\">", "<main");
        }
        assertThat(PAGE).contains("<a class=\"skip\" href=\"#plan\">");
    }

    @Test
    void tagsAreClosedInTheOrderInWhichTheyWereOpened() {
        for (String html : List.of(PAGE, CARD)) {
            List<String> open = new ArrayList<>();
            Matcher tag = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*>").matcher(html);
            while (tag.find()) {
                if (tag.group(2).equals("meta")) {
                    continue;
                }
                if (tag.group(1).isEmpty()) {
                    open.add(tag.group(2));
                } else {
                    assertThat(open.remove(open.size() - 1)).isEqualTo(tag.group(2));
                }
            }
            assertThat(open).isEmpty();
        }
    }

    @Test
    void textStandsOutFromItsGroundInLightAndDark() throws IOException {
        for (String sheet : List.of(Page.BASE, "card.css")) {
            List<Map<String, String>> schemes = schemes(sheet);
            assertThat(schemes).hasSizeGreaterThanOrEqualTo(2);
            for (Map<String, String> colours : schemes) {
                for (String pair : sheet.equals("card.css")
                        ? ON_THE_CARD
                        : Stream.concat(ON_THE_CARD.stream(), ON_TINTS.stream()).toList()) {
                    String[] names = pair.split(" ", 2);
                    assertThat(colours).as(sheet).containsKeys(names);
                    assertThat(contrast(colours.get(names[0]), colours.get(names[1])))
                            .as("%s: %s", sheet, pair)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    @Test
    void anAddressOfAnyLengthBreaksAndOnlyTelephoneNumbersStayWhole() throws IOException {
        for (String sheet : List.of("plan.css", "card.css")) {
            String css = resource(PlanPage.class, sheet);
            assertThat(all(css, "\\.reach \\{([^}]*)\\}"))
                    .singleElement()
                    .asString()
                    .contains("overflow-wrap: anywhere;")
                    .doesNotContain("nowrap");
            assertThat(css).contains("a[href^=\"tel:\"] { white-space: nowrap; }");
        }
    }

    @Test
    void theSamePlanGivesTheSameBytes() {
        assertThat(PlanPage.html(ResponsePlan.example())).isEqualTo(PAGE);
        assertThat(OnCallCard.html(ResponsePlan.example())).isEqualTo(CARD);
    }

    private static ResponsePlan hostilePlan(String text) {
        String plan = example();
        String quoted = "\"" + text.replace("\"", "\\\"") + "\"";
        plan = plan.replace("organisation: Example Organisation", "organisation: " + quoted)
                .replace("    name: Incident Commander\n", "    name: " + quoted + "\n")
                .replace("value: \"+1 202 555 0101\"", "value: " + quoted)
                .replace("value: \"https://authority.example.org/breach\"", "value: \"javascript:alert(2)\"")
                .replace("metBy: The Service Owner has tried the service and says it is healthy.", "metBy: " + quoted);
        return ResponsePlan.read("hostile", plan.getBytes(StandardCharsets.UTF_8));
    }

    private static String example() {
        return resource(ResponsePlan.class, "example-plan.yaml");
    }

    private static String resource(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> links(String html) {
        return all(html, " href=\"([^\"]*)\"");
    }

    private static List<String> all(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    /** The colours by name: those of the light scheme, then the same with what the dark scheme changes. */
    private static List<Map<String, String>> schemes(String sheet) throws IOException {
        String css = resource(PlanPage.class, sheet);
        List<Map<String, String>> schemes = new ArrayList<>();
        Map<String, String> colours = new TreeMap<>();
        Matcher root = Pattern.compile(":root \\{([^}]*)\\}").matcher(css.substring(0, css.indexOf("@media print")));
        while (root.find()) {
            Matcher colour = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(root.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), colour.group(2));
            }
            schemes.add(new TreeMap<>(colours));
        }
        return schemes;
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
