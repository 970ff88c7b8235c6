package io.cloudir.respond.playbook;

import io.cloudir.incident.event.PlaybookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What comes next in a run. If there are events, journal them and ask again before anything is done; else carry out the
 * orders, and look again when one is done or at the instant given.
 *
 * @param events what follows from the run, the facts and the time alone
 * @param orders the commands whose turn it is, in the order of the steps
 * @param lookAgain when something changes by the passing of time; empty if nothing does
 */
public record Turn(List<PlaybookEvent> events, List<Order> orders, Optional<Instant> lookAgain) {
    public Turn {
        events = List.copyOf(events);
        orders = List.copyOf(orders);
        Objects.requireNonNull(lookAgain, "lookAgain");
    }
}
