package io.cloudir.investigate.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which step needs which: says what may run next. Knows nothing of time and threads. Immutable. */
public final class StepGraph {
    private final Map<String, List<String>> needs;

    /**
     * A graph in which every step can run.
     *
     * @param needs what each step needs, in declared order
     * @throws IllegalArgumentException if a step needs what is not declared, or steps need each other in a circle
     */
    public StepGraph(Map<String, List<String>> needs) {
        this.needs = new LinkedHashMap<>();
        needs.forEach((step, needed) -> this.needs.put(step, List.copyOf(needed)));
        this.needs.forEach((step, needed) -> needed.forEach(need -> {
            if (!this.needs.containsKey(need)) {
                throw new IllegalArgumentException("step '" + step + "' needs '" + need
                        + "', which is not declared; declared are " + String.join(", ", this.needs.keySet()));
            }
        }));
        this.needs.keySet().forEach(step -> refuseCircle(step, new ArrayList<>()));
    }

    /** The names of the steps, in declared order. */
    public List<String> steps() {
        return List.copyOf(needs.keySet());
    }

    /** What a step needs. */
    public List<String> needsOf(String step) {
        return needs.getOrDefault(step, List.of());
    }

    /**
     * The steps that may begin, in declared order: all that they need is done.
     *
     * @param done the steps that are done
     * @param begun the steps that have begun
     */
    public List<String> ready(Set<String> done, Set<String> begun) {
        return needs.entrySet().stream()
                .filter(step -> !done.contains(step.getKey()) && !begun.contains(step.getKey()))
                .filter(step -> done.containsAll(step.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void refuseCircle(String step, List<String> way) {
        if (way.contains(step)) {
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(step), way.size()));
            circle.add(step);
            throw new IllegalArgumentException("steps need each other in a circle: " + String.join(" -> ", circle)
                    + "; take one of these needs away");
        }
        way.add(step);
        needsOf(step).forEach(need -> refuseCircle(need, way));
        way.remove(way.size() - 1);
    }
}
