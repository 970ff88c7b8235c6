package io.cloudir.respond.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a playbook is told when it is read: all of it, where it stands and how to mend it. */
class PlaybookFaultsTest {
    private static final String UUID = "5f0c6e0e-3a53-4c1e-8d5a-0a6f5b7d1c";

    private static List<Fault> faultsOf(String text) {
        return Playbook.check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count() + (text.startsWith(part) ? 1 : 0);
    }

    @Test
    void theExampleOfTheDocumentationHasNoFault() {
        assertThat(faultsOf(Example.text())).isEmpty();
        assertThat(Example.playbook().roles()).containsExactly("investigating");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash",
                "caldera-cmd",
                "elastic",
                "http-api",
                "jupyter",
                "kestrel",
                "openc2-http",
                "powershell",
                "sigma",
                "ssh",
                "yara",
                "x-other",
                "Manual"
            })
    void everyOtherCommandTypeIsRefusedWithItsLine(String type) {
        String text = Example.text()
                .replace("{type: x-cloud-ir, command: investigate}", "{type: " + type + ", command: investigate}");

        List<Fault> faults = faultsOf(text);

        assertThat(faults).extracting(Fault::code).containsExactly("refused-command");
        assertThat(text.lines().toList().get(faults.get(0).line() - 1)).contains("type: " + type);
        assertThat(faults.get(0).pointer()).endsWith("/commands/0/type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: playbook | type: playbok | unknown-value",
                "spec_version: cacao-2.0 | spec_version: cacao-1.1 | unknown-value",
                "name: Leaked key | nmae: Leaked key | unknown-key",
                "id: playbook--5f | id: book--5f | bad-id",
                "modified: \"2026 | modified: \"2025 | out-of-order",
                "created: \"2026-03-01T08:00:00.000Z\" | created: \"2026-03-01\" | bad-form",
                "command: investigate} | command: investigat} | unknown-command",
                "command: contain deactivate-key | command: contain deactivate-keys | unknown-command",
                "command: contain deactivate-key | command: contain deactivate-key of '*' | unknown-command",
                "command: contain deactivate-key | command: watch the gate | unknown-command",
                "condition: severity >= MEDIUM | condition: severty >= MEDIUM | unknown-fact",
                "condition: severity >= MEDIUM and | condition: \"[x:y = 1]\" # | stix-pattern",
                "on_true: action | on_flase: action | unknown-key",
                "timeout: 14400000 | timeout: 0 | out-of-range",
                "timeout: 14400000 | delay: soon | wrong-type",
                "type: manual, | type: x-cloud-ir, | wrong-agent",
                "{type: group, name: investigating} | {type: ssh, name: host} | refused-agent",
                "name: Leaked key | {name: Leaked key, signatures: []} | syntax",
                "name: Stop the key | out_args: [__x__] | refused-output",
                "name: Stop the key | step_extensions: {} | refused-extension",
                "name: Leaked key | revoked: true | revoked"
            })
    void whatIsWrongHasACode(String part, String instead, String code) {
        String text = Example.text().replaceFirst(java.util.regex.Pattern.quote(part), instead);

        assertThat(faultsOf(text)).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.line()).isPositive();
            assertThat(fault.fix()).isNotBlank();
        });
        if (!code.equals("syntax")) {
            assertThat(faultsOf(text)).extracting(Fault::code).contains(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signatures: [] | refused-signature",
                "authentication_info_definitions: {} | refused-credentials",
                "playbook_extensions: {} | refused-extension",
                "extension_definitions: {} | refused-extension"
            })
    void whatCannotBeHonouredIsRefused(String key, String code) {
        assertThat(faultsOf(Example.text() + key + "\n"))
                .extracting(Fault::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // from the end of a branch back to where it began
                "on_completion: end--" + UUID + "09 | on_completion: if-condition--" + UUID + "06 | cycle",
                "on_completion: end--" + UUID + "09 | on_completion: action--" + UUID + "08 | leaves-branch",
                "on_completion: end--" + UUID + "09 | on_completion: end--" + UUID + "0b | leaves-branch",
                "on_completion: end--" + UUID + "09 | on_completion: end--" + UUID + "99 | unknown-step",
                "on_true: action--" + UUID + "07 | on_true: end--" + UUID + "09 | unreachable",
                "    on_completion: end--" + UUID + "09 | # | no-next",
                "workflow_start: start | workflow_start: action--" + UUID + "04 # | wrong-start",
                "  end--" + UUID + "09: | \"end--" + UUID + "0b \": | bad-id",
                "agent: group--" + UUID + "0a | agent: group--" + UUID + "77 | unknown-agent"
            })
    void theGraphIsChecked(String part, String instead, String code) {
        String text = Example.text().replaceFirst(java.util.regex.Pattern.quote(part), instead);
        assertThat(faultsOf(text)).extracting(Fault::code).contains(code);
    }

    @Test
    void theSameUuidTwiceIsAFault() {
        String text = Example.text().replace(UUID + "0b", UUID + "0a");
        assertThat(faultsOf(text)).extracting(Fault::code).contains("uuid-twice");
    }

    @Test
    void allFaultsAreToldAtOnceInOrderWithLineAndColumn() {
        String text = Example.text()
                .replace("command: investigate}", "command: look}")
                .replace("severity >= MEDIUM", "severity >= MIDDLE")
                .replace("type: manual", "type: bash");

        List<Fault> faults = faultsOf(text);

        assertThat(faults)
                .extracting(Fault::code)
                .containsExactly("unknown-command", "unknown-value", "refused-command");
        Fault condition = faults.get(1);
        assertThat(condition.line()).isEqualTo(lineOf(text, "severity >= MIDDLE"));
        String line = text.lines().toList().get(condition.line() - 1);
        assertThat(line.substring(condition.column() - 1)).startsWith("MIDDLE");
        assertThatThrownBy(() -> Playbook.read("own.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FaultyDocumentException.class,
                        thrown -> assertThat(thrown.faults()).isEqualTo(faults));
    }

    @Test
    void aMarkingThatCannotBeKeptToIsRefused() {
        String marking = "markings: [marking-tlp--" + UUID + "20]\ndata_marking_definitions:\n  marking-tlp--" + UUID
                + "20: {type: marking-tlp, tlpv2_level: \"LEVEL\"}\n";

        assertThat(faultsOf(Example.text() + marking.replace("LEVEL", "TLP:RED")))
                .extracting(Fault::code)
                .containsExactly("refused-marking");
        assertThat(Playbook.read(
                                "own",
                                (Example.text() + marking.replace("LEVEL", "TLP:AMBER"))
                                        .getBytes(StandardCharsets.UTF_8))
                        .markings())
                .containsExactly("TLP:AMBER");
    }

    @Test
    void aDocumentOfRubbishHasFaultsAndThrowsNothingElse() {
        for (String text :
                List.of("", "[]", "{", "type: playbook\nworkflow: 3\n", "\u0000", "{\"workflow\":{\"a\":[]}}")) {
            assertThat(faultsOf(text)).isNotEmpty();
        }
    }

    @Test
    void noMessageRepeatsACredentialWhereverItStands() {
        String key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        String condition = "severity >= MEDIUM and proposed.deactivate-key > 0";

        for (String text : List.of(
                Example.text().replace(condition, "severity == '" + key + "'"),
                Example.text().replace("command: contain deactivate-key", "command: contain " + key),
                Example.text().replace("name: Stop the key", "name: Stop the key\n    " + key + ": x"))) {
            assertThat(faultsOf(text)).extracting(Fault::code).containsExactly("secret");
            assertThat(faultsOf(text).toString()).doesNotContain(key);
        }
    }

    @Test
    void variablesDoNotUnfoldASmallDocumentIntoAHugeOne() {
        String many = Example.text()
                .replace(
                        "workflow_start:",
                        "playbook_variables: {__v__: {type: string, value: " + "x".repeat(100_000)
                                + "}}\nworkflow_start:")
                .replace("Ask the holder of the key where it lay", "__v__:value ".repeat(20_000));

        assertThat(faultsOf(many)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("too-long");
            assertThat(fault.message()).contains("1048576 characters");
        });
        assertThat(faultsOf(many.replace("__v__:value ".repeat(20_000), "__v__:value")))
                .isEmpty();
    }

    @Test
    void allCommandsTogetherUnfoldNoFurtherThanOne() {
        String command = "      - {type: manual, command: \"__v__:value\"}\n";
        String text = Example.text()
                .replace(
                        "workflow_start:",
                        "playbook_variables: {__v__: {type: string, value: " + "x".repeat(300_000)
                                + "}}\nworkflow_start:")
                .replace(
                        "      - {type: manual, command: Ask",
                        command.repeat(4) + "      - {type: manual, command: Ask");

        assertThat(faultsOf(text)).extracting(Fault::code).containsExactly("too-long");
    }
}
