package io.cloudir.detect;

import io.cloudir.telemetry.SeenRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns what the counters of a detector remember into a value that can be saved, and back. */
final class SavedCounters {
    private final List<Counter> counters;

    SavedCounters(List<Counter> counters) {
        this.counters = counters;
    }

    /**
     * What they remember.
     *
     * @param waiting the hits that wait to be counted
     * @param newest the time that records have reached
     * @param counted until when hits were counted
     */
    DetectorState state(Collection<Hit> waiting, Instant newest, Instant counted) {
        Map<Integer, List<DetectorState.Waiting>> hits = new HashMap<>();
        waiting.stream()
                .sorted()
                .flatMap(hit -> Stream.concat(Stream.of(hit), hit.also().stream()))
                .forEach(hit -> hits.computeIfAbsent(hit.window(), window -> new ArrayList<>())
                        .add(hit.saved()));
        List<DetectorState.OfRule> rules = new ArrayList<>();
        List<BaselineState> baselines = new ArrayList<>();
        for (Counter counter : counters) {
            List<DetectorState.Waiting> waits = hits.getOrDefault(counter.place(), List.of());
            if (counter instanceof Window window) {
                rules.add(window.saved(waits, counted));
            } else if (counter instanceof Baseline<?> baseline) {
                baselines.add(baseline.saved(waits, counted));
            }
        }
        rules.removeIf(rule -> rule.keys().isEmpty() && rule.waiting().isEmpty());
        baselines.removeIf(BaselineState::isEmpty);
        baselines.sort(Comparator.comparing(BaselineState::id));
        return new DetectorState(newest, counted, rules, baselines, SeenRecords.none());
    }

    /**
     * Gives each counter what one of the same rule remembered.
     *
     * @param await takes each hit that waits to be counted
     * @return the rules whose state is dropped since they changed or are gone
     */
    List<DetectorState.Dropped> restore(DetectorState saved, Consumer<Hit> await) {
        Map<String, Counter> byRule = new HashMap<>();
        counters.forEach(counter -> byRule.put(counter.rule().info().id(), counter));
        Map<DetectorState.Cited, Cite> known = new HashMap<>();
        Function<DetectorState.Cited, Cite> cites = record -> known.computeIfAbsent(record, Cite::new);
        List<DetectorState.Dropped> dropped = new ArrayList<>();
        for (DetectorState.OfRule rule : saved.rules()) {
            Counter counter = byRule.get(rule.id());
            if (counter instanceof Window window && window.fits(rule)) {
                window.restore(rule, cites);
                rule.waiting().forEach(hit -> await.accept(hit(counter, hit, cites)));
            } else {
                dropped.add(new DetectorState.Dropped(rule.id(), counter != null));
            }
        }
        // What baselines count of one record is counted together.
        Map<Cite, List<Hit>> ofRecords = new LinkedHashMap<>();
        for (BaselineState state : saved.baselines()) {
            Counter counter = byRule.get(state.id());
            if (counter instanceof Baseline<?> baseline && baseline.fits(state)) {
                baseline.restore(state, cites);
                for (DetectorState.Waiting waits : state.waiting()) {
                    Hit hit = hit(counter, waits, cites);
                    ofRecords
                            .computeIfAbsent(hit.cite(), cite -> new ArrayList<>())
                            .add(hit);
                }
            } else {
                dropped.add(new DetectorState.Dropped(state.id(), counter != null));
            }
        }
        ofRecords.values().forEach(hits -> await.accept(Hit.together(hits)));
        return dropped;
    }

    private static Hit hit(Counter counter, DetectorState.Waiting hit, Function<DetectorState.Cited, Cite> cites) {
        return new Hit(counter.place(), hit, hit.records().stream().map(cites).toList());
    }
}
