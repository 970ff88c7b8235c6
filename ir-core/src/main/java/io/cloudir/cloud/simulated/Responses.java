package io.cloudir.cloud.simulated;

import io.cloudir.model.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code responseElements} of calls that make something, with ids that end in EXAMPLE as no real one does. */
final class Responses {
    private Responses() {}

    /** The id of the key or session that a call makes; empty if it makes none. */
    static String newKey(Call call, String seed) {
        String prefix = switch (call.action()) {
            case "CreateAccessKey" -> "AKIA";
            case "AssumeRole", "GetSessionToken", "GetFederationToken" -> "ASIA";
            default -> "";
        };
        return prefix.isEmpty()
                ? ""
                : prefix + Digest.ofText(seed).hex().substring(0, 9).toUpperCase(Locale.ROOT) + "EXAMPLE";
    }

    static @Nullable Map<String, Object> of(Call call, String caller, String newKey, String seed) {
        Map<String, Object> made = new LinkedHashMap<>();
        switch (call.action()) {
            case "CreateAccessKey" -> {
                made.put("accessKeyId", newKey);
                made.put("status", "Active");
                made.put("userName", call.parameters().getOrDefault("userName", caller));
                return single("accessKey", made);
            }
            case "AssumeRole", "GetSessionToken", "GetFederationToken" -> {
                made.put("accessKeyId", newKey);
                return single("credentials", made);
            }
            case "CreateSnapshot" -> {
                return single("snapshotId", "snap-" + HostLearning.idFor("snapshot", seed));
            }
            case "RunInstances" -> {
                return single(
                        "instancesSet",
                        single("items", List.of(single("instanceId", "i-" + HostLearning.idFor("host", seed)))));
            }
            default -> {
                return null;
            }
        }
    }

    private static Map<String, Object> single(String name, Object value) {
        Map<String, Object> elements = new LinkedHashMap<>();
        elements.put(name, value);
        return elements;
    }
}
