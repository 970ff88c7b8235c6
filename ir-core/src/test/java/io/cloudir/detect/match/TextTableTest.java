package io.cloudir.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldScan;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is looked up by its bytes, and finds what its folded text finds. */
class TextTableTest {
    private static final TextTable TABLE = new TextTable(
            Map.of("createuser", new int[] {1}, "straße", new int[] {2}, "", new int[] {3}, "k", new int[] {4}));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateUser",
                "CREATEUSER",
                "createuser",
                "Straße",
                "STRA\\u00dfE",
                "",
                "\\u004b",
                "K",
                "\u212A",
                "CreateUsers",
                "CreateUse",
                "[reateuser"
            })
    void aValueFindsWhatItsFoldedTextFinds(String written) {
        byte[] json = ("{\"a\":\"" + written + "\"}").getBytes(StandardCharsets.UTF_8);
        FieldScan scan = new FieldScan(List.of(FieldPath.of("a")));
        assertThat(scan.scan(json, 0, json.length)).isPositive();
        Candidate value = found(scan);
        Map<String, Integer> folded = Map.of("createuser", 1, "straße", 2, "", 3, "k", 4);

        int[] found = TABLE.get(value);

        assertThat(found == null ? null : found[0]).isEqualTo(folded.get(CaseFolding.fold(value.text())));
    }

    @Test
    void textsThatShareAHashAreToldApart() {
        Map<String, int[]> rules = new HashMap<>();
        for (int number = 0; number < 64; number++) {
            // What is hashed is their length, beginning and end.
            StringBuilder text = new StringBuilder("beginning");
            for (int bit = 0; bit < 6; bit++) {
                text.append(((number >> bit) & 1) == 0 ? "a" : "b");
            }
            text.append("and an end");
            rules.put(text.toString(), new int[] {number});
        }
        TextTable table = new TextTable(rules);

        rules.forEach((text, places) -> {
            byte[] json = ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            FieldScan scan = new FieldScan(List.of(FieldPath.of("a")));
            scan.scan(json, 0, json.length);
            assertThat(table.get(found(scan))).isEqualTo(places);
        });
    }

    private static Candidate found(FieldScan scan) {
        Candidate value = new Candidate();
        value.set(scan, scan.first(0));
        return value;
    }
}
