package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** An account in a state that a seed chooses, and every kind of request that can be made of it. */
final class GeneratedAccount {
    private static final Instant TRUSTED_BEFORE = Instant.parse("2026-03-02T09:40:00Z");

    private static final Instant LATER = Exercise.NOON.plusSeconds(3_600);

    final List<Activity> records = new ArrayList<>();
    final List<ChangeRequest> requests = new ArrayList<>();
    private final Set<Entity> things = new LinkedHashSet<>();
    private final SplittableRandom random;

    GeneratedAccount(long seed) {
        random = new SplittableRandom(seed);
        thing(EntityType.PRINCIPAL, Exercise.MALLORY);
        thing(EntityType.ACCESS_KEY, Exercise.KEY);
        thing(EntityType.ACCOUNT, Exercise.ACCOUNT);
        thing(EntityType.RESOURCE, "main");
        record("cloudtrail", "GetTrailStatus", "{\"name\":\"main\"}", "null");
        identities();
        hosts();
        functions();
        databases();
        changes();
        requests.add(new Containment.SuspendIdentity(Exercise.MALLORY));
        requests.add(new Containment.DeactivateKey(Exercise.KEY));
        requests.add(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        requests.add(new Containment.BlockAddress("203.0.113." + random.nextInt(1, 250)));
        requests.add(new Recovery.Harden(Exercise.ACCOUNT));
        requests.add(new Recovery.Harden(Exercise.ACCOUNT).withMfaExcept(List.of("user0")));
        controls();
        objects();
    }

    private void identities() {
        for (int at = 0; at < random.nextInt(1, 4); at++) {
            String user = "user" + at;
            String arn = "arn:aws:iam::123456789012:user/" + user;
            thing(EntityType.PRINCIPAL, arn);
            made("iam", "CreateUser", "{\"userName\":\"" + user + "\"}", "null");
            for (int key = 0; key < random.nextInt(3); key++) {
                String id = "AKIA" + at + key + "QH8DHBEXAMPLE";
                thing(EntityType.ACCESS_KEY, id);
                made(
                        "iam",
                        "CreateAccessKey",
                        "{\"userName\":\"" + user + "\"}",
                        "{\"accessKey\":{\"accessKeyId\":\"" + id + "\"}}");
                requests.add(new Containment.DeactivateKey(id));
            }
            if (random.nextBoolean()) {
                rolledBack(true, "iam", "CreateLoginProfile", "{\"userName\":\"" + user + "\"}", "null");
            }
            requests.add(new Containment.SuspendIdentity(arn));
            requests.add(new Containment.RevokeSessions(arn, Exercise.NOON));
        }
        String role = "arn:aws:iam::123456789012:role/app";
        thing(EntityType.PRINCIPAL, role);
        record("sts", "AssumeRole", "{\"roleArn\":\"" + role + "\",\"roleSessionName\":\"s\"}", "null");
        rolledBack(
                random.nextBoolean(),
                "iam",
                "UpdateAssumeRolePolicy",
                "{\"roleName\":\"app\",\"policyDocument\":\"{bad}\"}",
                "null");
        requests.add(new Containment.SuspendIdentity(role));
        requests.add(new Containment.RevokeSessions(role, Exercise.NOON));
    }

    private void controls() {
        requests.add(Containment.EnforceMfa.of(Exercise.MALLORY));
        requests.add(Containment.EnforceMfa.everywhere(Exercise.ACCOUNT).except(List.of(Exercise.MALLORY)));
        requests.add(new Containment.RotateKey(Exercise.KEY, random.nextBoolean()));
        requests.add(new TemporaryControl.BlockRegion("eu-west-1", LATER));
        requests.add(new TemporaryControl.StopService("ledger", LATER));
        requests.add(TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, LATER));
        requests.add(TemporaryControl.RestrictRole.toReading("arn:aws:iam::123456789012:role/app", LATER));
        requests.add(new Recovery.RestoreAccess(Exercise.MALLORY));
        requests.add(Recovery.LeastPrivilege.of(
                Exercise.MALLORY,
                new TimeRange(Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"))));
        requests.add(
                new Recovery.DeployToolkit("triage", "analysis-host-7", Entity.of(EntityType.HOST, "i-0"), "ir-case"));
        thing(EntityType.RESOURCE, "shield");
        record("wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null");
        requests.add(new TemporaryControl.ScreenApplication("shield", List.of("203.0.113.7", "2001:db8::7"), LATER));
        thing(EntityType.RESOURCE, "shop");
        record("ecs", "CreateService", "{\"serviceName\":\"shop\",\"desiredCount\":\"3\"}", "null");
        requests.add(new Containment.DisableApplication("shop"));
        record("iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null");
        requests.add(new Containment.ResetPassword(Exercise.MALLORY));
        if (random.nextBoolean()) {
            record("rds", "StopDBInstance", "{\"dBInstanceIdentifier\":\"ledger\"}", "null");
        }
    }

    private void objects() {
        record(
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        // Rows end before the hour is over, so what begins at 09:55 comes later than TRUSTED_BEFORE.
        while (records.size() < 30) {
            record("s3", "ListBuckets", "null", "null");
        }
        for (int at = 0; at < 4; at++) {
            object("PutObject", at, "v1");
        }
        while (records.size() < 45) {
            record("s3", "ListBuckets", "null", "null");
        }
        for (int at = 0; at < 4; at++) {
            switch (random.nextInt(3)) {
                case 0 -> object("PutObject", at, "v2");
                case 1 -> object("DeleteObject", at, "");
                default -> {}
            }
        }
        requests.add(Recovery.RestoreObjects.of("data", TRUSTED_BEFORE));
    }

    private void object(String action, int number, String version) {
        record(
                "s3",
                action,
                "{\"bucketName\":\"data\",\"key\":\"report/" + number + "#1\"}",
                version.isEmpty() ? "null" : "{\"x-amz-version-id\":\"" + version + "\"}");
    }

    private void hosts() {
        record("ec2", "CreateImage", "null", "{\"imageId\":\"ami-1\"}");
        for (int at = 0; at < random.nextInt(1, 3); at++) {
            String host = "i-" + at;
            thing(EntityType.HOST, host);
            String profile = random.nextBoolean() ? "{\"iamInstanceProfile\":{\"name\":\"app\"}}" : "null";
            String instance = "{\"instanceId\":\"" + host + "\",\"imageId\":\"ami-1\"}";
            record("ec2", "RunInstances", profile, "{\"instancesSet\":{\"items\":[" + instance + "]}}");
            if (random.nextInt(4) == 0) {
                record(
                        "ec2",
                        "StopInstances",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + host + "\"}]}}",
                        "null");
            }
            requests.add(new Containment.IsolateHost(host, "ir-case"));
            requests.add(new Containment.StopHost(host));
            requests.add(new Recovery.RebuildHost(host, TRUSTED_BEFORE));
        }
    }

    private void functions() {
        thing(EntityType.RESOURCE, "orders");
        record("lambda", "CreateFunction20150331", "{\"functionName\":\"orders\"}", "{\"codeSha256\":\"good=\"}");
        if (random.nextBoolean()) {
            record(
                    "lambda",
                    "CreateEventSourceMapping20150331",
                    "{\"functionName\":\"orders\"}",
                    "{\"uUID\":\"11111111-2222-3333-4444-555555555555\"}");
        }
        rolledBack(
                random.nextBoolean(),
                "lambda",
                "UpdateFunctionCode20150331v2",
                "{\"functionName\":\"orders\"}",
                "{\"codeSha256\":\"bad=\"}");
        requests.add(new Containment.DisableApplication("orders"));
    }

    private void databases() {
        thing(EntityType.RESOURCE, "ledger");
        record(
                "rds",
                "CreateDBSnapshot",
                "{\"dBInstanceIdentifier\":\"ledger\",\"dBSnapshotIdentifier\":\"nightly\"}",
                "null");
        requests.add(new Recovery.RestoreFromBackup("ledger", TRUSTED_BEFORE));
    }

    private void changes() {
        thing(EntityType.RESOURCE, "sg-1");
        thing(EntityType.RESOURCE, "data");
        rolledBack(random.nextBoolean(), "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null");
        rolledBack(
                random.nextBoolean(),
                "ec2",
                "AuthorizeSecurityGroupIngress",
                "{\"groupId\":\"sg-1\",\"ipPermissions\":{\"items\":[{\"ipProtocol\":\"tcp\",\"fromPort\":22,"
                        + "\"toPort\":22,\"ipRanges\":{\"items\":[{\"cidrIp\":\"0.0.0.0/0\"}]}}]}}",
                "null");
        rolledBack(
                random.nextBoolean(), "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null");
        rolledBack(
                random.nextBoolean(),
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"mallory\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
        rolledBack(random.nextInt(3) == 0, "cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null");
    }

    private void rolledBack(boolean wanted, String service, String action, String parameters, String response) {
        if (wanted) {
            record(service, action, parameters, response);
            requests.add(new Containment.RollBack("e-" + records.size()));
        }
    }

    /** Always there, and perhaps taken back. */
    private void made(String service, String action, String parameters, String response) {
        record(service, action, parameters, response);
        if (random.nextBoolean()) {
            requests.add(new Containment.RollBack("e-" + records.size()));
        }
    }

    private void record(String service, String action, String parameters, String response) {
        records.add(Exercise.record(records.size() + 1, service, action, parameters, response));
    }

    private void thing(EntityType type, String id) {
        things.add(Entity.of(type, id));
    }

    /** All that is known of the account, and of whatever it is related to. */
    Map<String, String> state(CloudAdapter cloud, Collection<Entity> also) {
        Map<String, String> state = new TreeMap<>();
        Set<Entity> todo = new LinkedHashSet<>(things);
        todo.addAll(also);
        for (Entity entity : List.copyOf(todo)) {
            describe(cloud, entity, state).stream()
                    .map(Description.Relation::to)
                    .forEach(related -> describe(cloud, related, state));
        }
        return state;
    }

    private static List<Description.Relation> describe(CloudAdapter cloud, Entity entity, Map<String, String> state) {
        try {
            Description description = cloud.describe(DescribeRequest.of(entity));
            description.state().forEach((target, value) -> state.put(target.toString(), value));
            return description.relations();
        } catch (CloudException e) {
            return List.of();
        }
    }
}
