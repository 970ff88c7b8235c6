package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir evidence}: proof, custody and handing on. */
class EvidenceTest {
    @TempDir
    private Path folder;

    private String store = "";
    private String id = "";

    @BeforeEach
    void anIncidentWithPreservedRecords() {
        store = folder.resolve("store").toString();
        Path logs = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"), Trail.stopLogging("two"));
        Tool.run(
                "run",
                "--logs",
                logs.toString(),
                "--store",
                store,
                "--out",
                folder.resolve("out").toString());
        id = Trail.json(Trail.filesBelow(folder.resolve("out")).get("summary.json"))
                .at("/incidents/0/id")
                .asText();
    }

    private Tool evidence(String... args) {
        return Tool.run(Stream.concat(Stream.of("evidence"), Stream.of(args)).toArray(String[]::new));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store/default/evidence"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void becomesABomb(Path file) throws IOException {
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 1600; i++) {
                packed.write(new byte[1 << 20]);
            }
        }
    }

    @Test
    void recordsThatAreGoneAreToldByWhoeverNeedsThem() throws IOException {
        for (Path file : kept()) {
            Files.delete(file);
        }

        Tool investigated = Tool.run("investigate", id, "--store", store, "--actor", "analyst-one");
        Tool planned = Tool.run("plan-action", id, "--store", store, "--actor", "analyst-one", "--json");

        assertThat(investigated.out()).contains("Visibility lost: 2 of 2 records that signals rest on cannot be read");
        assertThat(planned.err()).contains("Warning: 2 records that signals rest on cannot be read");
        assertThat(planned.out()).contains("2 of 2 records that signals rest on cannot be read");
    }

    @Test
    void aRecordThatUnpacksToFarMoreThanARecordIsOneThatCannotBeRead() throws IOException {
        for (Path file : kept()) {
            becomesABomb(file);
        }

        Tool planned = Tool.run("plan-action", id, "--store", store, "--actor", "analyst-one");

        assertThat(planned.err()).contains("Warning: 2 records that signals rest on cannot be read");
    }

    @Test
    void allEvidenceOfAStoreIsReadAndHashedAnew() {
        Tool told = evidence("verify", "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.DONE);
        JsonNode json = Trail.json(told.out());
        assertThat(json.get("ok").asBoolean()).isTrue();
        assertThat(json.get("contents").asLong()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anyFileThatIsTakenAwayOrChangedIsFound() throws IOException {
        for (Path file : kept()) {
            byte[] whole = Files.readAllBytes(file);

            Files.delete(file);
            assertThat(evidence("verify", "--store", store, id).code()).isEqualTo(ExitCode.TAMPERED);

            byte[] altered = whole.clone();
            altered[altered.length / 2] ^= 1;
            Files.write(file, altered);
            assertThat(evidence("verify", "--store", store, id).code()).isEqualTo(ExitCode.TAMPERED);

            Files.write(file, whole);
        }
        assertThat(evidence("verify", "--store", store, id).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void evidenceCannotBeProvedByAJournalThatWasAltered() throws IOException {
        Path journal = folder.resolve("store/default/incidents/" + id + "/journal.jsonl");
        byte[] altered = Files.readAllBytes(journal);
        altered[altered.length / 2] ^= 1;
        Files.write(journal, altered);

        Tool told = evidence("verify", "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.err()).contains("is not as it was written");
    }

    @Test
    void whatIsHandedOnIsInTheCustodyThatIsExported() {
        String piece = Trail.json(
                        Tool.run("show", "--store", store, id, "--json").out())
                .at("/evidence/0/id")
                .asText();

        Tool handed = evidence(
                "transfer",
                "--store",
                store,
                "--actor",
                "analyst-one",
                id,
                piece,
                "forensic-lab",
                "--purpose",
                "a second opinion");
        Tool unknown = evidence(
                "transfer", "--store", store, "--actor", "analyst-one", id, "no-such", "lab", "--purpose", "x");
        Tool custody = evidence("custody", "--store", store, id);

        assertThat(handed.code()).isEqualTo(ExitCode.DONE);
        assertThat(unknown.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("has no evidence 'no-such'");
        assertThat(custody.code()).isEqualTo(ExitCode.DONE);
        assertThat(Trail.json(custody.out()).get("@graph").findValuesAsText("uco-core:name"))
                .contains("forensic-lab", "analyst-one", "transferred custody", "preserved");
    }

    @Test
    void anIncidentThatIsNotThereIsToldSo() {
        Tool told = evidence("verify", "--store", store, "ir-000000000000");

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("there is no incident ir-000000000000");
    }
}
