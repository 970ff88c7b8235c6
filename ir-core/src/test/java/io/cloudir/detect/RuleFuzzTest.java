package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cloudir.detect.match.ReferencePattern;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.FaultLaws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whatever a rule says: it is applied as it is written, or refused with its line. */
class RuleFuzzTest {
    private static final List<String> SELECTIONS = List.of("a", "b", "c_1", "c_2", "_d");
    private static final List<Activity> RECORDS = List.of(
            Records.cloudTrail("{\"eventName\": \"CreateUser\", \"requestParameters\": {\"userName\": \"bob\"}}"),
            Records.cloudTrail(
                    "{\"eventName\": \"StopLogging\", \"errorCode\": \"AccessDenied\", \"readOnly\": false}"),
            Records.json("{\"f\": [1, 2.0, \"x\", null, {\"g\": true}], \"n\": 1e400}"));

    /** A rule, and behind a line of three dots, if there is one, a record. */
    @FuzzTest
    void aRuleIsAppliedAlwaysAlikeOrRefusedWithPlaces(byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\n\\.\\.\\.\n", 2);
        RuleSet rules;
        try {
            rules = Detecting.rules(parts[0]);
        } catch (FaultyRulesException refused) {
            for (FaultyDocumentException document : refused.documents()) {
                FaultLaws.check(document.faults(), parts[0]);
            }
            return;
        }
        List<Activity> records = new ArrayList<>(RECORDS);
        if (parts.length > 1) {
            records.addAll(Records.readable(parts[1]));
        }
        List<Signal> found = Detecting.signals(rules, DetectorSettings.files(), records);
        assertThat(found).hasSizeLessThanOrEqualTo(records.size() * rules.size());
        assertThat(Detecting.signals(rules, DetectorSettings.files(), records)).isEqualTo(found);
    }

    /** A condition over five selections, under every assignment of truth to them. */
    @FuzzTest
    void aConditionHoldsWhenItsWordsSaySo(byte[] input) {
        String condition = new String(input, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        StringBuilder detection = new StringBuilder();
        SELECTIONS.forEach(name -> detection
                .append("    ")
                .append(name)
                .append(": {f_")
                .append(name)
                .append(": 1}\n"));
        String text = "title: T\nlogsource: {}\ndetection:\n" + detection + "    condition: "
                + TextNode.valueOf(condition) + "\n";
        RuleSet rules;
        try {
            rules = Detecting.rules(text);
        } catch (FaultyRulesException refused) {
            FaultLaws.check(refused.documents().get(0).faults(), text);
            return;
        }
        ReferenceSigma reference = new ReferenceSigma(text);
        for (int truths = 0; truths < 1 << SELECTIONS.size(); truths++) {
            ObjectNode record = JsonNodeFactory.instance.objectNode().put("time", "2026-01-31T12:00:00Z");
            int assigned = truths;
            IntStream.range(0, SELECTIONS.size())
                    .forEach(at -> record.put("f_" + SELECTIONS.get(at), (assigned >> at) & 1));
            boolean fired = !Detecting.run(rules, DetectorSettings.stream(), List.of(Records.json(record.toString())))
                    .isEmpty();
            assertThat(fired).as("%s of %s", condition, record).isEqualTo(reference.matches(record));
        }
    }

    /** A pattern and, behind a line feed, a value. */
    @FuzzTest
    void aPatternMatchesWhatItSays(byte[] input) {
        String[] parts = new String(input, StandardCharsets.US_ASCII).split("\n", 2);
        if (parts.length < 2 || isBeyondReference(parts[0], parts[1])) {
            return;
        }
        String record = JsonNodeFactory.instance.objectNode().put("f", parts[1]).toString();
        for (String modifier : List.of("", "|contains", "|startswith", "|endswith")) {
            String rule = Detecting.rule("sel: {f" + modifier + ": " + quoted(parts[0]) + "}\ncondition: sel");
            boolean fired = !Detecting.run(
                            Detecting.rules(rule), DetectorSettings.stream(), List.of(Records.cloudTrail(record)))
                    .isEmpty();
            boolean open = modifier.equals("|contains");
            String pattern = (open || modifier.equals("|endswith") ? "*" : "")
                    + parts[0]
                    + (open || modifier.equals("|startswith") ? "*" : "");
            assertThat(fired)
                    .as("%s%s on %s", parts[0], modifier, parts[1])
                    .isEqualTo(ReferencePattern.matches(
                            pattern.toLowerCase(Locale.ROOT), parts[1].toLowerCase(Locale.ROOT)));
        }
    }

    /** The reference tries all ways to match, and a backslash at the end would reach into what a modifier appends. */
    private static boolean isBeyondReference(String pattern, String text) {
        return pattern.endsWith("\\") || pattern.length() > 12 || text.length() > 20;
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString().replace("\u007f", "\\u007f");
    }
}
