package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Usage;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which permissions identities and keys were used for, and when. */
final class Uses {
    /** The version that Lambda adds to the names of its calls in the log, which no permission has. */
    private static final Pattern VERSIONED = Pattern.compile("20[0-9]{6}(v[0-9])?$");

    private final Map<String, TreeMap<String, NavigableSet<Instant>>> byOwner = new HashMap<>();
    private final Map<String, Instant> byKey = new HashMap<>();

    /** Notes a call that was carried out. */
    void note(String owner, String key, String source, String action, Instant time) {
        String service = source.split("\\.", 2)[0];
        if (!service.equals("signin") && !action.isBlank()) {
            byOwner.computeIfAbsent(owner, unseen -> new TreeMap<>())
                    .computeIfAbsent(
                            service
                                    + ':'
                                    + StateText.line(VERSIONED.matcher(action).replaceFirst("")),
                            unseen -> new TreeSet<>())
                    .add(time);
        }
        if (!key.isBlank()) {
            byKey.merge(key, time, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    List<Usage.Used> in(String owner, TimeRange window) {
        return byOwner.getOrDefault(owner, new TreeMap<>()).entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(entry.getValue().floor(window.to()))
                        .filter(window::contains)
                        .map(last -> new Usage.Used(entry.getKey(), last))
                        .stream())
                .toList();
    }

    Optional<Instant> lastOf(String owner) {
        return byOwner.getOrDefault(owner, new TreeMap<>()).values().stream()
                .map(NavigableSet::last)
                .max(Instant::compareTo);
    }

    Optional<Instant> lastOfKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
