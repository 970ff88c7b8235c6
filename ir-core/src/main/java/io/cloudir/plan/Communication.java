package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * How responders talk with each other and with those who wait.
 *
 * @param protocol the rules, a sentence each
 * @param warRoom id of the channel that is opened for each incident
 * @param notices what is announced where
 */
public record Communication(List<String> protocol, String warRoom, List<Notice> notices) {
    public Communication {
        protocol = List.copyOf(protocol);
        Objects.requireNonNull(warRoom, "warRoom");
        notices = List.copyOf(notices);
    }
}
