package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plans for objects in buckets that keep versions. */
final class ObjectPlans {
    /** What an object holds that a delete marker covers. */
    static final String DELETED = "deleted";

    /** Begins what an object holds that somebody wrote. */
    static final String VERSION = "version ";

    /** Begins what an object holds that an old version was copied to. */
    static final String COPY = "copy of version ";

    private static final int LIMIT = 1000;

    private ObjectPlans() {}

    static void restore(Recovery.RestoreObjects request, PlanDraft draft) {
        StateRef bucket = new StateRef(Refs.BUCKET, StateText.line(request.bucket()), "exists");
        if (draft.read(bucket).equals(ABSENT)) {
            throw new CloudException.NotFound("no bucket " + Text.printable(request.bucket()) + " in this account");
        }
        if (draft.read(bucket.with("versioning")).equals(ABSENT)) {
            throw new CloudException.Conflict("bucket " + bucket.id()
                    + " is not known to keep versions, so none can be restored; use a backup of it");
        }
        String prefix = bucket.id() + '/' + request.prefix();
        for (String id : draft.ids(Refs.OBJECT)) {
            if (!id.startsWith(prefix)) {
                continue;
            }
            if (draft.size() == LIMIT) {
                draft.task("More than " + LIMIT
                        + " objects are to be restored: go on with those whose name comes after " + id + '.');
                return;
            }
            object(new StateRef(Refs.OBJECT, id, "content"), request.trustedBefore(), draft);
        }
    }

    private static void object(StateRef content, Instant trustedBefore, PlanDraft draft) {
        String present = draft.read(content);
        boolean written = present.startsWith(VERSION);
        boolean isTrusted = present.startsWith(COPY)
                || (written
                        && created(content, present.substring(VERSION.length()), draft)
                                .isBefore(trustedBefore));
        if (isTrusted || present.equals(ABSENT)) {
            return;
        }
        List<String> versions = draft.names(content, "version");
        Optional<String> newest = versions.stream()
                .max(Comparator.comparing((String version) -> created(content, version, draft))
                        .thenComparing(Comparator.naturalOrder()));
        Optional<String> good = versions.stream()
                .filter(version -> created(content, version, draft).isBefore(trustedBefore))
                .max(Comparator.comparing((String version) -> created(content, version, draft))
                        .thenComparing(Comparator.naturalOrder()));
        if (good.isEmpty()) {
            draft.task("No version of object " + content.id() + " is older than " + trustedBefore
                    + ": look at it, and restore it from elsewhere if it was there before.");
        } else if (!written && newest.equals(good)) {
            draft.set(content, VERSION + good.get());
        } else if (written) {
            draft.set(content, COPY + good.get());
        } else {
            draft.task("Object " + content.id() + " was overwritten and then deleted: copy version " + good.get()
                    + " over it.");
        }
    }

    private static Instant created(StateRef content, String version, PlanDraft draft) {
        String created = draft.read(content.with("version:" + version));
        return created.equals(ABSENT) ? Instant.MAX : Instant.parse(created);
    }
}
