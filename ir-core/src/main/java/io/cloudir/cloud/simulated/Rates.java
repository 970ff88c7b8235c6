package io.cloudir.cloud.simulated;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** How many calls a service takes in a second from everybody together: beyond that it slows callers down, then it fails. */
final class Rates {
    private static final int SLOWED = 100;
    private static final int FAILING = 200;

    private final Map<String, Integer> calls = new HashMap<>();
    private Instant second = Instant.MIN;

    /** The error of one more call; empty if the service takes it. */
    String refusal(Call call, Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.SECONDS);
        if (!present.equals(second)) {
            calls.clear();
            second = present;
        }
        int made = calls.merge(call.service(), 1, Integer::sum);
        if (made > FAILING) {
            return "ServiceUnavailableException";
        }
        return made > SLOWED ? "ThrottlingException" : "";
    }
}
