package io.cloudir.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something about an incident that comes due by the passing of time alone.
 *
 * @param at when
 * @param kind what it is
 * @param id which one: the id of the deadline, task or action, the step of a claim, or the incident's own id for its watch
 */
public record Due(Instant at, Kind kind, String id) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::at).thenComparing(Due::kind).thenComparing(Due::id);

    /** What comes due. More kinds may be added in minor versions. */
    public enum Kind {
        /** A clock runs out that was neither answered nor noted as missed. */
        DEADLINE,
        /** A task should be done. */
        TASK,
        /** The watch ends. */
        WATCH,
        /** A runner's claim lapses, so another may take its step up. */
        CLAIM,
        /** An approval that was not used lapses. */
        APPROVAL,
        /** A control ends, or its end is tried again. */
        EXPIRY
    }

    public Due {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }

    /**
     * All of an incident's dues, soonest first. Those of a merged incident go on in the one that took it over, but for the end of
     * what it changed itself.
     */
    static List<Due> of(Incident incident) {
        List<Due> dues = new ArrayList<>();
        incident.response()
                .actions()
                .forEach(it -> it.endsAt().ifPresent(end -> dues.add(new Due(end, Kind.EXPIRY, it.id()))));
        if (incident.phase() == Phase.MERGED) {
            dues.sort(null);
            return List.copyOf(dues);
        }
        incident.work().deadlines().stream()
                .filter(it -> it.isOpen() && it.missed().isEmpty())
                .forEach(it -> dues.add(new Due(it.due(), Kind.DEADLINE, it.id())));
        incident.work().tasks().stream()
                .filter(Task::isOpen)
                .forEach(it -> dues.add(new Due(it.due(), Kind.TASK, it.id())));
        incident.progress()
                .watch()
                .filter(it -> it.finished().isEmpty())
                .ifPresent(it ->
                        dues.add(new Due(it.until(), Kind.WATCH, incident.id().value())));
        incident.response().claims().forEach(it -> dues.add(new Due(it.until(), Kind.CLAIM, it.step())));
        incident.response().actions().stream()
                .filter(it -> it.state() instanceof ActionState.Approved)
                .flatMap(it -> it.approvals().stream())
                .forEach(it -> dues.add(
                        new Due(it.event().expires(), Kind.APPROVAL, it.event().actionId())));
        dues.sort(null);
        return List.copyOf(dues);
    }
}
