package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private static final String RULE = """
            title: Root was used
            id: root-use
            logsource: {product: aws, service: cloudtrail}
            detection:
              root: {userIdentity.type: Root}
              service: {userIdentity.invokedBy|contains: amazonaws.com}
              condition: root and not service
            """;

    private static final String EVENT = """
            {"eventVersion":"1.08","eventID":"e-1","eventTime":"2026-01-31T12:00:00Z","eventName":"%s","eventSource":"iam.amazonaws.com",\
            "userIdentity":{"type":"%s"}}
            """;

    @TempDir
    private Path folder;

    @Test
    void rulesWithoutFaultAreOneLineAFileAndExitCodeZero() throws IOException {
        Path rule = write("rule.yml", RULE);

        Tool check = Tool.run("rules", "check", folder.toString());

        assertThat(check.code()).isZero();
        assertThat(check.lines()).containsExactly("{\"document\":\"" + rule + "\",\"faults\":[]}");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void everyFaultOfEveryFileIsToldWithItsLineAndTheExitCodeIsFour() throws IOException {
        write("a.yml", RULE.replace("type: Root", "type|sounds: Root").replace("service: {", "other: {"));
        write("b.yml", RULE.replace("root-use", "b"));
        write(
                "c.yml",
                "title: C\ncorrelation: {type: event_count, rules: [nowhere], timespan: 1m, condition: {gte: 2}}\n");

        Tool check = Tool.run("rules", "check", folder.toString());

        assertThat(check.code()).isEqualTo(ExitCode.INPUT);
        assertThat(check.lines()).hasSize(3);
        assertThat(check.lines().get(1)).contains("b.yml").endsWith("\"faults\":[]}");
        assertThat(check.err())
                .contains("a.yml:5:10: 'sounds' is no modifier of Sigma; use one of all, base64")
                .contains("c.yml:2:42: no rule has the id or name 'nowhere'; correct it");
        assertThat(Tool.run("rules", "check", "--json", folder.toString()).err())
                .isEmpty();
    }

    @Test
    void aRuleIsExplainedInWords() throws IOException {
        assertThat(Tool.run("rules", "explain", write("rule.yml", RULE).toString())
                        .out())
                .isEqualTo("""
                        root-use  Root was used
                          level: medium
                          logs: product aws, service cloudtrail
                          tried on records with userIdentity.type 'root'
                          condition: root and not service
                            root
                              userIdentity.type is 'root'
                            service
                              userIdentity.invokedBy is '*amazonaws.com*'
                        """);
    }

    @Test
    void aRecordIsHeldAgainstEachPartOfARule() throws IOException {
        Path rule = write("rule.yml", RULE);
        Path event = write("event.json", EVENT.formatted("CreateUser", "Root"));
        assertThat(Tool.run("rules", "explain", rule.toString(), event.toString())
                        .out())
                .endsWith("""
                        record e-1: matches
                          yes logs: product aws, service cloudtrail  [found: aws, cloudtrail]
                          yes condition: root and not service
                          yes   root
                          yes     userIdentity.type is 'root'  [found: Root]
                          no    service
                          no      userIdentity.invokedBy is '*amazonaws.com*'
                        """);
        Path other = write("other.json", EVENT.formatted("CreateUser", "IAMUser"));
        assertThat(Tool.run("rules", "explain", "--json", rule.toString(), other.toString())
                        .out())
                .contains("{\"id\":\"e-1\",\"matches\":false,\"lines\":[{\"depth\":0,")
                .contains(
                        "{\"depth\":2,\"text\":\"userIdentity.type is 'root'\",\"holds\":false,\"found\":[\"IAMUser\"]}");
    }

    @Test
    void aShippedRuleAndACorrelationAreExplainedByTheirIds() throws IOException {
        Path rules = write("rules.yml", RULE + """
                ---
                title: Root in a burst
                name: burst
                correlation: {type: event_count, rules: [root-use], group-by: [awsRegion], timespan: 10m, condition: {gte: 3, lte: 9}}
                """);
        assertThat(Tool.run("rules", "explain", "--rules", rules.toString(), "burst")
                        .out())
                .contains("counts: event_count", "over: root-use", "for each: awsRegion", "within: 10 minutes")
                .contains("fires at: 3 or more and 9 or less, judged when the window ends");
        String shipped = Tool.run("rules", "explain", "--json", "--rules", rules.toString(), "root-use")
                .out();
        assertThat(shipped).contains("\"origin\":\"user\"");
        Tool unknown = Tool.run("rules", "explain", "no-such-rule");
        assertThat(unknown.code()).isEqualTo(ExitCode.INPUT);
        assertThat(unknown.err()).startsWith("ir: error: no-such-rule: no rule has this id or name");
    }

    @Test
    void placeholdersAreReadFromAFile() throws IOException {
        Path rule = write("rule.yml", RULE.replace("type: Root", "type|expand: '%kinds%'"));
        Path kinds = write("kinds.yaml", "kinds: [Root, IAM*]\n");

        assertThat(Tool.run("rules", "check", rule.toString()).err()).contains("nothing says what %kinds% stands for");
        assertThat(Tool.run("rules", "check", "--placeholders", kinds.toString(), rule.toString())
                        .code())
                .isZero();
    }

    @Test
    void aRecordOfNoKnownSourceIsTriedAsJson() throws IOException {
        Path rule = write("rule.yml", RULE);
        Path event = write("event.json", "{\"time\":\"2026-01-31T12:00:00Z\",\"userIdentity\":{\"type\":\"Root\"}}\n");
        assertThat(Tool.run("rules", "explain", rule.toString(), event.toString())
                        .out())
                .contains("event.json:1: matches");
        Tool nothing = Tool.run(
                "rules", "explain", rule.toString(), write("none.json", "{}\n").toString());
        assertThat(nothing.code()).isEqualTo(ExitCode.INPUT);
        assertThat(nothing.err()).contains("no time; expected one of the fields", "no log found");
    }

    @Test
    void whatARecordSaysCannotSteerTheTerminal() throws IOException {
        Path event = write("event.json", EVENT.formatted("CreateUser", "Root\\u001B[31m"));
        assertThat(Tool.run("rules", "explain", write("rule.yml", RULE).toString(), event.toString())
                        .out())
                .contains("[found: Root\uFFFD[31m]")
                .doesNotContain("\u001B");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
