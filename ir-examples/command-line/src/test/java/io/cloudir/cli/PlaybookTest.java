package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookTest {
    @TempDir
    private Path folder;

    @Test
    void thePlaybooksThatShipAreListed() {
        assertThat(Tool.run("playbook", "list").lines())
                .contains("account-compromise  Account compromise", "malware  Malware and ransomware");
    }

    @Test
    void aShippedPlaybookIsShownDrawnAndPrintedAndItsSourceHasNoFault() throws IOException {
        assertThat(Tool.run("playbook", "show", "malware").out())
                .startsWith("Malware and ransomware\n")
                .contains("> contain isolate-host", "while quiet.minutes < 60");
        assertThat(Tool.run("playbook", "show", "malware", "--mermaid").out()).startsWith("flowchart TD\n");
        Path own = Files.writeString(
                folder.resolve("own.json"),
                Tool.run("playbook", "show", "malware", "--source").out());

        Tool check = Tool.run("playbook", "check", own.toString());

        assertThat(check.code()).isZero();
        assertThat(check.out()).isEqualTo("{\"faults\":[]}\n");
        assertThat(Tool.run("playbook", "show", own.toString()).out()).startsWith("Malware and ransomware\n");
    }

    @Test
    void faultsAreToldAsJsonOneLineAFileAndTheExitCodeIsFour() throws IOException {
        String source = Tool.run("playbook", "show", "malware", "--source").out();
        Path good = Files.writeString(folder.resolve("good.json"), source);
        Path bad = Files.writeString(
                folder.resolve("bad.json"), source.replaceFirst("\"type\": \"x-cloud-ir\",", "\"type\": \"ssh\","));

        Tool check = Tool.run("playbook", "check", good.toString(), bad.toString());

        assertThat(check.code()).isEqualTo(ExitCode.INPUT);
        assertThat(check.lines()).hasSize(2);
        assertThat(check.lines().get(0)).isEqualTo("{\"faults\":[]}");
        assertThat(check.lines().get(1)).contains("\"code\":\"refused-command\"", "\"line\":");
        assertThat(check.err()).contains("bad.json:").contains("commands of type 'ssh' are refused");
        assertThat(Tool.run("playbook", "check", "--json", bad.toString()).err())
                .isEmpty();
    }

    @Test
    void whatIsNoPlaybookIsToldInOneLine() {
        Tool wrong = Tool.run("playbook", "show", "no-such");
        assertThat(wrong.code()).isEqualTo(ExitCode.INPUT);
        assertThat(wrong.err())
                .startsWith("ir: error: no-such: no such playbook ships")
                .hasLineCount(1);
        assertThat(Tool.run("playbook").code()).isEqualTo(ExitCode.USAGE);
    }
}
