package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import io.cloudir.severity.derive.SignalFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the signals of an incident say together.
 *
 * @param count how many were read
 * @param lastSeq the entry of the last of them; 0 for none
 * @param facts what they say about severity
 * @param triggers their triggers, each once
 * @param techniques their techniques, each once
 * @param succeeded whoever had a call among their records that succeeded, in the records' words
 */
record SignalReading(
        int count,
        long lastSeq,
        SignalFacts facts,
        Set<Trigger> triggers,
        Set<Technique> techniques,
        Set<String> succeeded) {
    static final SignalReading NONE = new SignalReading(0, 0, SignalFacts.NONE, Set.of(), Set.of(), Set.of());

    /** Whether these signals begin with those that were read: an erasure takes away earlier ones. */
    boolean begins(List<Recorded<SignalAttached>> signals) {
        return count == 0 || (count <= signals.size() && signals.get(count - 1).seq() == lastSeq);
    }

    /** Reads on to the end. */
    SignalReading upTo(List<Recorded<SignalAttached>> signals) {
        SignalFacts more = facts;
        Set<Trigger> seen = new LinkedHashSet<>(triggers);
        Set<Technique> known = new LinkedHashSet<>(techniques);
        Set<String> able = new LinkedHashSet<>(succeeded);
        long last = lastSeq;
        for (Recorded<SignalAttached> attached : signals.subList(count, signals.size())) {
            Signal signal = Involvement.signal(attached.event());
            more = more.with(signal);
            seen.add(signal.trigger());
            known.addAll(signal.techniques());
            attached.event().records().stream()
                    .filter(record -> record.outcome().equals("success"))
                    .forEach(record -> able.add(record.actor()));
            last = attached.seq();
        }
        return new SignalReading(signals.size(), last, more, seen, known, able);
    }
}
