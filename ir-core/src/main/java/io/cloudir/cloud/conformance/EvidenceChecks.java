package io.cloudir.cloud.conformance;

import io.cloudir.cloud.Capture;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Evidence is whole, or it is not handed over. */
final class EvidenceChecks {
    private EvidenceChecks() {}

    static void whole(Fixture fixture) {
        for (Entity entity : List.of(fixture.identity(), fixture.host())) {
            EvidenceRequest request = EvidenceRequest.stateOf(entity);
            Capture capture = fixture.cloud().capture(request);
            Expect.same(request.kind(), capture.kind(), "the kind of evidence");
            Expect.same(digest(capture), digest(capture), "the content of " + request + ", read again");
        }
    }

    private static Digest digest(Capture capture) {
        try (InputStream content = capture.content().open()) {
            byte[] bytes = content.readAllBytes();
            Expect.that(bytes.length > 0, () -> "evidence without content");
            return Digest.of(bytes);
        } catch (IOException e) {
            throw new ConformanceFailure("the content of evidence cannot be read to its end", e);
        }
    }

    static void unknownKind(Fixture fixture) {
        Expect.thrown(
                CloudException.Unsupported.class,
                "evidence of a kind that there is not",
                () -> fixture.cloud().capture(new EvidenceRequest("a-kind-that-there-is-not", fixture.host())));
    }
}
