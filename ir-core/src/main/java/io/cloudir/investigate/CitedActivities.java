package io.cloudir.investigate;

import io.cloudir.cloud.RecordLines;
import io.cloudir.evidence.EvidenceException;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.model.Digest;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadCounts;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.SeenRecords;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the records behind an incident's signals back from the evidence store. */
public final class CitedActivities {
    /** No reader takes a longer record; the heading that some formats repeat before it is no longer than one. */
    private static final int LARGEST = 2 * ReadLimits.DEFAULT.maxRecordBytes();

    private CitedActivities() {}

    /**
     * The records that are there and intact, in time order, by the ids they are cited by. What is missing or damaged is left out;
     * {@link #unread} tells what that is, and whoever concludes from what is absent has to ask it.
     */
    public static List<Activity> read(Incident incident, EvidenceStore evidence) {
        return read(incident, evidence, LogMappings.none());
    }

    /**
     * The same.
     *
     * @param mappings what records of applications are; without the mapping that one was read by it cannot be read back
     */
    public static List<Activity> read(Incident incident, EvidenceStore evidence, LogMappings mappings) {
        Collected collected = new Collected();
        LogReader reader = new LogReader(LogSource.AUTO, mappings, ReadLimits.DEFAULT, collected, SeenRecords.none());
        for (CitedRecord record : CitedRecord.of(incident)) {
            collected.citedAs = Optional.of(record.id());
            stored(record, evidence).ifPresent(bytes -> reader.read(new ByteArrayInputStream(bytes), record.id()));
        }
        return List.copyOf(collected.activities);
    }

    /**
     * The records that signals of an incident cite and that are not at hand: missing, damaged, or not to be read any more.
     *
     * @param atHand what could be read of them
     * @return in time order; empty if all are at hand
     */
    public static List<CitedRecord> unread(Incident incident, List<Activity> atHand) {
        Set<Digest> read =
                atHand.stream().map(activity -> activity.summary().digest()).collect(Collectors.toSet());
        return CitedRecord.of(incident).stream()
                .filter(record -> !read.contains(record.summary().digest()))
                .toList();
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
            return evidence.get(record.summary().digest(), LARGEST);
        } catch (EvidenceException e) {
            // Verifying the store tells how it is damaged; here it is one of those that are not at hand.
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
