package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a cloud back until it is as an action left it, or a time limit has passed; a single read proves nothing. */
final class Verifying {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CloudAdapter cloud;
    private final RunnerSettings settings;
    private final StepCall calls;

    Verifying(CloudAdapter cloud, RunnerSettings settings) {
        this.cloud = cloud;
        this.settings = settings;
        this.calls = new StepCall(settings);
    }

    /** What is not yet as the plan wants it, one sentence each; empty if all is. */
    List<String> awaitAll(ActionPlan plan, Duration limit) {
        Instant deadline = settings.clock().instant().plus(limit);
        Duration pause = FIRST_PAUSE;
        List<String> differing = differing(plan);
        while (!differing.isEmpty() && settings.clock().instant().isBefore(deadline)) {
            Instant before = settings.clock().instant();
            if (!settings.waiting().pass(pause) || !settings.clock().instant().isAfter(before)) {
                break;
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            differing = differing(plan);
        }
        return differing;
    }

    /** What is not as the plan wants it now. */
    private List<String> differing(ActionPlan plan) {
        return differing(plan, Set.of());
    }

    /** What is not as the plan wants it now, but for pieces of state that are another action's by now. */
    List<String> differing(ActionPlan plan, Set<String> othersNow) {
        Map<StateRef, String> wanted = new LinkedHashMap<>();
        for (StateChange change : plan.changes()) {
            if (!othersNow.contains(change.target().toString())) {
                wanted.put(change.target(), change.after());
            }
        }
        return wanted.entrySet().stream()
                .map(entry -> {
                    String present = calls.make(() -> cloud.read(entry.getKey()));
                    return present.equals(entry.getValue())
                            ? ""
                            : entry.getKey() + " is '" + present + "', not '" + entry.getValue() + "'";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
