package io.cloudir.plan.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of a page: it needs nothing from outside, and its policy lets a browser load and run nothing. */
final class Document {
    private Document() {}

    /** A whole page with one of the style sheets that ship beside this class. */
    static String of(String title, String styleSheet, Html body) {
        String style = read(styleSheet);
        String policy = "default-src 'none'; style-src 'sha256-" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
        Html head = new Html();
        head.open("meta", "charset", "utf-8").line();
        head.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        head.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        head.open("meta", "name", "referrer", "content", "no-referrer").line();
        head.element("title", title).line();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head + "<style>" + style
                + "</style>\n</head>\n<body>\n" + body + "\n</body>\n</html>\n";
    }

    private static String read(String name) {
        try (InputStream file = Document.class.getResourceAsStream(name)) {
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java platform has SHA-256", never);
        }
    }
}
