package io.cloudir.drill;

import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.SimulatedResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** An attack in progress: what is still to come, which credentials the attacker holds, and which records wait for delivery. */
final class Attack {
    private final SimulatedCloud cloud;
    private final DrillClock clock;
    private final PriorityQueue<Arranged> agenda =
            new PriorityQueue<>(Comparator.comparing(Arranged::at).thenComparing(Arranged::order));
    private final ArrayDeque<Made> records = new ArrayDeque<>();
    private final Map<String, String> credentials = new LinkedHashMap<>();
    private Optional<Instant> began = Optional.empty();
    private int arranged;

    private record Arranged(Instant at, int order, Runnable move) {}

    /** A record that the cloud has written and not yet delivered. */
    record Made(Instant at, String line) {}

    Attack(SimulatedCloud cloud, DrillClock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    void arrange(Duration after, Runnable move) {
        agenda.add(new Arranged(clock.instant().plus(after), arranged++, move));
    }

    /** When the attacker acts next; empty if the script is over. */
    Optional<Instant> next() {
        return Optional.ofNullable(agenda.peek()).map(Arranged::at);
    }

    /** Makes the next move; the clock stands at its time or later. */
    void act() {
        agenda.remove().move().run();
    }

    SimulatedResponse call(Attacker.Hand hand, String service, String action, Map<String, Object> parameters) {
        SimulatedResponse response = cloud.actAs(hand.keyId(), hand.address(), hand.userAgent())
                .in(hand.region())
                .call(service, action, parameters);
        made(response.record());
        if (!response.newKeyId().isEmpty()) {
            holds(response.newKeyId(), action);
        }
        return response;
    }

    void leaves(LogQuery.Kind kind, String line) {
        cloud.recorded(kind, clock.instant(), line);
        made(line);
    }

    void found(String finding) {
        cloud.found(clock.instant(), finding);
        made(finding);
    }

    private void made(String line) {
        began = began.or(() -> Optional.of(clock.instant()));
        records.add(new Made(clock.instant(), line));
    }

    Instant now() {
        return clock.instant();
    }

    /** When the first call was made; empty if there was none. */
    Optional<Instant> began() {
        return began;
    }

    /** From now on the attacker holds a credential. */
    void holds(String keyId, String source) {
        credentials.putIfAbsent(keyId, source);
    }

    /** Every credential that the attacker ever held, with where it comes from. */
    Map<String, String> credentials() {
        return credentials;
    }

    /** The records that wait for delivery, oldest first. */
    ArrayDeque<Made> records() {
        return records;
    }

    /** Whether a credential still opens the cloud; asked with a call that is recorded like any other. */
    boolean opens(String keyId) {
        return cloud.actAs(keyId, Attacker.ADDRESS, Attacker.USER_AGENT)
                .call("sts", "GetCallerIdentity", Map.of())
                .succeeded();
    }
}
