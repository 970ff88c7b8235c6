package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.IncidentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the signals of an incident say, each signal once for as long as the incident is remembered. Thread-safe. */
final class SignalReadings {
    /** Most incidents remembered; the one that was not asked for the longest time goes first. */
    private static final int KEPT = 512;

    private final Map<IncidentId, SignalReading> readings = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IncidentId, SignalReading> eldest) {
            return size() > KEPT;
        }
    };

    synchronized SignalReading of(Incident incident) {
        List<Recorded<SignalAttached>> signals = incident.detection().signals();
        SignalReading sofar = readings.getOrDefault(incident.id(), SignalReading.NONE);
        SignalReading now = (sofar.begins(signals) ? sofar : SignalReading.NONE).upTo(signals);
        readings.put(incident.id(), now);
        return now;
    }
}
