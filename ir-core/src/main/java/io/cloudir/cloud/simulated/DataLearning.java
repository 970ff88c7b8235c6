package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;

/** What records tell of buckets, databases, functions, secrets and keys for encryption. */
final class DataLearning {
    private DataLearning() {}

    static void from(LogRecord record, Effects effects) {
        switch (record.text("eventSource")) {
            case "s3.amazonaws.com" -> bucket(record, effects);
            case "rds.amazonaws.com" -> database(record, effects);
            case "lambda.amazonaws.com" -> function(record, effects);
            case "secretsmanager.amazonaws.com", "ssm.amazonaws.com" -> secret(record, effects);
            case "kms.amazonaws.com" -> kmsKey(record, effects);
            default -> {}
        }
    }

    private static void bucket(LogRecord record, Effects effects) {
        String name = record.text("requestParameters.bucketName");
        if (name.isBlank()) {
            return;
        }
        StateRef exists = new StateRef(Refs.BUCKET, StateText.line(name), "exists");
        StateRef policy = exists.with("policy");
        StateRef block = exists.with("public-access-block");
        switch (record.action()) {
            case "PutBucketVersioning" ->
                effects.assume(exists, Refs.PRESENT)
                        .set(
                                exists.with("versioning"),
                                StateText.line(record.text("requestParameters.VersioningConfiguration.Status")));
            case "PutObject", "CopyObject", "DeleteObject" -> {
                effects.assume(exists, Refs.PRESENT);
                ObjectLearning.from(exists.id(), record, effects);
            }
            case "CreateBucket" -> HostLearning.made(Refs.BUCKET, name, record, effects);
            case "DeleteBucket" -> HostLearning.gone(Refs.BUCKET, name, effects);
            case "PutBucketPolicy" ->
                effects.assume(exists, Refs.PRESENT)
                        .set(
                                policy,
                                record.json("requestParameters.bucketPolicy").orElse(Refs.UNKNOWN));
            case "DeleteBucketPolicy" ->
                effects.assume(exists, Refs.PRESENT)
                        .assume(policy, Refs.UNKNOWN)
                        .remove(policy);
            case "PutBucketPublicAccessBlock" ->
                effects.assume(exists, Refs.PRESENT)
                        .assume(block, "all")
                        .set(
                                block,
                                record.json("requestParameters.PublicAccessBlockConfiguration")
                                                .orElse("")
                                                .contains("false")
                                        ? "partial"
                                        : "all");
            case "DeleteBucketPublicAccessBlock" ->
                effects.assume(exists, Refs.PRESENT).assume(block, "all").remove(block);
            case "PutBucketLifecycle" ->
                effects.assume(exists, Refs.PRESENT)
                        .set(
                                exists.with("lifecycle"),
                                record.json("requestParameters.LifecycleConfiguration")
                                        .orElse(Refs.PRESENT));
            case "DeleteBucketLifecycle" ->
                effects.assume(exists.with("lifecycle"), Refs.UNKNOWN).remove(exists.with("lifecycle"));
            default -> effects.assume(exists, Refs.PRESENT);
        }
    }

    private static void database(LogRecord record, Effects effects) {
        String database = record.text("requestParameters.dBInstanceIdentifier");
        String snapshot = record.text("requestParameters.dBSnapshotIdentifier");
        if (!snapshot.isBlank()) {
            StateRef exists = new StateRef(Refs.DATABASE_SNAPSHOT, Refs.tail(snapshot), "exists");
            switch (record.action()) {
                case "CreateDBSnapshot" -> {
                    HostLearning.made(Refs.DATABASE_SNAPSHOT, snapshot, record, effects);
                    effects.set(exists.with("of"), StateText.line(database));
                }
                case "DeleteDBSnapshot" -> HostLearning.gone(Refs.DATABASE_SNAPSHOT, snapshot, effects);
                default -> effects.assume(exists, Refs.PRESENT);
            }
            record.all("requestParameters.valuesToAdd")
                    .forEach(to -> effects.set(exists.with("restore-permission:" + StateText.name(to)), "granted"));
            record.all("requestParameters.valuesToRemove").forEach(to -> {
                StateRef permission = exists.with("restore-permission:" + StateText.name(to));
                effects.assume(permission, "granted").set(permission, ABSENT);
            });
        }
        if (!database.isBlank()) {
            StateRef exists = new StateRef(Refs.DATABASE, Refs.tail(database), "exists");
            StateRef state = exists.with("state");
            effects.assume(state, "available");
            switch (record.action()) {
                case "StopDBInstance" -> effects.assume(exists, Refs.PRESENT).set(state, "stopped");
                case "StartDBInstance" -> effects.assume(exists, Refs.PRESENT).set(state, "available");
                case "CreateDBInstance" -> HostLearning.made(Refs.DATABASE, database, record, effects);
                case "DeleteDBInstance" -> effects.assume(exists, Refs.PRESENT).remove(exists);
                default -> effects.assume(exists, Refs.PRESENT);
            }
        }
    }

    private static void function(LogRecord record, Effects effects) {
        String name = record.first("requestParameters.functionName", "responseElements.functionArn");
        if (record.action().startsWith("UpdateEventSourceMapping")) {
            FunctionRules.sourceUpdated(name, record, effects);
            return;
        }
        if (name.isBlank()) {
            return;
        }
        StateRef exists = new StateRef(Refs.FUNCTION, functionName(name), "exists");
        StateRef code = exists.with("code");
        String action = record.action();
        if (action.startsWith("CreateFunction2")) {
            HostLearning.made(Refs.FUNCTION, exists.id(), record, effects);
            effects.create(code, StateText.line(record.text("responseElements.codeSha256")));
            return;
        }
        effects.assume(exists, Refs.PRESENT).assume(code, Refs.UNKNOWN);
        if (action.startsWith("DeleteFunction2")) {
            effects.remove(exists);
        } else if (action.startsWith("CreateFunctionUrlConfig") || action.startsWith("UpdateFunctionUrlConfig")) {
            effects.set(exists.with("url-auth"), StateText.line(record.text("requestParameters.authType")));
        } else if (action.startsWith("DeleteFunctionUrlConfig")) {
            effects.assume(exists.with("url-auth"), Refs.UNKNOWN).remove(exists.with("url-auth"));
        } else if (action.startsWith("UpdateFunctionCode")) {
            effects.set(code, StateText.line(record.text("responseElements.codeSha256")));
        } else if (action.startsWith("AddPermission")) {
            effects.set(
                    exists.with("permission:" + StateText.name(record.text("requestParameters.statementId"))),
                    record.json("requestParameters").orElse(Refs.PRESENT));
        } else if (action.startsWith("RemovePermission")) {
            StateRef permission =
                    exists.with("permission:" + StateText.name(record.text("requestParameters.statementId")));
            effects.assume(permission, Refs.UNKNOWN).remove(permission);
        } else if (action.startsWith("CreateEventSourceMapping")) {
            effects.set(exists.with("event-source:" + StateText.name(record.text("responseElements.uUID"))), "enabled");
        } else if (action.startsWith("PutFunctionConcurrency")) {
            FunctionRules.concurrencySet(
                    exists, StateText.line(record.text("requestParameters.reservedConcurrentExecutions")), effects);
        } else if (action.startsWith("DeleteFunctionConcurrency")) {
            FunctionRules.concurrencySet(exists, ABSENT, effects);
        } else if (action.equals("Invoke")) {
            FunctionRules.invoked(exists, record, effects);
        }
    }

    /** A function's name, without the qualifier that its ARN may end in. */
    static String functionName(String nameOrArn) {
        String text = StateText.line(nameOrArn);
        int at = text.indexOf(":function:");
        return at < 0
                ? Refs.tail(text)
                : text.substring(at + ":function:".length()).split(":", 2)[0];
    }

    private static void secret(LogRecord record, Effects effects) {
        switch (record.action()) {
            case "GetSecretValue", "BatchGetSecretValue" ->
                record.all("requestParameters.secretId")
                        .forEach(id -> effects.assume(new StateRef(Refs.SECRET, Refs.tail(id), "exists"), Refs.PRESENT)
                                .task("Secret " + Refs.tail(id) + " was read: rotate it where it is used."));
            case "GetParameter", "GetParameters", "GetParametersByPath" -> {
                if (record.text("requestParameters.withDecryption").equals("true")) {
                    effects.task("Parameter "
                            + StateText.line(record.first(
                                    "requestParameters.name", "requestParameters.names", "requestParameters.path"))
                            + " was read in the clear: change what it holds.");
                }
            }
            case "CreateSecret" ->
                HostLearning.made(Refs.SECRET, record.text("requestParameters.name"), record, effects);
            case "DeleteSecret" -> HostLearning.gone(Refs.SECRET, record.text("requestParameters.secretId"), effects);
            default -> {}
        }
    }

    private static void kmsKey(LogRecord record, Effects effects) {
        String id = record.text("requestParameters.keyId");
        if (id.isBlank()) {
            return;
        }
        StateRef state = new StateRef(Refs.KMS_KEY, Refs.tail(id), "state");
        effects.assume(state, "Enabled");
        switch (record.action()) {
            case "DisableKey" -> effects.set(state, "Disabled");
            case "EnableKey" -> effects.set(state, "Enabled");
            case "ScheduleKeyDeletion" -> effects.set(state, "PendingDeletion");
            case "CancelKeyDeletion" -> effects.set(state, "Disabled");
            default -> {}
        }
    }
}
