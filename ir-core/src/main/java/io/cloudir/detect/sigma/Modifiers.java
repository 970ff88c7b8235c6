package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Comparison;
import io.cloudir.detect.match.TimePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modifiers behind a field's name. What they ask for together must make sense: an expression cannot also be a network.
 * Where a text may begin and end is asked of what the other modifiers made of it, wherever it stands in the chain.
 */
final class Modifiers {
    /** What the values are compared as. */
    enum Kind {
        TEXT,
        REGEX,
        NETWORK,
        NUMBER,
        TIME,
        PRESENCE,
        REFERENCE
    }

    /** What may stand beside each kind. */
    private static final Map<Kind, Set<String>> ALLOWED = Map.of(
            Kind.TEXT, Set.of("contains", "startswith", "endswith", "all", "cased", "neq", "expand", "windash"),
            Kind.REGEX, Set.of("contains", "i", "m", "s", "all", "neq", "expand"),
            Kind.NETWORK, Set.of("all", "neq"),
            Kind.NUMBER, Set.of("all", "neq"),
            Kind.TIME, Set.of("all", "neq"),
            Kind.PRESENCE, Set.of(),
            Kind.REFERENCE, Set.of("contains", "startswith", "endswith", "all", "cased", "neq"));

    private static final Map<String, Kind> KINDS =
            Map.of("re", Kind.REGEX, "cidr", Kind.NETWORK, "exists", Kind.PRESENCE, "fieldref", Kind.REFERENCE);

    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("contains", "contains"),
            Map.entry("startswith", "startswith"),
            Map.entry("endswith", "endswith"),
            Map.entry("all", "all"),
            Map.entry("cased", "cased"),
            Map.entry("neq", "neq"),
            Map.entry("expand", "expand"),
            Map.entry("windash", "windash"),
            Map.entry("i", "i"),
            Map.entry("ignorecase", "i"),
            Map.entry("m", "m"),
            Map.entry("multiline", "m"),
            Map.entry("s", "s"),
            Map.entry("dotall", "s"));

    private final Set<String> flags = new HashSet<>();
    private final List<Encoding> encodings = new ArrayList<>();
    private Optional<Comparison> comparison = Optional.empty();
    private Optional<TimePart> part = Optional.empty();
    private Kind kind = Kind.TEXT;

    private Modifiers() {}

    /** Why a chain cannot be used, and what to do. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String fix;

        Unusable(String code, String message, String fix) {
            super(message, null, false, false);
            this.code = code;
            this.fix = fix;
        }

        String code() {
            return code;
        }

        String reason() {
            return String.valueOf(getMessage());
        }

        String fix() {
            return fix;
        }
    }

    /** All that Sigma has. */
    static List<String> known() {
        return Stream.of(
                        FLAGS.keySet().stream(),
                        KINDS.keySet().stream(),
                        Arrays.stream(Encoding.values()).flatMap(encoding -> encoding.codes().stream()),
                        Stream.of("lt", "lte", "gt", "gte"),
                        Arrays.stream(TimePart.values()).map(TimePart::code))
                .flatMap(names -> names)
                .sorted()
                .toList();
    }

    /** Reads a chain, without the field's name. */
    static Modifiers read(List<String> chain) throws Unusable {
        Modifiers read = new Modifiers();
        for (String modifier : chain) {
            read.take(modifier);
        }
        read.check();
        return read;
    }

    private void take(String modifier) throws Unusable {
        Optional<Comparison> compares =
                modifier.equals("neq") || modifier.equals("eq") ? Optional.empty() : Comparison.ofCode(modifier);
        if (compares.isPresent()) {
            if (comparison.isPresent()) {
                throw clash("two comparisons", "write a range as two items joined with and");
            }
            comparison = compares;
            become(kind == Kind.TIME ? Kind.TIME : Kind.NUMBER, modifier);
        } else if (TimePart.ofCode(modifier).isPresent()) {
            part = TimePart.ofCode(modifier);
            become(Kind.TIME, modifier);
        } else if (KINDS.containsKey(modifier)) {
            become(KINDS.get(modifier), modifier);
        } else if (FLAGS.containsKey(modifier)) {
            flags.add(FLAGS.get(modifier));
        } else {
            encodings.add(Encoding.ofCode(modifier)
                    .orElseThrow(() -> new Unusable(
                            "unknown-modifier",
                            "'" + modifier + "' is no modifier of Sigma",
                            "use one of " + String.join(", ", known()))));
        }
    }

    private void become(Kind next, String modifier) throws Unusable {
        if (kind != Kind.TEXT && kind != next) {
            throw clash("'" + modifier + "' behind another that says what the value is", "keep one of them");
        }
        kind = next;
    }

    private void check() throws Unusable {
        Set<String> alien = new TreeSet<>(flags);
        alien.removeAll(ALLOWED.getOrDefault(kind, Set.of()));
        if (!alien.isEmpty()) {
            throw clash(
                    alien.stream().collect(Collectors.joining("' and '", "'", "'")) + " together with " + described(),
                    kind == Kind.TEXT
                            ? "i, m and s belong to re"
                            : "remove " + alien.stream().collect(Collectors.joining(" and ")));
        }
        if (!encodings.isEmpty()) {
            if (kind != Kind.TEXT || flags.contains("windash")) {
                throw clash("an encoding together with " + described(), "encode plain texts, and list their variants");
            }
            if (!Encoding.fit(encodings)) {
                throw clash(
                        "encodings that do not follow each other",
                        "write base64 or base64offset once, and before it at most one of wide, utf16, utf16le, utf16be");
            }
        }
    }

    private String described() {
        return switch (kind) {
            case TEXT -> flags.contains("windash") ? "windash" : "a text";
            case REGEX -> "re";
            case NETWORK -> "cidr";
            case NUMBER -> "a comparison";
            case TIME -> "a part of a time";
            case PRESENCE -> "exists";
            case REFERENCE -> "fieldref";
        };
    }

    private static Unusable clash(String what, String fix) {
        return new Unusable("modifier-combination", what + " has no meaning", fix);
    }

    Kind kind() {
        return kind;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Whether a text is looked for at a place of a value rather than as the whole. */
    boolean hasPlace() {
        return has("contains") || has("startswith") || has("endswith");
    }

    boolean opensStart() {
        return has("contains") || has("endswith");
    }

    boolean opensEnd() {
        return has("contains") || has("startswith");
    }

    /** How a number or part of a time is compared; equal unless said otherwise. */
    Comparison comparison() {
        return comparison.orElse(Comparison.EQ);
    }

    Optional<TimePart> part() {
        return part;
    }

    List<Encoding> encodings() {
        return encodings;
    }
}
