package io.cloudir.respond;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudException;
import io.cloudir.incident.event.ResponseEvent.Effect;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** Makes a call of the cloud, again if the cloud says that it may succeed later. */
final class StepCall {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final RunnerSettings settings;

    StepCall(RunnerSettings settings) {
        this.settings = settings;
    }

    /** What the call answers. The pause doubles each time; without a way to wait the call is repeated at once. */
    <T> T make(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (CloudException e) {
                if (!e.retryable() || attempt >= settings.attempts()) {
                    throw e;
                }
                settings.waiting().pass(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 6)));
            }
        }
    }

    static Effect effectOf(ApplyResult result) {
        return result instanceof ApplyResult.Applied ? Effect.MADE : Effect.ALREADY_SO;
    }

    static String detailOf(ApplyResult result) {
        if (result instanceof ApplyResult.Applied applied) {
            return "applied: " + applied.detail();
        }
        return "it was so already";
    }

    static ActionResult.Failed failure(String call, CloudException e) {
        return new ActionResult.Failed(
                call + " failed: " + Objects.requireNonNullElse(e.getMessage(), "no reason was given"), e.retryable());
    }
}
