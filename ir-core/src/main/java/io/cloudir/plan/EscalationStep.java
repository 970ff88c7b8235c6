package io.cloudir.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * Who is called when an incident has waited so long for somebody to take notice.
 *
 * @param after since the incident was opened; more than nothing
 * @param role id of the role to call
 * @param channel id of the channel to call by
 */
public record EscalationStep(Duration after, String role, String channel) {
    public EscalationStep {
        Lengths.requirePositive(after, "the time before an escalation step");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(channel, "channel");
    }
}
