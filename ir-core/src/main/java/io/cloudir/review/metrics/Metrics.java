package io.cloudir.review.metrics;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What was measured of one incident.
 *
 * @param cycles each pass with times of its own
 * @param overall the times of the incident as a whole: from its opening to the end of the newest cycle, since what did not
 *     last does not count as done
 * @param counts what happened in all cycles
 */
public record Metrics(List<CycleMetrics> cycles, List<Lapse> overall, Counts counts) {
    public Metrics {
        cycles = List.copyOf(cycles);
        overall = List.copyOf(overall);
        Objects.requireNonNull(counts, "counts");
    }

    /**
     * Measures an incident.
     *
     * @param journal its whole journal
     * @param incident the incident folded from exactly that journal
     */
    public static Metrics of(List<JournalEntry> journal, Incident incident) {
        List<Cycle> cycles = incident.progress().cycles();
        List<CycleMetrics> measured = new ArrayList<>();
        for (int at = 0; at < cycles.size(); at++) {
            long from = at == 0 ? 1 : cycles.get(at).beganSeq();
            long to = at + 1 < cycles.size() ? cycles.get(at + 1).beganSeq() - 1 : Long.MAX_VALUE;
            measured.add(new Stopwatch(journal, incident, from, to).measure(cycles.get(at)));
        }
        Stopwatch whole = new Stopwatch(journal, incident, 1, Long.MAX_VALUE);
        return new Metrics(measured, whole.overall(measured), whole.counts());
    }

    /** How often the incident was taken up again. */
    public int reopenings() {
        return cycles.size() - 1;
    }

    /** The time of a kind, over all cycles. */
    public Lapse lapse(Lapse.Kind kind) {
        return kind.in(overall);
    }
}
