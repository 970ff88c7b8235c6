package io.cloudir.detect.match;

import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Finds the rules that a record matches and tries only those that can match: rules are kept under the texts of which they
 * need one, such as the names of calls. Rules that need none are tried on every record. For one thread.
 */
public final class RuleIndex {
    private final RecordTest[] tests;
    private final LogSource[] sources;
    private final int[] always;
    private final int[] indexedSlots;
    private final List<TextTable> rulesByText;
    private final int[] candidates;
    private final boolean[] chosen;

    /** Compiles the rules; those that match are told by their place in this list. */
    public RuleIndex(List<Selector> rules, FieldTable fields) {
        tests = new RecordTest[rules.size()];
        sources = new LogSource[rules.size()];
        candidates = new int[rules.size()];
        chosen = new boolean[rules.size()];
        List<Integer> unindexed = new ArrayList<>();
        Map<Integer, Map<String, List<Integer>>> index = new LinkedHashMap<>();
        for (int rule = 0; rule < tests.length; rule++) {
            Expression expression = rules.get(rule).expression();
            tests[rule] = Compilation.of(expression, fields);
            sources[rule] = rules.get(rule).source();
            Optional<Witness> witness = Witness.of(expression);
            if (witness.isEmpty()) {
                unindexed.add(rule);
            } else {
                for (Witness.Key key : witness.get().keys()) {
                    index.computeIfAbsent(fields.slot(key.field()), slot -> new HashMap<>())
                            .computeIfAbsent(key.text(), text -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
        always = ints(unindexed);
        indexedSlots = ints(index.keySet().stream().toList());
        rulesByText = index.values().stream().map(RuleIndex::frozen).toList();
    }

    /** Gives the place of each rule that the record matches to the visitor, in rising order. */
    public void match(Activity.Head head, RecordFields record, IntConsumer matched) {
        int count = 0;
        for (int rule : always) {
            candidates[count++] = rule;
        }
        for (int at = 0; at < indexedSlots.length; at++) {
            for (Candidate value : record.values(indexedSlots[at])) {
                int[] rules = value.isNull() ? null : rulesByText.get(at).get(value);
                if (rules != null) {
                    count = choose(rules, count);
                }
            }
        }
        Arrays.sort(candidates, 0, count);
        for (int at = 0; at < count; at++) {
            int rule = candidates[at];
            chosen[rule] = false;
            if (sources[rule].covers(head) && tests[rule].holds(record)) {
                matched.accept(rule);
            }
        }
    }

    private int choose(int[] rules, int count) {
        int next = count;
        for (int rule : rules) {
            if (!chosen[rule]) {
                chosen[rule] = true;
                candidates[next++] = rule;
            }
        }
        return next;
    }

    private static TextTable frozen(Map<String, List<Integer>> rules) {
        Map<String, int[]> frozen = new HashMap<>();
        rules.forEach((text, places) -> frozen.put(text, ints(places)));
        return new TextTable(frozen);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
