package io.cloudir.plan.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML or JSON (a document that begins with a brace) into a tree.
 *
 * <p>A document has at most {@value #SIZE_LIMIT} bytes, {@value #DEPTH_LIMIT} levels and {@value #NODE_LIMIT} values.
 * Anchors, aliases and tags are faults: what a plan says stands where it is read.
 */
public final class TreeReader {
    /** Bytes that a document may have. */
    public static final int SIZE_LIMIT = 1 << 20;

    /** How deep lists and keys may lie in each other. */
    public static final int DEPTH_LIMIT = 24;

    /** Values that a document may have. */
    public static final int NODE_LIMIT = 50_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();

    private final JsonParser parser;
    private final Faults faults;
    private int nodes;

    private TreeReader(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The tree; empty if the document has no structure that could be read, of which {@code faults} then tells. */
    public static Optional<Node> read(byte[] bytes, Faults faults) {
        Place start = new Place(1, 1, "");
        if (bytes.length > SIZE_LIMIT) {
            faults.add(start.fault(
                    "too-large",
                    "the document has " + bytes.length + " bytes; at most " + SIZE_LIMIT + " are read",
                    "remove what does not belong into it"));
            return Optional.empty();
        }
        return Bytes.decode(bytes, faults)
                .map(text -> Bytes.withoutControls(text, faults))
                .flatMap(text -> read(text, faults));
    }

    private static Optional<Node> read(String text, Faults faults) {
        try (JsonParser parser =
                text.stripLeading().startsWith("{") ? JSON.createParser(text) : YAML.createParser(text)) {
            return new TreeReader(parser, faults).document();
        } catch (Stopped stopped) {
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            faults.add(SyntaxFault.of(broken));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a text failed", impossible);
        }
    }

    private Optional<Node> document() throws IOException {
        Place start = new Place(1, 1, "");
        if (parser.nextToken() == null) {
            faults.add(start.fault("empty", "the document is empty", "begin with the example plan"));
            return Optional.empty();
        }
        Node root = node("", 0);
        if (parser.nextToken() != null) {
            faults.add(here("").fault(
                            "second-document",
                            "a second document begins here; one is read",
                            "keep one document a file"));
        }
        return Optional.of(root);
    }

    private Node node(String pointer, int depth) throws IOException {
        Place place = here(pointer);
        if (depth > DEPTH_LIMIT) {
            throw stop(place, "too-deep", "lists and keys lie deeper than " + DEPTH_LIMIT + " levels", "flatten them");
        }
        if (++nodes > NODE_LIMIT) {
            throw stop(place, "too-many-values", "more than " + NODE_LIMIT + " values", "remove what is not needed");
        }
        if (parser instanceof YAMLParser yaml) {
            refuseReferences(yaml, place);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_NUMBER_INT -> new Node.Scalar(place, Node.Kind.INTEGER, parser.getText());
            case VALUE_NUMBER_FLOAT -> new Node.Scalar(place, Node.Kind.DECIMAL, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, Node.Kind.BOOLEAN, parser.getText());
            case VALUE_NULL -> new Node.Scalar(place, Node.Kind.NOTHING, "");
            default -> text(place);
        };
    }

    private Node text(Place place) throws IOException {
        String text = parser.getText();
        if (!text.codePoints().allMatch(point -> point == '\n' || Text.isPrintable(point))) {
            faults.add(place.fault(
                    "unprintable",
                    "'" + Text.printable(text) + "' holds characters that cannot be seen",
                    "remove control and invisible characters"));
        }
        return new Node.Scalar(place, Node.Kind.TEXT, text);
    }

    private Node sequence(Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(place.under(items.size(), 0, 0).pointer(), depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, int depth) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place key = here(place.under(name, 0, 0).pointer());
            parser.nextToken();
            Node value = node(key.pointer(), depth + 1);
            Node.Member first = members.putIfAbsent(name, new Node.Member(key, value));
            if (first != null) {
                faults.add(key.fault(
                        "duplicate-key",
                        "'" + Text.printable(name) + "' is already given on line "
                                + first.key().line(),
                        "keep one of them"));
            }
        }
        return new Node.Mapping(place, members);
    }

    private void refuseReferences(YAMLParser yaml, Place place) throws IOException {
        if (yaml.isCurrentAlias()) {
            faults.add(place.fault("alias", "aliases (*name) are not read", "write the value out"));
        } else if (yaml.getObjectId() != null) {
            faults.add(place.fault("anchor", "anchors (&name) are not read", "remove the anchor, write values out"));
        }
        if (yaml.getTypeId() != null) {
            faults.add(place.fault("tag", "tags (!name) are not read", "remove the tag"));
        }
    }

    private Place here(String pointer) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), pointer);
    }

    private Stopped stop(Place place, String code, String message, String fix) {
        faults.add(place.fault(code, message, fix));
        return new Stopped();
    }

    /** Unwinds the reading once its fault is noted. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
