package io.cloudir;

import io.cloudir.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detections too weak to open an incident, kept in case there is one later that they belong to. Bounded: beyond
 * {@value #MOST} the oldest goes. Not thread-safe.
 */
final class NotedSignals {
    static final int MOST = 2_000;

    private final Map<String, Preserved> noted = new LinkedHashMap<>();

    /** Keeps a detection; one of the same signal is kept once. */
    void add(Preserved preserved) {
        noted.putIfAbsent(preserved.signal().id(), preserved);
        if (noted.size() > MOST) {
            Iterator<String> oldest = noted.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void remove(Preserved preserved) {
        noted.remove(preserved.signal().id());
    }

    /** Those that share an entity with an incident and lie within the window before or after its records, oldest first. */
    List<Preserved> related(Incident incident, Duration window) {
        if (noted.isEmpty()) {
            return List.of();
        }
        Instant from =
                incident.detection().firstRecordAt().orElse(incident.openedAt()).minus(window);
        Instant to =
                incident.detection().lastRecordAt().orElse(incident.openedAt()).plus(window);
        return noted.values().stream()
                .filter(preserved -> !preserved.signal().time().isBefore(from)
                        && !preserved.signal().time().isAfter(to))
                .filter(preserved -> Involvement.of(preserved).stream().anyMatch(incident.detection()::involves))
                .toList();
    }
}
