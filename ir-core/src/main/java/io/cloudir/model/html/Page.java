package io.cloudir.model.html;

import io.cloudir.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The frame of a page: it needs nothing from outside, and its policy lets a browser load and run nothing. */
public final class Page {
    /** The style sheet that all pages begin with: colours, type, tables, navigation, paper. */
    public static final String BASE = "/io/cloudir/model/html/base.css";

    private Page() {}

    /**
     * A whole page.
     *
     * @param styleSheets absolute names of resources of this library, put into one style element in this order
     */
    public static String of(String title, Html body, String... styleSheets) {
        StringBuilder sheets = new StringBuilder();
        for (String name : styleSheets) {
            sheets.append(read(name));
        }
        String style = sheets.toString();
        String policy = "default-src 'none'; style-src 'sha256-" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
        Html head = new Html();
        head.element("title", title).line();
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        head.empty("meta", "name", "referrer", "content", "no-referrer").line();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                // Values of ours: the quotes of the policy stay as they are, so that it can be read in the file.
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\"/>\n"
                + head + "<style>" + style + "</style>\n</head>\n<body>\n" + body + "\n</body>\n</html>\n";
    }

    private static String read(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the library lacks its own file " + name + "; build it again");
            }
            // Browsers hash the text after they have made all line ends one character.
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the library's own file " + name + " cannot be read", unreadable);
        }
    }

    private static String hash(String style) {
        return Base64.getEncoder().encodeToString(Digest.sha256().digest(style.getBytes(StandardCharsets.UTF_8)));
    }
}
