package io.cloudir.respond.playbook.document;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.document.Place;
import io.cloudir.document.Secrets;
import io.cloudir.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One object of a document: hands out what stands under its keys, and notes a fault where that is not what belongs there. */
final class Part {
    /** RFC 3339 in UTC; CACAO wants milliseconds. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final Node.Mapping mapping;
    private final Place key;
    private final String what;
    private final Faults faults;

    /**
     * @param key where the object's own name stands
     * @param what what to call it in a message, such as {@code step 'x'}
     */
    Part(Node.Mapping mapping, Place key, String what, Faults faults) {
        this.mapping = mapping;
        this.key = key;
        this.what = what;
        this.faults = faults;
    }

    Place place() {
        return mapping.place();
    }

    Place key() {
        return key;
    }

    String what() {
        return what;
    }

    Faults faults() {
        return faults;
    }

    boolean has(String name) {
        return mapping.has(name);
    }

    /** Notes a key that is there and must not be. */
    void refuse(String name, String code, String why, String fix) {
        Node.Member member = mapping.members().get(name);
        if (member != null) {
            faults.add(member.key(), code, "'" + name + "' of " + what + " is refused: " + why, fix);
        }
    }

    void refuseUnknown(List<String> known) {
        faults.refuseUnknown(mapping, known);
    }

    Optional<Word> text(String name) {
        Optional<Node> node = mapping.get(name);
        if (node.isPresent() && node.get() instanceof Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return Optional.of(new Word(scalar.text(), scalar.place()));
        }
        node.ifPresent(other -> wrong(name, other, "a text"));
        return Optional.empty();
    }

    String textOr(String name, String otherwise) {
        return text(name).map(Word::text).orElse(otherwise);
    }

    /** A text that must be there and say something. */
    Optional<Word> required(String name, String expected) {
        Optional<Word> word = text(name);
        if (!has(name)) {
            missing(name, expected);
        } else if (word.isPresent() && word.get().text().isBlank()) {
            faults.add(
                    word.get().place(),
                    "empty-value",
                    "'" + name + "' of " + what + " is empty; expected " + expected,
                    "fill it in");
            return Optional.empty();
        }
        return word;
    }

    /** A text that must be exactly this. */
    void constant(String name, String value) {
        required(name, "'" + value + "'")
                .filter(word -> !word.text().equals(value))
                .ifPresent(word -> faults.add(
                        word.place(),
                        "unknown-value",
                        "'" + name + "' of " + what + " is " + Secrets.quoted(word.text()) + "; expected '" + value
                                + "'",
                        "write '" + value + "'"));
    }

    Optional<Long> number(String name, long least, long most) {
        Optional<Node> node = mapping.get(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Scalar scalar) || scalar.kind() != Node.Kind.INTEGER) {
            wrong(name, node.get(), "a whole number");
            return Optional.empty();
        }
        boolean fits = scalar.text().matches("-?\\d{1,18}");
        long value = fits ? Long.parseLong(scalar.text()) : Long.MAX_VALUE;
        if (value < least || value > most) {
            faults.add(
                    scalar.place(),
                    "out-of-range",
                    "'" + name + "' of " + what + " is " + Text.printable(scalar.text()) + "; expected " + least
                            + " to " + most,
                    "write a number in that range");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    boolean truth(String name) {
        Optional<Node> node = mapping.get(name);
        if (node.isPresent() && node.get() instanceof Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
            return scalar.text().equalsIgnoreCase("true");
        }
        node.ifPresent(other -> wrong(name, other, "true or false"));
        return false;
    }

    Optional<Instant> time(String name) {
        Optional<Word> word = text(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (TIMESTAMP.matcher(word.get().text()).matches()) {
            try {
                return Optional.of(Instant.parse(word.get().text()));
            } catch (DateTimeException noSuchDay) {
                // Told below.
            }
        }
        faults.add(
                word.get().place(),
                "bad-form",
                "'" + name + "' of " + what + " is " + Secrets.quoted(word.get().text())
                        + "; expected a time in UTC with milliseconds",
                "write it as in 2026-01-31T08:00:00.000Z");
        return Optional.empty();
    }

    /** The texts of a list. */
    List<Word> texts(String name) {
        List<Word> words = new ArrayList<>();
        for (Node item : items(name)) {
            if (item instanceof Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
                words.add(new Word(scalar.text(), scalar.place()));
            } else {
                wrong(name, item, "a text");
            }
        }
        return words;
    }

    /** The objects of a list. */
    List<Part> parts(String name, String called) {
        List<Part> parts = new ArrayList<>();
        for (Node item : items(name)) {
            if (item instanceof Node.Mapping object) {
                parts.add(new Part(object, object.place(), called + " of " + what, faults));
            } else {
                wrong(name, item, "keys with values");
            }
        }
        return parts;
    }

    /** The objects of a dictionary by their names. */
    Map<String, Part> dictionary(String name, String called) {
        Map<String, Part> parts = new LinkedHashMap<>();
        members(name).forEach((id, member) -> {
            if (member.value() instanceof Node.Mapping object) {
                parts.put(id, new Part(object, member.key(), called + " '" + Text.printable(id) + "'", faults));
            } else {
                wrong(id, member.value(), "keys with values");
            }
        });
        return parts;
    }

    /** The texts of a dictionary by their names; the name's own place stands for a text that is none. */
    Map<Word, Word> words(String name) {
        Map<Word, Word> words = new LinkedHashMap<>();
        members(name).forEach((id, member) -> {
            if (member.value() instanceof Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
                words.put(new Word(id, member.key()), new Word(scalar.text(), scalar.place()));
            } else {
                wrong(id, member.value(), "a text");
            }
        });
        return words;
    }

    void missing(String name, String expected) {
        faults.add(
                mapping.at(List.of(name)),
                "missing",
                "'" + name + "' of " + what + " is missing; expected " + expected,
                "add '" + name + "'");
    }

    private Map<String, Node.Member> members(String name) {
        Optional<Node> node = mapping.get(name);
        if (node.isPresent() && node.get() instanceof Node.Mapping dictionary) {
            return dictionary.members();
        }
        node.ifPresent(other -> wrong(name, other, "keys with values"));
        return Map.of();
    }

    private List<Node> items(String name) {
        Optional<Node> node = mapping.get(name);
        if (node.isPresent() && node.get() instanceof Node.Sequence sequence) {
            if (sequence.items().isEmpty()) {
                faults.add(
                        sequence.place(),
                        "empty-value",
                        "'" + name + "' of " + what + " is empty",
                        "fill it in or remove it");
            }
            return sequence.items();
        }
        node.ifPresent(other -> wrong(name, other, "a list"));
        return List.of();
    }

    private void wrong(String name, Node found, String expected) {
        faults.add(
                found.place(),
                "wrong-type",
                "'" + Text.printable(name) + "' of " + what + " is " + found.description() + "; expected " + expected,
                "write " + expected + " here");
    }
}
