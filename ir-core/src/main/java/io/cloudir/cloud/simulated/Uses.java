package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Usage;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which permissions identities and keys were used for, and when: of each hour the first time and the last, however many
 * records there are.
 */
final class Uses {
    /** The version that Lambda adds to the names of its calls in the log, which no permission has. */
    private static final Pattern VERSIONED = Pattern.compile("20[0-9]{6}(v[0-9])?$");

    private final Map<String, TreeMap<String, TreeMap<Instant, TimeRange>>> byOwner = new HashMap<>();
    private final Map<String, Instant> byKey = new HashMap<>();

    /** Notes a call that was carried out. */
    void note(String owner, String key, String source, String action, Instant time) {
        String service = source.split("\\.", 2)[0];
        if (!service.equals("signin") && !action.isBlank()) {
            String permission =
                    service + ':' + StateText.line(VERSIONED.matcher(action).replaceFirst(""));
            note(owner, permission, new TimeRange(time, time));
        }
        if (!key.isBlank()) {
            byKey.merge(key, time, Uses::later);
        }
    }

    private void note(String owner, String permission, TimeRange when) {
        byOwner.computeIfAbsent(owner, unseen -> new TreeMap<>())
                .computeIfAbsent(permission, unseen -> new TreeMap<>())
                .merge(
                        when.from().truncatedTo(ChronoUnit.HOURS),
                        when,
                        (one, other) -> one.including(other.from()).including(other.to()));
    }

    void addAll(Uses others) {
        others.byOwner.forEach((owner, uses) ->
                uses.forEach((permission, hours) -> hours.values().forEach(when -> note(owner, permission, when))));
        others.byKey.forEach((key, time) -> byKey.merge(key, time, Uses::later));
    }

    List<Usage.Used> in(String owner, TimeRange window) {
        return byOwner.getOrDefault(owner, new TreeMap<>()).entrySet().stream()
                .flatMap(entry ->
                        last(entry.getValue(), window).map(last -> new Usage.Used(entry.getKey(), last)).stream())
                .toList();
    }

    /** Of the hour in which the window ends, a use may be told by the first of it; none in the window is passed over. */
    private static Optional<Instant> last(NavigableMap<Instant, TimeRange> hours, TimeRange window) {
        return hours.headMap(window.to(), true).descendingMap().values().stream()
                .limit(2)
                .flatMap(hour -> Stream.of(hour.to(), hour.from()))
                .filter(window::contains)
                .findFirst();
    }

    Optional<Instant> lastOf(String owner) {
        return byOwner.getOrDefault(owner, new TreeMap<>()).values().stream()
                .map(hours -> hours.lastEntry().getValue().to())
                .max(Instant::compareTo);
    }

    Optional<Instant> lastOfKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
