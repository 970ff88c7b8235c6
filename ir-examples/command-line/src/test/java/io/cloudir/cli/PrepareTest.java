package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir readiness} and {@code ir preflight}. */
class PrepareTest {
    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void aStoreWithASimulatedCloudInWhichATrailWasStopped() {
        store = folder.resolve("store").toString();
        Path logs = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"));
        Tool.run(
                "run",
                "--logs",
                logs.toString(),
                "--store",
                store,
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void aTrailThatIsOffIsAGapInWhatThePlanCountsOn() {
        Tool told = Tool.run("readiness", "--store", store);
        JsonNode json =
                Trail.json(Tool.run("readiness", "--store", store, "--json").out());

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.lines())
                .anyMatch(line -> line.startsWith("gap      CloudTrail of the organisation (security-analyst)"))
                .anyMatch(line -> line.contains("logging is stopped: no files are delivered"));
        assertThat(json.get("ready").asBoolean()).isFalse();
        assertThat(json.at("/findings/0/state").asText()).isEqualTo("gap");
    }

    @Test
    void whatStandsInTheWayOfACapabilityIsTold() {
        Tool ready = Tool.run("preflight", "--store", store, "suspend-identity", "logs");
        Tool unknown = Tool.run("preflight", "--store", store, "make-coffee", "--json");

        assertThat(ready.code()).isEqualTo(ExitCode.DONE);
        assertThat(ready.lines()).containsExactly("ready    suspend-identity", "ready    logs");
        assertThat(unknown.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(Trail.json(unknown.out()).at("/capabilities/0/status").asText())
                .isEqualTo("unsupported");
        assertThat(unknown.err()).contains("make-coffee is nothing that this adapter can do; expected one of ");
    }

    @Test
    void aCloudWithoutAnAdapterIsAUsageError() {
        assertThat(Tool.run("readiness", "--store", store, "--cloud", "aws").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void lookingNeedsNoLockAndLeavesNone() throws IOException {
        Path lock = StoreOptions.cloudFolder(store, "default").resolve("lock");
        Files.delete(lock);

        assertThat(Tool.run("readiness", "--store", store).code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(Tool.run("preflight", "--store", store, "logs").code()).isEqualTo(ExitCode.DONE);

        assertThat(lock).doesNotExist();
    }
}
