package io.cloudir.cli;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.json.DetectorStateFile;
import io.cloudir.telemetry.SeenRecords;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ir detect} remembers from run to run; held by this run until it is closed. */
final class KeptState implements AutoCloseable {
    private final Path path;
    private final DetectorStateFile file;

    private KeptState(Path path, DetectorStateFile file) {
        this.path = path;
        this.file = file;
    }

    /** @throws Failure if another run holds it, or its folder cannot be written to */
    static KeptState open(Path path) {
        try {
            return new KeptState(path, DetectorStateFile.open(path));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * Takes up what was kept, and tells of what could not be.
     *
     * @return the records met before
     */
    SeenRecords restore(Detector detector, Terminal terminal) {
        Optional<DetectorState> kept;
        try {
            kept = file.read();
        } catch (IOException e) {
            throw failure(path, e);
        }
        if (kept.isEmpty()) {
            terminal.note("ir: " + path + " is not there yet; this is the first run with it");
            return SeenRecords.none();
        }
        for (DetectorState.Dropped dropped : detector.restore(kept.get())) {
            terminal.note("ir: rule " + dropped.rule()
                    + (dropped.changed() ? " has changed since the last run; it counts anew" : " is gone")
                    + "; what it had counted is dropped");
        }
        return kept.get().seen();
    }

    void save(Detector detector, SeenRecords seen) {
        try {
            file.write(detector.state().withSeen(seen));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static Failure failure(Path path, IOException e) {
        boolean told = e instanceof FileSystemException known && known.getReason() != null;
        return new Failure(
                ExitCode.STORE,
                told
                        ? String.valueOf(e.getMessage())
                        : path + ": the state cannot be read or written; expected a file in a folder that is there;"
                                + " check the path, its permissions and space",
                e);
    }
}
