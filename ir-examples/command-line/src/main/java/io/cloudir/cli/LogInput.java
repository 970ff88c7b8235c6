package io.cloudir.cli;

import io.cloudir.detect.DetectorCounts;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.DeadLetter;
import io.cloudir.telemetry.DeadLetterFile;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadCounts;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.SeenRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the logs that a command was given, telling the person what could not be read. */
final class LogInput {
    /** Most records with a borrowed id that are told one by one: whoever writes a log decides how many there are. */
    private static final int NOTES = 20;

    private final Terminal terminal;
    private final Optional<DeadLetterFile> deadLetters;
    private boolean allThere = true;
    private SeenRecords seen = SeenRecords.none();

    LogInput(Terminal terminal) {
        this(terminal, Optional.empty());
    }

    /** @param deadLetters keeps what could not be read */
    LogInput(Terminal terminal, Optional<DeadLetterFile> deadLetters) {
        this.terminal = terminal;
        this.deadLetters = deadLetters;
    }

    /** Counts records that an earlier run has met as duplicates. */
    void resume(SeenRecords before) {
        seen = before;
    }

    /** The records met so far, in this run and those before. */
    SeenRecords seen() {
        return seen;
    }

    /**
     * Reads all paths in the order given; {@code -} is standard input.
     *
     * @throws Failure if there is no log at all
     */
    ReadCounts read(List<String> paths, LogSource source, LogMappings mappings, Consumer<Activity> records) {
        LogReader reader = new LogReader(source, mappings, ReadLimits.DEFAULT, new Sink(records), seen);
        for (String path : paths) {
            if (path.equals("-")) {
                reader.read(System.in, "-");
            } else {
                allThere &= Files.isReadable(Path.of(path));
                reader.read(Path.of(path));
            }
        }
        deadLetters
                .filter(file -> file.leftOut() > 0)
                .ifPresent(file -> terminal.note(
                        "ir: the file of dead letters is full; " + Text.count(file.leftOut(), "letter") + " left out"));
        if (reader.counts().files() == 0) {
            throw new Failure(
                    ExitCode.INPUT,
                    String.join(" ", paths)
                            + ": no log found; expected a log of a known source, plain or gzip, or a"
                            + " folder of them; check the path, name the source with --source, or what the records mean with --mapping");
        }
        if (reader.reusedIds() > NOTES) {
            terminal.note("ir: " + (reader.reusedIds() - NOTES)
                    + " more records bear the id of another record; they were read like all others");
        }
        seen = reader.seen();
        return reader.counts();
    }

    /** Whether every path that was named could be opened; what is damaged inside does not matter here. */
    boolean allThere() {
        return allThere;
    }

    /** Says what a detector could not count in its place, since memory is bounded. */
    void tellLate(DetectorCounts counts) {
        tellLate(counts, "read less at once, such as one day");
    }

    void tellLate(DetectorCounts counts, String fix) {
        if (counts.lateHits() > 0) {
            terminal.note("ir: " + Text.count(counts.lateHits(), "record")
                    + " came too late to be counted by windowed rules; " + fix);
        }
    }

    private final class Sink implements ActivitySink {
        private final Consumer<Activity> records;
        private int notes;

        Sink(Consumer<Activity> records) {
            this.records = records;
        }

        @Override
        public void activity(Activity activity) {
            records.accept(activity);
        }

        @Override
        public void malformed(Malformed malformed) {
            terminal.note(malformed.toString());
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            deadLetters.ifPresent(file -> file.add(letter));
        }

        @Override
        public void reusedId(Malformed note) {
            if (notes < NOTES) {
                notes++;
                terminal.note(note.toString());
            }
        }

        @Override
        public void skipped(Malformed skipped) {
            terminal.note("ir: skipped " + skipped);
        }
    }
}
