package io.cloudir.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A text of Sigma documents, separated by {@code ---}, and the name by which its faults are reported.
 *
 * @param name usually the file's name
 * @param text the YAML
 */
public record RuleDocument(String name, String text) {
    public RuleDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /**
     * A file, or all {@code .yml} and {@code .yaml} files under a folder in the order of their paths. Bytes that are not
     * UTF-8 become U+FFFD.
     *
     * @throws IOException if the file or folder cannot be read
     */
    public static List<RuleDocument> read(Path fileOrFolder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(fileOrFolder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.equals(fileOrFolder) || isYaml(file))
                    .sorted()
                    .toList();
        }
        List<RuleDocument> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(
                    new RuleDocument(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
        return documents;
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }
}
