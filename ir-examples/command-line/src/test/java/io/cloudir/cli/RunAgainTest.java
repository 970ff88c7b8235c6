package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed and is run again: it ends where it would have ended. */
class RunAgainTest {
    private static final String SAMPLES = "../sample-logs";

    @TempDir
    private Path folder;

    private Path journal;
    private List<String> whole;

    @BeforeEach
    void playOnce() throws IOException {
        String id = Trail.json(run().get("summary.json"))
                .get("incidents")
                .get(0)
                .get("id")
                .asText();
        journal = folder.resolve("store/default/incidents").resolve(id).resolve("journal.jsonl");
        whole = Files.readAllLines(journal);
    }

    @Test
    void whereverARunStoppedTheNextOneWritesTheSameJournal() throws IOException {
        List<String> stops = List.of(
                "scope-established",
                "action-approved",
                "step-started",
                "claim-released", // ends the append that tells of the executed action
                "remediations-validated",
                "review-completed");
        for (String stop : stops) {
            int cut = lineOf(stop);
            Files.write(journal, whole.subList(0, cut));
            // The index is written after the journal, so a run that stopped there had not written it.
            try (Stream<Path> rows = Files.list(folder.resolve("store/default/index"))) {
                for (Path row : rows.toList()) {
                    Files.delete(row);
                }
            }

            run();

            assertThat(Files.readAllLines(journal))
                    .as("stopped after the first %s, line %d", stop, cut)
                    .isEqualTo(whole);
        }
    }

    /** How many lines there are up to the first entry of a type. */
    private int lineOf(String type) {
        for (int line = 0; line < whole.size(); line++) {
            if (Trail.json(whole.get(line)).get("type").asText().equals(type)) {
                return line + 1;
            }
        }
        throw new AssertionError("no entry is " + type);
    }

    private Map<String, String> run() {
        Path out = folder.resolve("out");
        Tool told = Tool.run(
                "run",
                "--exercise",
                "--logs",
                SAMPLES,
                "--store",
                folder.resolve("store").toString(),
                "--out",
                out.toString(),
                "--force");
        assertThat(told.code()).as(told.err()).isZero();
        return Trail.filesBelow(out);
    }
}
