package io.cloudir.detect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.detect.DetectorState;
import io.cloudir.telemetry.SeenRecords;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorStateFileTest {
    private static final DetectorState ONE = state("2026-01-31T12:00:00Z");
    private static final DetectorState TWO = state("2026-01-31T13:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenLastIsRead() throws IOException {
        try (DetectorStateFile file = DetectorStateFile.open(folder.resolve("state"))) {
            assertThat(file.read()).isEmpty();
            file.write(ONE);
            file.write(TWO);
            assertThat(file.read()).contains(TWO);
        }
        try (DetectorStateFile file = DetectorStateFile.open(folder.resolve("state"))) {
            assertThat(file.read()).contains(TWO);
        }
    }

    @Test
    void aFileThatIsHeldIsHeldUnderAllItsNamesUntilItIsClosed() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Path other = folder.resolve("sub/../state");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("state"));
        try (DetectorStateFile file = DetectorStateFile.open(folder.resolve("state"))) {
            file.write(ONE);
            for (Path name : List.of(other, link, other)) {
                assertThatThrownBy(() -> DetectorStateFile.open(name))
                        .isInstanceOf(FileSystemException.class)
                        .hasMessage(name + ": another run holds this state; expected one at a time; wait until it has"
                                + " ended");
            }
        }
        DetectorStateFile.open(other).close();
    }

    @Test
    void whatIsNoFileIsRefusedAndLeftAlone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThatThrownBy(() -> DetectorStateFile.open(other))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(other + ": this is no regular file; expected a detector state, or nothing yet; name another"
                        + " file");

        assertThat(folder).isDirectoryNotContaining("glob:**.lock");
    }

    @Test
    void aLinkToTheStateStaysOne() throws IOException {
        Path link = folder.resolve("link");
        try (DetectorStateFile file = DetectorStateFile.open(folder.resolve("state"))) {
            file.write(ONE);
        }
        Files.createSymbolicLink(link, folder.resolve("state"));

        try (DetectorStateFile file = DetectorStateFile.open(link)) {
            file.write(TWO);
        }

        assertThat(link).isSymbolicLink();
        assertThat(DetectorStateJson.read(Files.readAllBytes(folder.resolve("state")), "state"))
                .isEqualTo(TWO);
    }

    @Test
    void whatAStopLeftHalfWrittenIsNeitherReadNorInTheWay() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "not to be touched");
        Files.createSymbolicLink(folder.resolve("state.tmp"), elsewhere);
        try (DetectorStateFile file = DetectorStateFile.open(folder.resolve("state"))) {
            assertThat(file.read()).isEmpty();
            file.write(ONE);
            assertThat(file.read()).contains(ONE);
        }
        assertThat(elsewhere).hasContent("not to be touched");
        assertThat(folder.resolve("state.tmp")).doesNotExist();
    }

    private static DetectorState state(String newest) {
        return new DetectorState(Instant.parse(newest), Instant.MIN, List.of(), List.of(), SeenRecords.none());
    }
}
