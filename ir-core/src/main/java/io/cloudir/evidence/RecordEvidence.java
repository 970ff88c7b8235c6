package io.cloudir.evidence;

import io.cloudir.detect.Signal;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.model.Digest;
import io.cloudir.model.RecordSummary;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Preserves the log records that a signal rests on, byte for byte, before the cloud's own retention lets them go. Each
 * record is stored by itself; a manifest that lists digest and id of each is the piece of evidence that the journal names.
 */
public final class RecordEvidence {
    /** The kind of evidence that this collects. */
    public static final String KIND = "log-records";

    private final EvidenceStore store;

    public RecordEvidence(EvidenceStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Stores the records and returns the fact to journal: collected, or not collected and why. A failure of the store
     * does not stop the response.
     *
     * @param cited the records still at hand; a signal may cite more than are
     */
    public EvidenceEvent preserve(Signal signal, List<Activity> cited) {
        String source = cited.isEmpty() ? "log" : cited.get(0).head().source();
        if (cited.isEmpty()) {
            return new EvidenceNotCollected(
                    KIND, source, "no record of signal " + signal.id() + " was at hand any more");
        }
        try {
            long bytes = 0;
            for (Activity record : cited) {
                byte[] raw = record.raw();
                store.put(raw);
                bytes += raw.length;
            }
            Digest manifest = store.put(manifestOf(cited).getBytes(StandardCharsets.UTF_8));
            List<String> ids = cited.stream().map(Activity::id).toList();
            return new EvidenceCollected(
                    idOf(signal.id()),
                    KIND,
                    cited.size() + " of " + signal.recordCount() + " log records behind: "
                            + signal.rule().title(),
                    Volatility.LOGS.rank(),
                    manifest,
                    bytes,
                    source,
                    ids.subList(0, Math.min(ids.size(), Signal.RECORD_LIMIT)));
        } catch (EvidenceException e) {
            return new EvidenceNotCollected(
                    KIND, source, Objects.requireNonNullElse(e.getMessage(), "the store failed"));
        }
    }

    /** The id of the piece of evidence that holds the records of a signal. */
    public static String idOf(String signalId) {
        return "records-" + signalId;
    }

    /** One line a record: its digest, two spaces, its id; the form that {@code sha256sum} prints. */
    private static String manifestOf(List<Activity> cited) {
        StringBuilder lines = new StringBuilder(cited.size() * 104);
        for (Activity record : cited) {
            RecordSummary summary = record.summary();
            lines.append(summary.digest())
                    .append("  ")
                    .append(summary.id().replace('\n', ' ').replace('\r', ' '))
                    .append('\n');
        }
        return lines.toString();
    }

    /**
     * A record as a manifest lists it.
     *
     * @param digest SHA-256 of its bytes
     * @param id what it is called, as the log says
     */
    record Listed(Digest digest, String id) {
        private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(.*)", Pattern.DOTALL);

        /** Reads a line of a manifest; empty if it is none. */
        static Optional<Listed> of(String line) {
            Matcher parts = LINE.matcher(line);
            return parts.matches()
                    ? Optional.of(new Listed(new Digest(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        }
    }
}
