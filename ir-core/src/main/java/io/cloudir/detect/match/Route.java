package io.cloudir.detect.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that are meant for the records of one source, kept under the texts of which they need one. For one thread. */
final class Route {
    private final int[] always;
    private final int[] slots;
    private final TextTable[] rulesByText;
    private final int[] pieceSlots;
    private final PieceTable[] rulesByPiece;
    private final Consumer<int[]> visitor = this::choose;
    private final int[] candidates;
    private final boolean[] chosen;
    private int count;

    private Route(int size, int[] always, Builder.Texts whole, Builder.Texts pieces) {
        this.always = always;
        this.slots = whole.slots();
        this.rulesByText = whole.tables().map(TextTable::new).toArray(TextTable[]::new);
        this.pieceSlots = pieces.slots();
        this.rulesByPiece = pieces.tables().map(PieceTable::new).toArray(PieceTable[]::new);
        this.candidates = new int[size];
        this.chosen = new boolean[size];
    }

    void match(RecordFields record, RecordTest[] tests, IntConsumer matched) {
        System.arraycopy(always, 0, candidates, 0, always.length);
        count = always.length;
        for (int at = 0; at < slots.length; at++) {
            List<Candidate> values = record.values(slots[at]);
            for (int value = 0; value < values.size(); value++) {
                Candidate candidate = values.get(value);
                int[] rules = candidate.isNull() ? null : rulesByText[at].get(candidate);
                if (rules != null) {
                    choose(rules);
                }
            }
        }
        for (int at = 0; at < pieceSlots.length; at++) {
            List<Candidate> values = record.values(pieceSlots[at]);
            for (int value = 0; value < values.size(); value++) {
                if (!values.get(value).isNull()) {
                    rulesByPiece[at].find(values.get(value), visitor);
                }
            }
        }
        if (count > always.length) {
            Arrays.sort(candidates, 0, count);
        }
        for (int at = 0; at < count; at++) {
            int rule = candidates[at];
            chosen[rule] = false;
            if (tests[rule].holds(record)) {
                matched.accept(rule);
            }
        }
    }

    private void choose(int[] rules) {
        for (int rule : rules) {
            if (!chosen[rule]) {
                chosen[rule] = true;
                candidates[count++] = rule;
            }
        }
    }

    /** Puts one together. */
    static final class Builder {
        private final int size;
        private final List<Integer> always = new ArrayList<>();
        private final Texts whole = new Texts(new LinkedHashMap<>());
        private final Texts pieces = new Texts(new LinkedHashMap<>());

        /** For each slot, the rules by the texts of which they need one in it. */
        private record Texts(Map<Integer, Map<String, List<Integer>>> rules) {
            void add(int slot, String text, int rule) {
                rules.computeIfAbsent(slot, unseen -> new HashMap<>())
                        .computeIfAbsent(text, unseen -> new ArrayList<>())
                        .add(rule);
            }

            int[] slots() {
                return ints(rules.keySet());
            }

            Stream<Map<String, int[]>> tables() {
                return rules.values().stream()
                        .map(texts -> texts.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, text -> ints(text.getValue()))));
            }
        }

        /** @param size how many rules there are, those for other sources included */
        Builder(int size) {
            this.size = size;
        }

        void add(int rule, Optional<Witness> witness, FieldTable fields) {
            if (witness.isEmpty()) {
                always.add(rule);
                return;
            }
            for (Witness.Key key : witness.get().keys()) {
                (key.whole() ? whole : pieces).add(fields.slot(key.field()), key.text(), rule);
            }
        }

        Route build() {
            return new Route(size, ints(always), whole, pieces);
        }

        private static int[] ints(Collection<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
