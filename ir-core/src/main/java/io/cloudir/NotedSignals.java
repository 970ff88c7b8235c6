package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.incident.Incident;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.model.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detections too weak to open an incident, kept in case there is one later that they belong to. Bounded: beyond
 * {@value #MOST} the oldest goes. Not thread-safe.
 */
final class NotedSignals {
    static final int MOST = 2_000;

    private final Deque<Detection> noted = new ArrayDeque<>();

    void add(Detection detection) {
        noted.add(detection);
        if (noted.size() > MOST) {
            noted.remove();
        }
    }

    /**
     * Takes out those that share an entity with an incident and lie within the window before or after its records, oldest
     * first.
     */
    List<Detection> takeRelated(Incident incident, Duration window) {
        Set<Entity> entities = incident.detection().entities().stream()
                .map(InvolvedEntity::entity)
                .collect(Collectors.toSet());
        Instant from =
                incident.detection().firstRecordAt().orElse(incident.openedAt()).minus(window);
        Instant to =
                incident.detection().lastRecordAt().orElse(incident.openedAt()).plus(window);
        List<Detection> related = new ArrayList<>();
        for (Iterator<Detection> each = noted.iterator(); each.hasNext(); ) {
            Detection detection = each.next();
            Instant time = detection.signal().time();
            boolean near = !time.isBefore(from) && !time.isAfter(to);
            if (near && !Collections.disjoint(entities, Involvement.of(detection.signal()))) {
                related.add(detection);
                each.remove();
            }
        }
        return related;
    }
}
