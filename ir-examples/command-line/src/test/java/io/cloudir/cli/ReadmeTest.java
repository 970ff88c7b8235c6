package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.IncidentResponse;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.plan.ResponsePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is compiled, runs, and does what it says. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path SAMPLES = ROOT.resolve("ir-examples/sample-logs");

    @TempDir
    private Path folder;

    @Test
    void theEmbeddingExampleIsTheOneThatIsCompiledHere() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/cloudir/cli/EmbeddingExample.java"));
        String shown = source.substring(
                source.indexOf("// README: begin\n") + "// README: begin\n".length(), source.indexOf("// README: end"));

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(shown.strip());
    }

    @Test
    void theEmbeddingExampleOpensTheIncidentInTheSampleLogsAndLeadsItOn() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-04T08:00:00Z"), ZoneOffset.UTC);

        EmbeddingExample.respond(SAMPLES, folder, clock);

        try (JournalStore store = DirectoryJournalStore.open(folder, "default", JournalSettings.reproducible(clock))) {
            List<Incident> incidents = IncidentResponse.builder()
                    .store(store)
                    .plan(ResponsePlan.example())
                    .clock(clock)
                    .build()
                    .incidents();
            assertThat(incidents).singleElement().returns(Phase.INVESTIGATING, Incident::phase);
        }
    }

    @Test
    void theMainJobEndsWithAClosedExerciseAndAReport() throws IOException {
        Path out = folder.resolve("out");

        Tool told = Tool.run("run", "--exercise", "--logs", SAMPLES.toString(), "--out", out.toString(), "--force");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("1 incident", "EXERCISE", "closed", "report.html");
        try (var reports = Files.walk(out)) {
            assertThat(reports.filter(file -> file.endsWith("report.html")))
                    .singleElement()
                    .satisfies(report -> assertThat(Files.readString(report)).contains("EXERCISE", "operator-02"));
        }
    }

    @Test
    void theReadmeNamesEveryCommandThatItTellsToRun() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));

        assertThat(readme)
                .contains("ir.jar run --exercise --logs ir-examples/sample-logs")
                .contains("    mvn verify\n");
        assertThat(SAMPLES).isDirectoryContaining("glob:**.json.gz");
    }
}
