package io.cloudir.detect.sigma;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Node;
import io.cloudir.model.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for {@code %names%} in values with {@code expand}. */
public final class Placeholders {
    /** No names. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final Form FORM = new Form(Form.Notation.YAML, Form.Mark.ACCEPTED, "write name: [values]");

    /** Most values that one written value may stand for. */
    static final int VARIANTS = 10_000;

    private static final Pattern NAME = Pattern.compile("\\\\%|%([\\w.-]+)%");

    private final Map<String, List<String>> values;

    private Placeholders(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Names and what each of them stands for: texts in which {@code *} and {@code ?} are wildcards. */
    public static Placeholders of(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
        return new Placeholders(copy);
    }

    /** What a document says: each name with a text or a list of texts. */
    public static Map<String, List<String>> read(byte[] yaml, Faults faults) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Node root : DocumentReader.readAll(yaml, FORM, faults)) {
            if (root instanceof Node.Mapping mapping) {
                mapping.members()
                        .keySet()
                        .forEach(name -> values.put(
                                name,
                                new Keys(faults)
                                        .texts(mapping, name).stream()
                                                .map(Node.Scalar::text)
                                                .toList()));
            } else {
                faults.add(root.place(), "wrong-type", "placeholders are names with values", "write name: [values]");
            }
        }
        return values;
    }

    /** These and others; of a name that both have, the others' values. */
    public Placeholders with(Placeholders others) {
        Map<String, List<String>> both = new LinkedHashMap<>(values);
        both.putAll(others.values);
        return new Placeholders(both);
    }

    /** Of all names and what they stand for. */
    Digest digest() {
        return Digest.ofText(new TreeMap<>(values).toString());
    }

    /** The first name in a text that stands for nothing. */
    Optional<String> unknownIn(String text) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name != null && values.getOrDefault(name, List.of()).isEmpty()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Every text that a text with known names stands for; empty if they are too many.
     *
     * @param inserted how a value is written into the text
     */
    List<String> expand(String text, UnaryOperator<String> inserted) {
        List<StringBuilder> variants = new ArrayList<>(List.of(new StringBuilder()));
        Matcher matcher = NAME.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String before = text.substring(from, matcher.start());
            List<String> pieces =
                    matcher.group(1) == null ? List.of("%") : values.getOrDefault(matcher.group(1), List.of());
            if ((long) variants.size() * pieces.size() > VARIANTS) {
                return List.of();
            }
            List<StringBuilder> longer = new ArrayList<>();
            for (StringBuilder variant : variants) {
                for (String piece : pieces) {
                    longer.add(new StringBuilder(variant)
                            .append(before)
                            .append(matcher.group(1) == null ? piece : inserted.apply(piece)));
                }
            }
            variants = longer;
            from = matcher.end();
        }
        String rest = text.substring(from);
        return variants.stream().map(variant -> variant.append(rest).toString()).toList();
    }
}
