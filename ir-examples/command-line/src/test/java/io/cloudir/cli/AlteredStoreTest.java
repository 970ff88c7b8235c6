package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir run} into a store in which somebody has altered a journal, and the evidence of a run without a store. */
class AlteredStoreTest {
    @TempDir
    private Path folder;

    private Tool run(Path logs, String out, String... more) {
        String[] args = {
            "run", "--logs", logs.toString(), "--out", folder.resolve(out).toString()
        };
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Tool.run(all);
    }

    @Test
    void theRunGoesOnAndNamesTheIncidentThatItLeftAlone() throws IOException {
        String store = folder.resolve("store").toString();
        Path first = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"));
        run(first, "a", "--store", store);
        String id = summary("a").get("incidents").get(0).get("id").asText();
        Path journal = folder.resolve("store/default/incidents/" + id + "/journal.jsonl");
        byte[] altered = Files.readAllBytes(journal);
        altered[altered.length / 2] ^= 1;
        Files.write(journal, altered);

        Path more = Trail.write(folder.resolve("b.jsonl"), Trail.stopLogging("two"), Trail.stopLogging("three"));
        Tool told = run(more, "b", "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.err()).contains("incident " + id + " was left alone: entry ", "is not as it was written");
        assertThat(Files.readAllBytes(journal)).isEqualTo(altered);
        JsonNode summary = summary("b");
        assertThat(summary.get("altered").get(0).asText()).isEqualTo(id);
        assertThat(summary.get("incidents")).hasSize(1);
        assertThat(summary.get("incidents").get(0).get("signals").asInt()).isEqualTo(2);
        assertThat(Trail.filesBelow(folder.resolve("b")))
                .containsKey(
                        "incidents/" + summary.get("incidents").get(0).get("id").asText() + "/report.md");
    }

    @Test
    void withoutAStoreTheEvidenceThatTheJournalNamesIsWithTheResults() {
        run(Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one")), "a");

        String id = summary("a").get("incidents").get(0).get("id").asText();
        String journal = Trail.filesBelow(folder.resolve("a")).get("incidents/" + id + "/journal.jsonl");
        JsonNode collected = Trail.jsonLines(journal).stream()
                .filter(entry -> entry.path("type").asText().equals("evidence-collected"))
                .findFirst()
                .orElseThrow();
        assertThat(DirectoryEvidenceStore.in(folder.resolve("a/evidence"))
                        .get(new Digest(collected.get("payload").get("digest").asText())))
                .isPresent();
    }

    private JsonNode summary(String out) {
        return Trail.json(Trail.filesBelow(folder.resolve(out)).get("summary.json"));
    }
}
