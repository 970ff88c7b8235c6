package io.cloudir.investigate.inquiry;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps as their needs allow. Questions are asked on the executor, each step's in one task; conclusions are drawn in the
 * thread that runs the schedule, from the answers that counted. So no two threads share anything but the answers that are handed over,
 * and the results do not depend on the executor. A step whose questions are not answered within its limit is given up and concludes
 * from what there is.
 *
 * @param <R> what a step concludes
 */
public final class Schedule<R> {
    private final Map<String, Step<R>> steps = new LinkedHashMap<>();
    private final StepGraph graph;

    /**
     * A schedule of those steps.
     *
     * @throws IllegalArgumentException if two have one name, one needs what is not declared, or some need each other in a circle
     */
    public Schedule(List<? extends Step<R>> declared) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (Step<R> step : declared) {
            if (steps.put(step.name(), step) != null) {
                throw new IllegalArgumentException(
                        "two steps are called '" + step.name() + "'; give each a name of its own");
            }
            needs.put(step.name(), step.needs());
        }
        graph = new StepGraph(needs);
    }

    /**
     * Runs all steps.
     *
     * @param executor where questions are asked
     * @param clock measures the limits
     * @param limits how long each step may take, from when a thread begins it
     * @return what each step concluded, in declared order
     */
    public Map<String, R> run(Executor executor, Clock clock, Function<String, Duration> limits) {
        return new Run(executor, clock, limits).all();
    }

    private final class Run {
        private final Executor executor;
        private final Clock clock;
        private final Function<String, Duration> limits;
        private final BlockingQueue<Asking> finished = new LinkedBlockingQueue<>();
        private final Map<String, Asking> outstanding = new LinkedHashMap<>();
        private final Map<String, R> done = new LinkedHashMap<>();
        private boolean interrupted;

        Run(Executor executor, Clock clock, Function<String, Duration> limits) {
            this.executor = executor;
            this.clock = clock;
            this.limits = limits;
        }

        Map<String, R> all() {
            try {
                while (done.size() < steps.size()) {
                    graph.ready(done.keySet(), outstanding.keySet()).forEach(this::begin);
                    conclude(next());
                }
            } finally {
                outstanding.values().forEach(asking -> asking.giveUp("the investigation ended"));
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return graph.steps().stream()
                    .collect(LinkedHashMap::new, (map, name) -> map.put(name, done.get(name)), Map::putAll);
        }

        private void begin(String name) {
            Map<String, R> needed = needed(name);
            Asking asking = new Asking(
                    name, answers -> step(name).questions(needed, answers), clock, limits.apply(name), finished);
            outstanding.put(name, asking);
            if (interrupted) {
                asking.refuse("the investigation was interrupted");
                return;
            }
            try {
                executor.execute(asking);
            } catch (RejectedExecutionException e) {
                asking.refuse("the executor took no more tasks");
            }
        }

        private void conclude(Asking asking) {
            asking.rethrow();
            done.put(asking.step(), step(asking.step()).conclude(needed(asking.step()), asking.settled()));
            outstanding.remove(asking.step());
        }

        /** The next step whose questions were answered, or whose time is over. */
        private Asking next() {
            while (true) {
                Optional<Asking> running = outstanding.values().stream()
                        .filter(asking -> asking.deadline().isPresent())
                        .min(Comparator.comparing(asking -> asking.deadline().orElseThrow()));
                // Where nothing runs, whoever waits for a thread is given the time of its step to get one.
                Asking first =
                        running.orElseGet(() -> outstanding.values().iterator().next());
                @Nullable
                Asking ended = await(first.deadline()
                        .map(end -> Duration.between(clock.instant(), end))
                        .orElse(first.limit()));
                if (ended == null) {
                    return first;
                }
                if (outstanding.get(ended.step()) == ended && ended.isDone()) {
                    return ended;
                }
            }
        }

        private @Nullable Asking await(Duration time) {
            try {
                // Nothing is waited for if the time is over, but what has come by then is taken.
                return finished.poll(interrupted ? 0 : Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                outstanding.values().forEach(asking -> asking.giveUp("the investigation was interrupted"));
                return null;
            }
        }

        private Step<R> step(String name) {
            Step<R> step = steps.get(name);
            if (step == null) {
                throw new IllegalStateException("no step " + name);
            }
            return step;
        }

        private Map<String, R> needed(String name) {
            Map<String, R> needed = new LinkedHashMap<>();
            graph.needsOf(name).forEach(need -> needed.put(need, done.get(need)));
            return needed;
        }
    }
}
