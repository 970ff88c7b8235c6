package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playbook of one's own, as docs/playbooks.md tells how to come by one. */
class PlaybookGuideTest {
    private static final Path PAGE = Path.of("../../docs/playbooks.md");

    @TempDir
    private Path folder;

    private String[] words(String command) {
        return command.strip()
                .substring("ir ".length())
                .replace("playbooks/", folder + "/playbooks/")
                .replace("plan.yaml", folder + "/plan.yaml")
                .replace("--store store", "--store " + folder + "/store")
                .replace("--out first", "--out " + folder + "/first")
                .replace("--out played", "--out " + folder + "/played")
                .replace("ir-examples/sample-logs", "../sample-logs")
                .split(" ", -1);
    }

    private void anIncidentIsInTheStore() {
        assertThat(Tool.run(words("ir run --logs ir-examples/sample-logs --store store --out first"))
                        .code())
                .isZero();
    }

    @Test
    void thePageLeadsFromAShippedPlaybookToOnesOwnThatIsFollowed() throws IOException {
        anIncidentIsInTheStore();
        Files.createDirectories(folder.resolve("playbooks"));
        List<String> page = Files.readAllLines(PAGE);
        String plan = Tool.run("plan", "example")
                .out()
                .replace(
                        "scenarios:\n  - id: insider",
                        "scenarios:\n" + lineOf(page, "{id: account") + "\n  - id: insider")
                .replace(
                        "playbooks:\n  - {id: customer",
                        "playbooks:\n" + lineOf(page, "{id: our-way") + "\n  - {id: customer");
        Files.writeString(folder.resolve("plan.yaml"), plan);
        List<String> commands =
                page.stream().filter(line -> line.startsWith("       ir ")).toList();
        assertThat(commands).hasSizeGreaterThan(6);

        for (String command : commands) {
            String[] parts = command.split(" > ", -1);
            Tool tool = Tool.run(words(parts[0]));

            assertThat(tool.code()).as(command + "\n" + tool.err()).isZero();
            if (parts.length == 2) {
                Files.writeString(folder.resolve(parts[1]), tool.out());
            }
        }

        try (var reports = Files.walk(folder.resolve("played"))) {
            assertThat(reports.filter(file -> file.endsWith("report.md")))
                    .anySatisfy(report ->
                            assertThat(report).content().contains("## Playbooks\n\n### Account compromise\n"));
        }
    }

    private static String lineOf(List<String> page, String part) {
        return "  "
                + page.stream()
                        .filter(line -> line.contains("- " + part))
                        .findFirst()
                        .orElseThrow()
                        .strip();
    }
}
