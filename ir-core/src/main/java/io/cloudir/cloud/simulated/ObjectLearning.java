package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Set;

/** What records of S3 tell of objects. Only buckets that keep versions are followed: others have nothing to go back to. */
final class ObjectLearning {
    private static final Set<String> CHANGES = Set.of("PutObject", "CopyObject", "DeleteObject");

    private ObjectLearning() {}

    /** Whether a call changes an object, so that its place in time counts. */
    static boolean isChange(LogRecord record) {
        return CHANGES.contains(record.action())
                && record.text("eventSource").equals("s3.amazonaws.com")
                && record.succeeded();
    }

    static void from(String bucket, LogRecord record, Effects effects) {
        String key = record.text("requestParameters.key");
        String told = record.text("responseElements.x-amz-version-id");
        String deleted = record.text("requestParameters.versionId");
        boolean kept =
                effects.now(new StateRef(Refs.BUCKET, bucket, "versioning")).equals("Enabled");
        String id = bucket + '/' + StateText.line(key);
        // A name that cannot be written as it is would stand for another object.
        if (!kept || key.isBlank() || !id.endsWith('/' + key) || id.length() > StateRef.ID_LIMIT) {
            return;
        }
        StateRef content = new StateRef(Refs.OBJECT, id, "content");
        if (!record.action().equals("DeleteObject")) {
            String version = told.isBlank() ? HostLearning.idFor("version", record.id()) : StateText.name(told);
            effects.set(content.with("version:" + version), record.time().toString())
                    .set(content, ObjectPlans.VERSION + version);
        } else if (deleted.isBlank()) {
            effects.set(content, ObjectPlans.DELETED);
        } else {
            effects.remove(content.with("version:" + StateText.name(deleted)));
        }
    }
}
