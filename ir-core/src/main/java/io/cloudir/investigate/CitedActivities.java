package io.cloudir.investigate;

import io.cloudir.cloud.RecordLines;
import io.cloudir.evidence.EvidenceException;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadCounts;
import io.cloudir.telemetry.ReadLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the records behind an incident's signals back from the evidence store. */
public final class CitedActivities {
    private CitedActivities() {}

    /** The records that are there and intact, in time order, by the ids they are cited by. What is missing or damaged is passed over. */
    public static List<Activity> read(Incident incident, EvidenceStore evidence) {
        Collected collected = new Collected();
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);
        for (CitedRecord record : CitedRecord.of(incident)) {
            collected.citedAs = Optional.of(record.id());
            stored(record, evidence).ifPresent(bytes -> reader.read(new ByteArrayInputStream(bytes), record.id()));
        }
        return List.copyOf(collected.activities);
    }

    /** The records in bytes of a log, as the cloud keeps them. */
    public static List<Activity> parse(byte[] log, String name) {
        Collected collected = new Collected();
        parse(log, name, collected);
        return List.copyOf(collected.activities);
    }

    /** The records in an answer of a cloud, and how many of its lines cannot be read, whatever it says how many there are. */
    public static ReadLog parse(RecordLines lines, String name) {
        byte[] log = lines.lines();
        long given = new String(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        if (given == 0) {
            return new ReadLog(List.of(), 0);
        }
        Collected collected = new Collected();
        ReadCounts counts = parse(log, name, collected);
        // A log of no known source is reported once, not line by line; a line may hold several records, or a heading.
        boolean nothing = counts.read() + counts.duplicates() == 0;
        return new ReadLog(collected.activities, nothing ? given : counts.malformed() + counts.skipped());
    }

    private static ReadCounts parse(byte[] log, String name, Collected collected) {
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);
        reader.read(new ByteArrayInputStream(log), name);
        return reader.counts();
    }

    private static Optional<byte[]> stored(CitedRecord record, EvidenceStore evidence) {
        try {
            return evidence.get(record.summary().digest());
        } catch (EvidenceException e) {
            // Damaged evidence is told by verifying the store; here the summary has to do.
            return Optional.empty();
        }
    }

    private static final class Collected implements ActivitySink {
        private final List<Activity> activities = new ArrayList<>();
        private Optional<String> citedAs = Optional.empty();

        @Override
        public void activity(Activity activity) {
            activities.add(citedAs.map(activity::withId).orElse(activity));
        }

        @Override
        public void malformed(Malformed malformed) {
            // What was stored byte for byte was read once already; only a damaged log gets here, and tells nothing.
        }
    }
}
