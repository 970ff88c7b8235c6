package io.cloudir.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds trees from what a parser sees, within the limits of a document. */
final class TreeBuilder {
    /** How deep lists and keys may lie in each other. */
    static final int DEPTH_LIMIT = 20;

    /** Values that a document may have. */
    static final int NODE_LIMIT = 50_000;

    private final JsonParser parser;
    private final Form form;
    private final Faults faults;
    private int nodes;

    TreeBuilder(JsonParser parser, Form form, Faults faults) {
        this.parser = parser;
        this.form = form;
        this.faults = faults;
    }

    /** Adds the only tree; that there is none, or more, is a fault. */
    void one(List<Node> trees) throws IOException {
        if (parser.nextToken() == null) {
            faults.add(Place.START, "empty", "the document is empty", form.beginning());
            return;
        }
        trees.add(node("", 0));
        if (parser.nextToken() != null) {
            refuseMore();
        }
    }

    /** Adds every tree that is not empty. */
    void all(List<Node> trees) throws IOException {
        while (parser.nextToken() != null) {
            Node root = node("", 0);
            if (!(root instanceof Node.Scalar scalar && scalar.isNothing())) {
                trees.add(root);
            }
        }
    }

    private void refuseMore() {
        if (parser instanceof YAMLParser) {
            faults.add(
                    here(""),
                    "second-document",
                    "a second document begins here; one is read",
                    "keep one document a file");
        } else {
            faults.add(
                    here(""),
                    "trailing-content",
                    "there is more after the end of the document",
                    "remove it, or put it into a document of its own");
        }
    }

    private Node node(String pointer, int depth) throws IOException {
        Place place = here(pointer);
        if (depth > DEPTH_LIMIT) {
            throw stop(place, "too-deep", "nested deeper than " + DEPTH_LIMIT + " levels", "flatten the document");
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
            default -> new Node.Scalar(place, Node.Kind.TEXT, parser.getText());
        };
    }

    private Node sequence(Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(place.under(items.size()).pointer(), depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, int depth) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place key = here(place.under(name).pointer());
            parser.nextToken();
            Node value = node(key.pointer(), depth + 1);
            Node.Member first = members.putIfAbsent(name, new Node.Member(name, key, value));
            if (first != null) {
                faults.add(
                        key,
                        "duplicate-key",
                        "the key " + Secrets.quoted(name) + " is there twice, first on line "
                                + first.key().line(),
                        "keep one of the two");
            }
        }
        return new Node.Mapping(place, members);
    }

    private void refuseReferences(YAMLParser yaml, Place place) throws IOException {
        if (yaml.isCurrentAlias()) {
            faults.add(
                    place,
                    "alias",
                    Secrets.quoted("*" + yaml.getText()) + " is an alias of YAML; aliases are not read",
                    "write the value out, or put quotes around a text that begins with *");
        } else if (yaml.getObjectId() != null) {
            faults.add(
                    place,
                    "anchor",
                    "anchors (&name) are not read",
                    "remove the anchor, or put quotes around a text that begins with &");
        }
        if (yaml.getTypeId() != null) {
            faults.add(
                    place,
                    "tag",
                    "tags (!name) are not read",
                    "remove the tag, or put quotes around a text that begins with !");
        }
    }

    private Place here(String pointer) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), pointer);
    }

    private Stopped stop(Place place, String code, String message, String fix) {
        faults.add(place, code, message, fix);
        return new Stopped();
    }

    /** Unwinds the reading once its fault is noted. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
