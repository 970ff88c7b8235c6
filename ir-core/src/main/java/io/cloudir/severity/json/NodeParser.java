package io.cloudir.severity.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.cloudir.model.FaultyDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON or YAML into nodes that know their place. Duplicate keys are noted; what cannot be parsed ends it. */
final class NodeParser {
    /** Largest document read, in bytes. */
    static final int LIMIT = 1 << 20;
    /** Deepest nesting read. */
    static final int DEPTH = 20;

    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxStringLength(LIMIT).build();
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().streamReadConstraints(CONSTRAINTS).build();
    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private final Faults faults;
    private final JsonParser parser;

    private NodeParser(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The document's root, from JSON if it begins with a brace or bracket, else from YAML. */
    static Node jsonOrYaml(byte[] bytes, Faults faults) {
        String text = decoded(bytes, faults);
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? parse(JSON, text, faults) : parse(YAML, text, faults);
    }

    /** The document's root, from JSON. */
    static Node json(byte[] bytes, Faults faults) {
        return parse(JSON, decoded(bytes, faults), faults);
    }

    private static Node parse(JsonFactory format, String text, Faults faults) {
        try (JsonParser parser = format.createParser(text)) {
            return new NodeParser(parser, faults).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String what = e.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
            throw faults.endingWith(
                    at == null ? new Node.Place(1, 1, "") : place(at, ""),
                    "syntax",
                    "not well formed: " + io.cloudir.model.Text.printable(what),
                    "correct the syntax there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw faults.endingWith(
                    new Node.Place(1, 1, ""), "empty", "the document is empty", "write an object into it");
        }
        Node root = node(place(parser.currentTokenLocation(), ""), 0);
        if (parser.nextToken() != null) {
            faults.add(
                    place(parser.currentTokenLocation(), ""),
                    "trailing-content",
                    "there is more after the end of the document",
                    "remove it, or put it into a document of its own");
        }
        return root;
    }

    private Node node(Node.Place place, int depth) throws IOException {
        if (depth > DEPTH) {
            throw faults.endingWith(
                    place, "nesting", "nested deeper than " + DEPTH + " levels", "flatten the document");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            faults.add(place, "alias", "a YAML alias refers to another place", "write the value out");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_STRING -> new Node.Text(place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Digits(place, parser.getText());
            case VALUE_NULL -> new Node.Word(place, "null");
            default -> new Node.Word(place, "a truth value");
        };
    }

    private Node mapping(Node.Place place, int depth) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Node.Place key = place(parser.currentTokenLocation(), place.child(name));
            parser.nextToken();
            Node value = node(place(parser.currentTokenLocation(), key.pointer()), depth + 1);
            Node.Member first = members.putIfAbsent(name, new Node.Member(key, value));
            if (first != null) {
                faults.add(
                        key,
                        "duplicate-key",
                        "the key '" + io.cloudir.model.Text.printable(name) + "' is there twice, first on line "
                                + first.key().line(),
                        "keep one of the two");
            }
        }
        return new Node.Mapping(place, members);
    }

    private Node sequence(Node.Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String pointer = place.child(Integer.toString(items.size()));
            items.add(node(place(parser.currentTokenLocation(), pointer), depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private static Node.Place place(JsonLocation at, String pointer) {
        return new Node.Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), pointer);
    }

    private static String decoded(byte[] bytes, Faults faults) throws FaultyDocumentException {
        if (bytes.length > LIMIT) {
            throw faults.endingWith(
                    new Node.Place(1, 1, ""),
                    "too-large",
                    "the document has " + bytes.length + " bytes; at most " + LIMIT + " are read",
                    "shorten it");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
            int column = read.length() - read.lastIndexOf('\n');
            throw faults.endingWith(
                    new Node.Place(line, column, ""),
                    "encoding",
                    "this byte is not UTF-8",
                    "save the document as UTF-8");
        }
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }
}
