package io.cloudir.respond.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The playbook that the documentation shows. */
public final class Example {
    private Example() {}

    public static String text() {
        try {
            String page = Files.readString(Path.of("..", "docs", "playbooks.md"));
            int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
            return page.substring(begin, page.indexOf("```", begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Playbook playbook() {
        return Playbook.read("example", text().getBytes(StandardCharsets.UTF_8));
    }
}
