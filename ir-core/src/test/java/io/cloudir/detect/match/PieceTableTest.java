package io.cloudir.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every piece that stands in a value is found, wherever it stands, and no other. */
class PieceTableTest {
    @Test
    void itFindsWhatASearchForEachPieceFinds() {
        SplittableRandom random = new SplittableRandom(5);
        int hits = 0;
        for (int round = 0; round < 300; round++) {
            Map<String, int[]> rules = new HashMap<>();
            for (int rule = 0; rule < 40; rule++) {
                rules.put(text(random, PieceTable.SHORTEST + random.nextInt(4)), new int[] {rule});
            }
            PieceTable table = new PieceTable(rules);
            String value = text(random, random.nextInt(60));
            Set<Integer> expected = new TreeSet<>();
            rules.forEach((piece, rule) -> {
                if (value.contains(piece)) {
                    expected.add(rule[0]);
                }
            });
            hits += expected.size();

            assertThat(found(table, plain(value))).as(value).isEqualTo(expected);
            assertThat(found(table, plain(value.toUpperCase(Locale.ROOT)))).isEqualTo(expected);
            assertThat(found(table, read(value))).isEqualTo(expected);
        }
        assertThat(hits).isGreaterThan(1_000);
    }

    @Test
    void aPieceBeyondAsciiIsFoundInATextThatIsFolded() {
        PieceTable table = new PieceTable(Map.of("ärger", new int[] {1}));

        assertThat(found(table, read("viel ÄRGER"))).containsExactly(1);
    }

    @Test
    void aValueThatRepeatsAPieceGivesItsRulesOnce() {
        PieceTable table = new PieceTable(Map.of("abab", new int[] {1}));
        List<int[]> found = new ArrayList<>();
        for (int value = 0; value < 2; value++) {
            table.find(plain("ab".repeat(100)), found::add);
        }

        assertThat(found).hasSize(2);
    }

    private static Set<Integer> found(PieceTable table, Candidate value) {
        Set<Integer> found = new TreeSet<>();
        table.find(value, rules -> found.add(rules[0]));
        return found;
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append((char) ('a' + random.nextInt(2)));
        }
        return text.toString();
    }

    private static Candidate read(String text) {
        Candidate value = new Candidate();
        value.set(new FieldValue(FieldValue.Kind.TEXT, text));
        return value;
    }

    private static Candidate plain(String text) {
        byte[] json = ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a")));
        assertThat(scan.scan(json, 0, json.length)).isPositive();
        Candidate value = new Candidate();
        value.set(scan, scan.first(0));
        return value;
    }
}
