package io.cloudir.drill;

import io.cloudir.IncidentResponse;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How time passes in a drill: on the way the attacker acts, and what is recorded is delivered a few minutes later, as CloudTrail
 * does.
 */
final class Course {
    private final Attack attack;
    private final DrillClock clock;
    private final Duration delivery;

    /** @param delivery how long after a call its record is delivered */
    Course(Attack attack, DrillClock clock, Duration delivery) {
        this.attack = attack;
        this.clock = clock;
        this.delivery = delivery;
    }

    /** Lets time pass in the midst of something: the attacker acts, nothing is delivered. */
    boolean passes(Duration span) {
        Instant end = clock.instant().plus(span);
        actUntil(end);
        clock.moveTo(end);
        return true;
    }

    /** Lets time pass until an instant, or until something is found in what was delivered on the way. */
    boolean passesUntilNews(Duration span, IncidentResponse response) {
        Instant end = clock.instant().plus(span);
        Optional<Instant> next = next().filter(it -> !it.isAfter(end));
        while (next.isPresent()) {
            if (goesTo(next.get(), response)) {
                return true;
            }
            next = next().filter(it -> !it.isAfter(end));
        }
        clock.moveTo(end);
        return true;
    }

    /** When something happens next; empty if the attack is over and all is delivered. */
    Optional<Instant> next() {
        Optional<Instant> due = Optional.ofNullable(attack.records().peek())
                .map(made -> made.at().plus(delivery));
        return Stream.concat(attack.next().stream(), due.stream()).min(Instant::compareTo);
    }

    /** Goes on to an instant, acts and delivers what is due then; whether anything was found in it. */
    boolean goesTo(Instant instant, IncidentResponse response) {
        actUntil(instant);
        clock.moveTo(instant);
        long before = response.detectorCounts().signals();
        boolean delivered = false;
        while (!attack.records().isEmpty()
                && !attack.records().peek().at().plus(delivery).isAfter(clock.instant())) {
            String line = attack.records().remove().line();
            List<Activity> read = CitedActivities.parse(line.getBytes(StandardCharsets.UTF_8), "drill");
            if (read.isEmpty()) {
                throw new IllegalStateException(
                        "a line that the attacker leaves is no record of a known log: " + Text.visible(line, 200));
            }
            read.forEach(response::ingest);
            delivered = true;
        }
        if (delivered) {
            response.flush();
        }
        return response.detectorCounts().signals() > before;
    }

    private void actUntil(Instant end) {
        Optional<Instant> next = attack.next().filter(it -> !it.isAfter(end));
        while (next.isPresent()) {
            clock.moveTo(next.get());
            attack.act();
            next = attack.next().filter(it -> !it.isAfter(end));
        }
    }
}
