package io.cloudir.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a page more strictly than any browser: tags that are closed in order, attributes in double quotes, and outside of
 * them nothing but text whose five special characters are escaped.
 */
final class Markup {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*=\"[^\"<>]*\")*)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z][a-zA-Z0-9-]*)=\"([^\"]*)\"");
    private static final Pattern LOOSE = Pattern.compile("[<>\"']|&(?!(?:amp|lt|gt|quot|#39);)");

    private Markup() {}

    /** The elements in order, each with its attributes and, where they steer something, their values. */
    static List<String> shape(String html) {
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        String body = html.substring(html.indexOf('\n')).replaceFirst("(?s)(<style>).*?(</style>)", "$1$2");
        List<String> shape = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(body);
        int after = 0;
        while (tag.find()) {
            assertThat(LOOSE.matcher(body.substring(after, tag.start()))
                            .results()
                            .map(it -> around(body, tag.start())))
                    .as("unescaped text before")
                    .isEmpty();
            after = tag.end();
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else {
                shape.add(tag.group(2) + attributes(tag.group(2), tag.group(3)));
                if (tag.group(4).isEmpty()) {
                    open.push(tag.group(2));
                }
            }
        }
        assertThat(body.substring(after)).isBlank();
        assertThat(open).isEmpty();
        return shape;
    }

    private static String attributes(String element, String text) {
        assertThat(element).isNotIn("script", "img", "iframe", "object", "link", "base", "form");
        StringBuilder attributes = new StringBuilder();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String name = attribute.group(1);
            assertThat(name).isNotEqualTo("style").isNotEqualTo("src").doesNotStartWith("on");
            boolean policy = element.equals("meta");
            assertThat(policy ? "" : attribute.group(2)).doesNotContainPattern("'|&(?!(?:amp|lt|gt|quot|#39);)");
            attributes.append(' ').append(name);
            if (name.equals("class") || name.equals("href") || name.equals("id")) {
                attributes.append('=').append(attribute.group(2));
            }
        }
        return attributes.toString();
    }

    private static String around(String body, int at) {
        return body.substring(Math.max(0, at - 200), at);
    }
}
