package io.cloudir.detect;

import io.cloudir.detect.sigma.Placeholders;
import io.cloudir.detect.sigma.SigmaReader;
import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.model.FaultyDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * A file, or all {@code .yml} and {@code .yaml} files under a folder in the order of their paths, in UTF-8.
     *
     * @throws IOException if the file or folder cannot be read
     * @throws FaultyRulesException if a file is not UTF-8; a rule is never read as something else than was written
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
        List<FaultyDocumentException> faulty = new ArrayList<>();
        for (Path file : files) {
            Faults faults = new Faults();
            Optional<String> text = DocumentReader.text(Files.readAllBytes(file), SigmaReader.FORM, faults);
            if (faults.isEmpty()) {
                text.map(yaml -> new RuleDocument(file.toString(), yaml)).ifPresent(documents::add);
            } else {
                faulty.add(new FaultyDocumentException(file.toString(), faults.sorted()));
            }
        }
        if (!faulty.isEmpty()) {
            throw new FaultyRulesException(faulty);
        }
        return documents;
    }

    /**
     * What placeholders stand for, as a document says it: each name with a text or a list of texts.
     *
     * @param name the document's name
     * @param yaml its bytes
     * @throws FaultyDocumentException if it says something else
     */
    public static Map<String, List<String>> placeholders(String name, byte[] yaml) {
        Faults faults = new Faults();
        Map<String, List<String>> placeholders = Placeholders.read(yaml, faults);
        faults.throwIfAny(name);
        return placeholders;
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }
}
