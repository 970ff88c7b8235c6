package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call sets which state of buckets, databases, functions and keys for encryption. */
final class DataCalls {
    private DataCalls() {}

    static Optional<Call> of(StateRef target, boolean gone, String before, String after) {
        String id = target.id();
        String name = Refs.nameIn(target);
        return Optional.ofNullable(
                switch (target.kind() + '#' + Refs.side(target)) {
                    case "s3:bucket#policy" ->
                        gone
                                ? Call.of("s3", "DeleteBucketPolicy", "bucketName", id)
                                : Call.of("s3", "PutBucketPolicy", "bucketName", id, "bucketPolicy", after);
                    case "s3:bucket#public-access-block" ->
                        Call.of(
                                "s3",
                                gone ? "DeleteBucketPublicAccessBlock" : "PutBucketPublicAccessBlock",
                                "bucketName",
                                id);
                    case "s3:bucket#lifecycle" ->
                        Call.of("s3", gone ? "DeleteBucketLifecycle" : "PutBucketLifecycle", "bucketName", id);
                    case "s3:bucket#versioning" ->
                        gone ? null : Call.of("s3", "PutBucketVersioning", "bucketName", id, "status", after);
                    case "s3:object#content" -> object(id, before, after);
                    case "rds:db#state" ->
                        after.equals("stopped")
                                ? Call.of("rds", "StopDBInstance", "dBInstanceIdentifier", id)
                                : after.equals("available")
                                        ? Call.of("rds", "StartDBInstance", "dBInstanceIdentifier", id)
                                        : null;
                    case "lambda:function#url-auth" ->
                        gone
                                ? null
                                : Call.of("lambda", "UpdateFunctionUrlConfig", "functionName", id, "authType", after);
                    case "rds:snapshot#restore-permission" ->
                        Call.of(
                                "rds",
                                "ModifyDBSnapshotAttribute",
                                "dBSnapshotIdentifier",
                                id,
                                "attributeName",
                                "restore",
                                gone ? "valuesToRemove" : "valuesToAdd",
                                name);
                    case "rds:db#restored-as" ->
                        gone
                                ? Call.of("rds", "DeleteDBInstance", "restorationOf", id)
                                : Call.of("rds", "RestoreDBInstanceFromDBSnapshot", "from", after, "of", id);
                    case "lambda:function#concurrency" ->
                        gone
                                ? Call.of("lambda", "DeleteFunctionConcurrency", "functionName", id)
                                : Call.of(
                                        "lambda",
                                        "PutFunctionConcurrency",
                                        "functionName",
                                        id,
                                        "reservedConcurrentExecutions",
                                        after);
                    case "lambda:function#event-source" ->
                        gone
                                ? null
                                : Call.of(
                                        "lambda",
                                        "UpdateEventSourceMapping",
                                        "uUID",
                                        name,
                                        "enabled",
                                        after.equals("enabled"));
                    case "lambda:function#permission" ->
                        gone
                                ? Call.of("lambda", "RemovePermission", "functionName", id, "statementId", name)
                                : Call.of("lambda", "AddPermission", "functionName", id, "statementId", name);
                    case "lambda:function#code" ->
                        gone ? null : Call.of("lambda", "UpdateFunctionCode", "functionName", id, "codeSha256", after);
                    case "kms:key#state" -> kmsKey(id, before, after);
                    default -> null;
                });
    }

    /** A copy of an old version lies on top and can be taken away again; a version that somebody wrote is never deleted. */
    private static @Nullable Call object(String id, String before, String after) {
        if (after.equals(ObjectPlans.DELETED)) {
            return before.startsWith(ObjectPlans.VERSION) ? Call.of("s3", "DeleteObject", "object", id) : null;
        }
        boolean uncovers = before.equals(ObjectPlans.DELETED) || before.startsWith(ObjectPlans.COPY);
        if (after.startsWith(ObjectPlans.VERSION)) {
            return uncovers ? Call.of("s3", "DeleteObjectVersion", "object", id, "uncovers", after) : null;
        }
        return after.startsWith(ObjectPlans.COPY)
                ? Call.of("s3", "PutObject", "object", id, "copySource", after)
                : null;
    }

    private static Call kmsKey(String id, String before, String after) {
        String action = switch (after) {
            case "Enabled" -> "EnableKey";
            case "Disabled" -> before.equals("PendingDeletion") ? "CancelKeyDeletion" : "DisableKey";
            default -> "ScheduleKeyDeletion";
        };
        return Call.of("kms", action, "keyId", id);
    }
}
