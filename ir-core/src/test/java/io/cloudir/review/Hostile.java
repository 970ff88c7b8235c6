package io.cloudir.review;

import io.cloudir.model.Digest;
import java.util.List;
import java.util.SplittableRandom;

/** Texts as an attacker puts them into user agents and names. */
public final class Hostile {
    /** Each tries to leave a place where text is shown. */
    public static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title></style></svg></td></table><svg onload=alert(1)>",
            "]]><!-- --><![CDATA[",
            "&lt;b&gt; &amp; &#60;script&#62; &colon;",
            "a | b |\n| --- | --- |\n| x | y |",
            "``` ` `` | `",
            "[click](javascript:alert(1)) ![x](https://example.com/x.png) <https://example.com>",
            "](javascript:alert(1))",
            "https://example.com www.example.com someone@example.com @everyone",
            "\n\n# heading\n\n- item\n\n1. one\n\n> quote\n\n---\n\n    code",
            "**bold** __bold__ *i* _i_ ~~s~~ \\ \\\\| $x$ ^",
            "\u202Egnp.exe\u202C \u2066\u2069 \u200B\u200D\uFEFF\u00AD",
            "\u0000\u0001\b\u001B[31mred\u001B[0m\u001B]8;;https://example.com\u0007link\u0007\u009B2J\u007F",
            "line\u2028separator\u2029paragraph\r\nbreak\ttab\u0085",
            "lone \uD83D and \uDE00 pair \uD83D\uDE00",
            "\uFFFE\uFFFF\uE000",
            "style=\"color:red\" class=\"x\"",
            "=cmd|' /C calc'!A0",
            "x".repeat(100_000) + "<script>");

    private Hostile() {}

    /** A hostile text for a plain one; different for different ones, the same for the same. */
    public static String of(String plain, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ plain.hashCode());
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return (random.nextBoolean() ? text : "a" + text) + " " + mark(plain);
    }

    /** A harmless text for a plain one. */
    public static String benign(String plain) {
        return "text " + mark(plain);
    }

    private static String mark(String plain) {
        return Digest.ofText(plain).hex().substring(0, 12);
    }
}
