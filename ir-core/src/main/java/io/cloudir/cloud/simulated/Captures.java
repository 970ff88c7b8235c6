package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Capture;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.record.TrailRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evidence that the simulated cloud hands over. */
final class Captures {
    /** RFC 3227, section 2.1: memory and connections come first, what is on a disk later, configuration near the end. */
    private static final int MEMORY = 2;

    private static final int DISK = 4;
    private static final int CONFIGURATION = 6;

    private Captures() {}

    static Capture of(EvidenceRequest request, Description description, String source) {
        String id = request.entity().id();
        return switch (request.kind()) {
            case EvidenceRequest.STATE ->
                capture(
                        request,
                        "The configuration of " + id + " as the cloud told it",
                        CONFIGURATION,
                        source,
                        description);
            case EvidenceRequest.MEMORY -> {
                String memory = description.state().getOrDefault(Refs.host(Refs.tail(id), "memory"), StateRef.ABSENT);
                if (!memory.equals(Refs.PRESENT)) {
                    throw new CloudException.NotFound("the memory of " + id + " was lost when it was stopped");
                }
                yield capture(request, "The simulated memory of host " + id, MEMORY, source, description);
            }
            case EvidenceRequest.DISK ->
                capture(
                        request,
                        "The volumes of host " + id + " that snapshots were taken of",
                        DISK,
                        source,
                        description);
            default ->
                throw new CloudException.Unsupported(
                        "evidence of kind " + request.kind() + " cannot be taken from this cloud");
        };
    }

    private static Capture capture(
            EvidenceRequest request, String shows, int volatility, String source, Description description) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", request.kind());
        content.put("of", request.entity().id());
        Map<String, Object> state = new LinkedHashMap<>();
        description.state().forEach((target, value) -> state.put(target.toString(), value));
        content.put("state", state);
        byte[] bytes = TrailRecord.json(content).getBytes(StandardCharsets.UTF_8);
        return new Capture(request.kind(), shows, volatility, source, () -> new ByteArrayInputStream(bytes));
    }
}
