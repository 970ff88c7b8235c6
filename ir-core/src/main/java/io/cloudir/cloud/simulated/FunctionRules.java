package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;

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

    /** Once it may run again, the events that waited run, harmful ones too. */
    static void concurrencyChanged(StateRef concurrency, String after, Effects effects) {
        if (!after.equals("0")) {
            effects.remove(concurrency.with("queued-events"));
        }
    }
}
