package io.cloudir.cli;

import io.cloudir.telemetry.Activity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** The records that a simulated cloud is built from, written as they are read; none is held. Gone unless moved to a place. */
final class KeptRecords implements AutoCloseable {
    private final Path folder;
    private final Path draft;
    private final OutputStream out;

    private KeptRecords(Path folder, Path draft, OutputStream out) {
        this.folder = folder;
        this.draft = draft;
        this.out = out;
    }

    /** Begins to write in a folder. */
    static KeptRecords in(Path folder) {
        try {
            PrivateFiles.removeDraftsBefore(folder, StoreOptions.left());
            Path draft = PrivateFiles.draft(folder);
            return new KeptRecords(
                    folder,
                    draft,
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(draft)), 1 << 16));
        } catch (IOException e) {
            throw cannotKeep(folder, e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Writes a record on a line; a line break outside a string is a blank to JSON, and inside there is none. */
    void add(Activity record) {
        byte[] line = record.raw();
        for (int at = 0; at < line.length; at++) {
            if (line[at] == '\n' || line[at] == '\r') {
                line[at] = ' ';
            }
        }
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw cannotKeep(folder, e);
        }
    }

    /** Ends writing and puts the file in its place. */
    void moveTo(Path place) throws IOException {
        out.close();
        PrivateFiles.move(draft, place);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw cannotKeep(folder, e);
        }
    }

    private static UncheckedIOException cannotKeep(Path folder, IOException cause) {
        return new UncheckedIOException(folder + ": the simulated cloud cannot be kept", cause);
    }
}
