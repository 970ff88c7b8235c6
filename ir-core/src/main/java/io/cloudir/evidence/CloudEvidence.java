package io.cloudir.evidence;

import io.cloudir.cloud.Capture;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.evidence.EvidenceStore.Stored;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Takes evidence from a cloud into an evidence store. A copy that did not reach its end, or that the store could not keep,
 * is never called collected.
 */
public final class CloudEvidence {
    private static final int ID_DIGITS = 12;

    private final EvidenceStore store;

    public CloudEvidence(EvidenceStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** The requests in the order of RFC 3227: what vanishes first is taken first. */
    public static List<EvidenceRequest> mostVolatileFirst(List<EvidenceRequest> requests) {
        return requests.stream()
                .sorted(Comparator.comparing((EvidenceRequest request) -> Volatility.ofKind(request.kind()))
                        .thenComparing(EvidenceRequest::kind)
                        .thenComparing(EvidenceRequest::entity))
                .toList();
    }

    /**
     * Takes one piece and returns the fact to journal: collected, or not collected and why.
     *
     * @throws CloudException if the cloud may answer when it is asked again, see {@link CloudException#retryable}
     */
    public EvidenceEvent collect(CloudAdapter cloud, EvidenceRequest request) {
        try {
            Capture capture = cloud.capture(request);
            Stored stored = keep(capture);
            return new EvidenceCollected(
                    idPrefix(request) + stored.digest().hex().substring(0, ID_DIGITS),
                    request.kind(),
                    capture.description(),
                    capture.volatility(),
                    stored.digest(),
                    stored.bytes(),
                    capture.source(),
                    List.of());
        } catch (CloudException e) {
            if (e.retryable()) {
                throw e;
            }
            return notCollected(request, e);
        } catch (IOException | EvidenceException e) {
            return notCollected(request, e);
        }
    }

    /** What the id of every piece of evidence begins with that answers this request. */
    public static String idPrefix(EvidenceRequest request) {
        String from = request.entity().type().code() + '\n' + request.entity().id();
        return request.kind() + '-' + Digest.ofText(from).hex().substring(0, ID_DIGITS) + '-';
    }

    /** The fact that a request was not answered. */
    public static EvidenceNotCollected notCollected(EvidenceRequest request, Exception why) {
        return new EvidenceNotCollected(
                request.kind(),
                request.entity().id(),
                Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName()));
    }

    /** However large it is, it is hashed on its way into the store. */
    private Stored keep(Capture capture) throws IOException {
        try (InputStream content = capture.content().open()) {
            return store.put(content);
        }
    }
}
