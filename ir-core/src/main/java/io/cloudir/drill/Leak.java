package io.cloudir.drill;

import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.TreeMap;

/**
 * The long-term key of a user that leaks.
 *
 * @param keyId its id
 * @param user whose it is
 */
record Leak(String keyId, String user) {
    private static final String USER = ":user/";

    /** One of the keys that users acted with, as a seed says. */
    static Leak of(List<Activity> records, long seed) {
        TreeMap<String, String> keys = new TreeMap<>();
        for (Activity record : records) {
            String key = record.head().accessKey();
            record.head()
                    .principal()
                    .filter(who -> key.startsWith("AKIA") && who.id().contains(USER))
                    .ifPresent(who -> keys.put(key, who.id().substring(who.id().lastIndexOf('/') + 1)));
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("no user of the account acted with a long-term key; give another seed");
        }
        String key = List.copyOf(keys.keySet()).get((int) Math.floorMod(seed, (long) keys.size()));
        return new Leak(key, keys.getOrDefault(key, ""));
    }
}
