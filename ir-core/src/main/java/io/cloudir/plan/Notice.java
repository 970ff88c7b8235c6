package io.cloudir.plan;

import io.cloudir.model.Severity;
import java.util.Objects;

/**
 * What is announced on which channel.
 *
 * @param on the occasion
 * @param channel id of the channel
 * @param from the least severity that is announced
 */
public record Notice(Occasion on, String channel, Severity from) {
    public Notice {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(from, "from");
    }
}
