package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.model.Cloud;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one record of an actor says was done to one thing, judged by the name of the call and what it names.
 *
 * @param asset the thing
 * @param kind what the cloud calls its kind
 * @param account the account that it is in
 * @param effect what was done
 * @param record the id of the record
 */
record DamageRecord(Entity asset, String kind, String account, DamageEffect effect, String record) {
    private static final Set<String> EXPOSING = Set.of(
            "PutBucketPolicy",
            "PutBucketAcl",
            "PutBucketPublicAccessBlock",
            "DeleteBucketPublicAccessBlock",
            "PutPublicAccessBlock",
            "DeletePublicAccessBlock",
            "ModifySnapshotAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
            "ModifyImageAttribute",
            "AuthorizeSecurityGroupIngress",
            "AddPermission");
    private static final Set<String> READING =
            Set.of("GetObject", "GetSecretValue", "BatchGetSecretValue", "GetPasswordData", "SelectObjectContent");
    private static final Set<String> STOPPING = Set.of(
            "StopInstances",
            "StopDBInstance",
            "StopDBCluster",
            "StopLogging",
            "StopConfigurationRecorder",
            "StopTask",
            "StopStateMachine",
            "PutFunctionConcurrency");
    private static final List<String> STOPPING_BY = List.of("Disable", "Suspend", "Pause");
    private static final List<String> DELETING = List.of("Delete", "Terminate", "Deregister", "Purge", "Destroy");
    private static final List<String> MAKING = List.of("Create", "Run", "Register", "Import", "Copy", "Insert");
    private static final Set<String> WRITING = Set.of("PutObject", "CopyObject", "UploadPart", "RestoreObject");
    private static final FieldPath OWN_KEY =
            FieldPath.of("requestParameters.x-amz-server-side-encryption-customer-algorithm");
    private static final FieldPath KMS_KEY =
            FieldPath.of("requestParameters.x-amz-server-side-encryption-aws-kms-key-id");

    /** Where the answer of a call that makes things gives their ids, and the kind of them. */
    private static final Map<String, Map.Entry<FieldPath, String>> GIVEN = Map.ofEntries(
            given("RunInstances", "instancesSet.items.instanceId", "ec2:instance"),
            given("CreateFlowLogs", "CreateFlowLogsResponse.flowLogIdSet.item", "ec2:vpc-flow-log"),
            given("CreateVpc", "vpc.vpcId", "ec2:vpc"),
            given("CreateNetworkAcl", "networkAcl.networkAclId", "ec2:network-acl"),
            given("CreateSecurityGroup", "groupId", "ec2:security-group"),
            given("CreateVolume", "volumeId", "ec2:volume"),
            given("CreateSnapshot", "snapshotId", "ec2:snapshot"),
            given("CopySnapshot", "snapshotId", "ec2:snapshot"),
            given("CreateImage", "imageId", "ec2:image"),
            given("CopyImage", "imageId", "ec2:image"),
            given("RegisterImage", "imageId", "ec2:image"));

    private static final Map<String, AssetPart> GOOGLE_PARTS = Map.ofEntries(
            Map.entry("gce_instance", AssetPart.ENDPOINT),
            Map.entry("gce_disk", AssetPart.DATA),
            Map.entry("gce_snapshot", AssetPart.DATA),
            Map.entry("gce_image", AssetPart.DATA),
            Map.entry("gcs_bucket", AssetPart.DATA),
            Map.entry("cloudsql_database", AssetPart.DATA),
            Map.entry("bigquery_dataset", AssetPart.DATA),
            Map.entry("bigquery_resource", AssetPart.DATA),
            Map.entry("spanner_instance", AssetPart.DATA),
            Map.entry("cloud_function", AssetPart.APPLICATION),
            Map.entry("cloud_run_revision", AssetPart.APPLICATION),
            Map.entry("gke_cluster", AssetPart.APPLICATION),
            Map.entry("k8s_cluster", AssetPart.APPLICATION),
            Map.entry("gae_app", AssetPart.APPLICATION),
            Map.entry("logging_sink", AssetPart.SERVICE),
            Map.entry("logging_exclusion", AssetPart.SERVICE),
            Map.entry("logging_log", AssetPart.SERVICE),
            Map.entry("cloudkms_cryptokey", AssetPart.SERVICE),
            Map.entry("service_account", AssetPart.IDENTITY),
            Map.entry("iam_role", AssetPart.IDENTITY));

    private static Map.Entry<String, Map.Entry<FieldPath, String>> given(String call, String path, String kind) {
        return Map.entry(call, Map.entry(FieldPath.of("responseElements." + path), kind));
    }

    /** What a record of a call that took effect says was damaged; nothing for a call that only looked around. */
    static List<DamageRecord> of(Activity activity) {
        if (activity.head().cloud() == Cloud.GCP) {
            return ofGoogle(activity);
        }
        String call = CloudCall.of(activity.summary()).name();
        Optional<DamageEffect> effect = effectOf(call, activity);
        if (!Inquiry.succeeded(activity) || effect.isEmpty()) {
            return List.of();
        }
        List<DamageRecord> damages = new ArrayList<>();
        for (ResourceRef resource : activity.head().resources()) {
            if (!resource.type().equals("s3:object") && !isOnlyNamed(resource, call)) {
                damages.add(new DamageRecord(
                        resource.entity(),
                        resource.type(),
                        resource.account().id(),
                        on(resource, effect.get(), call),
                        activity.id()));
            }
        }
        Map.Entry<FieldPath, String> given = GIVEN.get(call);
        if (given != null) {
            activity.values(given.getKey()).stream()
                    .map(FieldValue::text)
                    .filter(id -> !id.isBlank())
                    .forEach(id -> damages.add(new DamageRecord(
                            Entity.of(call.equals("RunInstances") ? EntityType.HOST : EntityType.RESOURCE, id),
                            given.getValue(),
                            activity.head().account(),
                            DamageEffect.CREATED,
                            activity.id())));
        }
        return damages;
    }

    private static List<DamageRecord> ofGoogle(Activity activity) {
        String name = CloudCall.of(activity.summary()).name();
        if (!Inquiry.succeeded(activity) || GoogleMethod.isHarmless(name)) {
            return List.of();
        }
        GoogleMethod method = GoogleMethod.of(name);
        List<DamageRecord> damages = new ArrayList<>();
        for (ResourceRef resource : activity.head().resources()) {
            String kind = googleKind(resource, activity.head().service());
            method.effectOn(kind, activity.head().readOnly())
                    .ifPresent(effect -> damages.add(new DamageRecord(
                            Entity.of(
                                    kind.equals("gce_instance") ? EntityType.HOST : EntityType.RESOURCE, resource.id()),
                            kind,
                            resource.account().id(),
                            effect,
                            activity.id())));
        }
        return damages;
    }

    /** Services without a kind of their own tell {@code audited_resource}; what it is then stands in its name. */
    private static String googleKind(ResourceRef resource, String service) {
        if (!resource.type().equals("audited_resource")) {
            return resource.type();
        }
        String[] parts = resource.id().split("/", -1);
        String collection = parts.length < 2 ? "resources" : parts[parts.length - 2];
        String api = service.contains(".") ? service.substring(0, service.indexOf('.')) : service;
        return api + ':' + (collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection);
    }

    /** A policy that is attached to somebody stays what it is. */
    private static boolean isOnlyNamed(ResourceRef resource, String call) {
        return resource.type().equals("iam:policy") && (call.startsWith("Attach") || call.startsWith("Detach"));
    }

    private static Optional<DamageEffect> effectOf(String call, Activity activity) {
        if (READING.contains(call)) {
            return Optional.of(DamageEffect.READ);
        }
        if (activity.head().readOnly() || CloudCall.of(activity.summary()).isRead()) {
            return Optional.empty();
        }
        if (EXPOSING.contains(call)) {
            return Optional.of(DamageEffect.EXPOSED);
        }
        if (STOPPING.contains(call) || STOPPING_BY.stream().anyMatch(call::startsWith)) {
            return Optional.of(DamageEffect.STOPPED);
        }
        if (WRITING.contains(call)) {
            boolean locked = !activity.values(OWN_KEY).isEmpty()
                    || !activity.values(KMS_KEY).isEmpty();
            return Optional.of(locked ? DamageEffect.ENCRYPTED : DamageEffect.OVERWRITTEN);
        }
        if (DELETING.stream().anyMatch(call::startsWith)) {
            return Optional.of(DamageEffect.DELETED);
        }
        return Optional.of(MAKING.stream().anyMatch(call::startsWith) ? DamageEffect.CREATED : DamageEffect.ALTERED);
    }

    /** A call that deletes or makes one thing alters the others that it names: {@code CreateAccessKey} alters its user. */
    private static DamageEffect on(ResourceRef resource, DamageEffect effect, String call) {
        if (effect != DamageEffect.DELETED && effect != DamageEffect.CREATED) {
            return effect;
        }
        String noun = call.replaceFirst("^[A-Z]?[a-z]+", "").toLowerCase(Locale.ROOT);
        String singular = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
        String type =
                resource.type().substring(resource.type().indexOf(':') + 1).replace("-", "");
        if (resource.type().equals("s3:bucket") && noun.startsWith("object")) {
            return effect == DamageEffect.CREATED ? DamageEffect.ALTERED : effect;
        }
        boolean named = singular.equals(type)
                || type.endsWith(singular)
                || (singular.startsWith("db") && singular.substring(2).equals(type))
                || singular.equals(type + "instance");
        return named ? effect : DamageEffect.ALTERED;
    }

    /** Which part of the organisation's assets a kind of thing is. */
    AssetPart part() {
        String service = kind.substring(0, Math.max(0, kind.indexOf(':')));
        return GOOGLE_PARTS.getOrDefault(kind, partOf(service));
    }

    private AssetPart partOf(String service) {
        return switch (service) {
            case "ec2", "compute" ->
                kind.endsWith(":instance")
                        ? AssetPart.ENDPOINT
                        : kind.endsWith(":volume") || kind.endsWith(":snapshot") ? AssetPart.DATA : AssetPart.RESOURCE;
            case "s3",
                    "rds",
                    "dynamodb",
                    "secretsmanager",
                    "secretmanager",
                    "ssm",
                    "elasticfilesystem",
                    "redshift",
                    "storage",
                    "bigquery" -> AssetPart.DATA;
            case "lambda", "ecs", "eks", "apigateway", "cloudformation", "elasticbeanstalk", "run", "cloudfunctions" ->
                AssetPart.APPLICATION;
            case "cloudtrail",
                    "guardduty",
                    "config",
                    "logs",
                    "securityhub",
                    "kms",
                    "cloudwatch",
                    "logging",
                    "cloudkms" -> AssetPart.SERVICE;
            case "iam", "sts" -> AssetPart.IDENTITY;
            default -> AssetPart.RESOURCE;
        };
    }
}
