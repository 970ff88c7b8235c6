package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Set;

/** What a function without concurrency does with the events that are sent to it. */
final class FunctionRules {
    private FunctionRules() {}

    /** An event sent to a function that may not run waits; it is not refused. */
    static void invoked(StateRef function, LogRecord record, Effects effects) {
        boolean stopped = effects.now(function.with("concurrency")).equals("0");
        if (stopped && record.text("requestParameters.invocationType").equals("Event")) {
            StateRef queued = function.with("queued-events");
            String now = effects.now(queued);
            int waiting = now.equals(StateRef.ABSENT) ? 0 : Integer.parseInt(now);
            effects.set(queued, Integer.toString(waiting + 1));
        }
    }

    /** Somebody set how often it may run at once; without a number as often as it is called. */
    static void concurrencySet(StateRef function, String number, Effects effects) {
        StateRef concurrency = function.with("concurrency");
        effects.set(concurrency, number);
        concurrencyChanged(concurrency, number, effects);
    }

    /** Somebody turned a source of events on or off. A record may name the source alone. */
    static void sourceUpdated(String function, LogRecord record, Effects effects) {
        String side = "event-source:" + StateText.name(record.text("requestParameters.uUID"));
        String enabled = record.text("requestParameters.enabled");
        Set<String> ids =
                function.isBlank() ? effects.states().ids(Refs.FUNCTION) : Set.of(DataLearning.functionName(function));
        for (String id : ids) {
            StateRef source = new StateRef(Refs.FUNCTION, id, side);
            boolean known = !effects.now(source).equals(StateRef.ABSENT);
            if (!enabled.isEmpty() && (known || !function.isBlank())) {
                effects.assume(source, enabled.equals("true") ? "disabled" : "enabled")
                        .set(source, enabled.equals("true") ? "enabled" : "disabled");
            }
        }
    }

    /** Once it may run again, the events that waited run, harmful ones too. */
    static void concurrencyChanged(StateRef concurrency, String after, Effects effects) {
        if (!after.equals("0")) {
            effects.remove(concurrency.with("queued-events"));
        }
    }
}
