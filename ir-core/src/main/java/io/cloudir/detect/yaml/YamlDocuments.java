package io.cloudir.detect.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.cloudir.detect.yaml.YamlNode.Mark;
import io.cloudir.detect.yaml.YamlNode.Scalar;
import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads all documents of one YAML text. Aliases are refused, so a small text cannot unfold into a large one; size and
 * nesting are bounded. What cannot be read becomes a fault; documents before a syntax error are still returned.
 */
public final class YamlDocuments {
    /** Longest text that is read, in UTF-16 units. */
    public static final int TEXT_LIMIT = 1 << 20;

    /** Deepest nesting of mappings and sequences. */
    public static final int DEPTH_LIMIT = 32;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * DEPTH_LIMIT)
                    .build())
            .build();

    private final YAMLParser parser;
    private final List<Fault> faults;

    private YamlDocuments(YAMLParser parser, List<Fault> faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * The documents of a text, in order, empty ones left out.
     *
     * @param faults where faults are added
     */
    public static List<YamlNode> read(String text, List<Fault> faults) {
        if (text.length() > TEXT_LIMIT) {
            faults.add(new Fault(
                    0,
                    0,
                    "",
                    "too-large",
                    "the text has " + text.length() + " characters; at most " + TEXT_LIMIT + " are read",
                    "split it into several files"));
            return List.of();
        }
        List<YamlNode> documents = new ArrayList<>();
        try (YAMLParser parser = YAML.createParser(text)) {
            new YamlDocuments(parser, faults).readAll(documents);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            faults.add(new Fault(
                    at == null ? 0 : Math.max(0, at.getLineNr()),
                    at == null ? 0 : Math.max(0, at.getColumnNr()),
                    "",
                    "yaml-syntax",
                    "not readable as YAML: " + reason(e.getOriginalMessage()),
                    "mend the syntax (a value that begins with a special character needs quotes); what follows this"
                            + " place was not read"));
        } catch (IOException e) {
            throw new IllegalStateException("reading a text from memory cannot fail", e);
        }
        return documents;
    }

    private void readAll(List<YamlNode> documents) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            YamlNode root = node(token, "", 0);
            if (!(root instanceof Scalar scalar && scalar.isNull())) {
                documents.add(root);
            }
        }
    }

    private YamlNode node(JsonToken token, String pointer, int depth) throws IOException {
        Mark mark = mark(pointer);
        if (depth > DEPTH_LIMIT) {
            fault(mark, "too-deep", "nested deeper than " + DEPTH_LIMIT + " levels", "write it flatter");
            parser.skipChildren();
            return new Scalar(mark, Scalar.Kind.NULL, "");
        }
        return switch (token) {
            case START_OBJECT -> mapping(mark, depth);
            case START_ARRAY -> sequence(mark, depth);
            default -> scalar(token, mark);
        };
    }

    private YamlNode mapping(Mark mark, int depth) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Mark at = mark(mark.pointer() + '/' + key.replace("~", "~0").replace("/", "~1"));
            YamlNode value = node(parser.nextToken(), at.pointer(), depth + 1);
            if (keys.add(key)) {
                entries.add(new YamlNode.Entry(key, at, value));
            } else {
                fault(
                        at,
                        "duplicate-key",
                        "the key '" + Text.printable(key) + "' is written twice in one mapping",
                        "keep one, or make a list of both values");
            }
        }
        return new YamlNode.Mapping(mark, entries);
    }

    private YamlNode sequence(Mark mark, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, mark.pointer() + '/' + items.size(), depth + 1));
        }
        return new YamlNode.Sequence(mark, items);
    }

    private YamlNode scalar(JsonToken token, Mark mark) throws IOException {
        String text = parser.getText();
        if (parser.isCurrentAlias()) {
            fault(
                    mark,
                    "alias",
                    "'*" + Text.printable(text) + "' is a YAML alias; aliases are not read",
                    "put quotes around a value that begins with a wildcard, or write the value out");
            return new Scalar(mark, Scalar.Kind.NULL, "");
        }
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(mark, Scalar.Kind.NUMBER, text);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(mark, Scalar.Kind.BOOLEAN, text);
            case VALUE_NULL -> new Scalar(mark, Scalar.Kind.NULL, "");
            case VALUE_STRING -> new Scalar(mark, Scalar.Kind.TEXT, text);
            default -> {
                fault(mark, "tagged-value", "a value with a YAML tag of its own is not read", "write plain text");
                yield new Scalar(mark, Scalar.Kind.NULL, "");
            }
        };
    }

    private Mark mark(String pointer) {
        JsonLocation at = parser.currentTokenLocation();
        return new Mark(Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()), pointer);
    }

    private void fault(Mark mark, String code, String message, String fix) {
        faults.add(new Fault(mark.line(), mark.column(), mark.pointer(), code, message, fix));
    }

    /** The parser's words without its drawings of the place. */
    private static String reason(String message) {
        return Text.printable(message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(": ")));
    }
}
