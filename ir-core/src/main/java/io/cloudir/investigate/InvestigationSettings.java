package io.cloudir.investigate;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * How an investigation runs.
 *
 * <p>A limit holds for the questions of one step, from when a thread of the executor begins with them; waiting for a thread does not
 * count, but where none of the steps runs any more, a step is given up that gets no thread within its limit. On an executor with other threads the
 * investigation waits no longer: it goes on without what was not answered. On the caller's own thread a call that hangs cannot
 * be left; the limit is then checked between questions. Either way an answer that comes late does not count and is told as
 * lost, and queries of logs are asked to stop when nine tenths of the limit are over. A thread that hangs stays with the
 * executor.
 *
 * @param executor where the cloud is asked; must not need the thread that investigates
 * @param clock measures the limits
 * @param limit how long each step may take; at least a millisecond
 * @param limits how long single steps may take, by their names, where that is another time
 */
public record InvestigationSettings(Executor executor, Clock clock, Duration limit, Map<String, Duration> limits) {
    /** How long a step may take unless something else is said. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    public InvestigationSettings {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(clock, "clock");
        require(limit);
        limits.values().forEach(InvestigationSettings::require);
        limits = Map.copyOf(limits);
    }

    /** One step after another on the caller's thread, a minute for each. */
    public static InvestigationSettings of(Clock clock) {
        return new InvestigationSettings(Runnable::run, clock, LIMIT, Map.of());
    }

    /** The same, asking on that executor; several steps at once if it has several threads. */
    public InvestigationSettings on(Executor other) {
        return new InvestigationSettings(other, clock, limit, limits);
    }

    /** The same, with that time for each step that has no time of its own. */
    public InvestigationSettings limit(Duration each) {
        return new InvestigationSettings(executor, clock, each, limits);
    }

    /** The same, with that time for one step. */
    public InvestigationSettings limit(String step, Duration time) {
        Map<String, Duration> more = new TreeMap<>(limits);
        more.put(step, time);
        return new InvestigationSettings(executor, clock, limit, more);
    }

    Duration limitOf(String step) {
        return limits.getOrDefault(step, limit);
    }

    private static void require(Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "a limit of " + limit + " is too short for a step; give at least a millisecond");
        }
    }
}
