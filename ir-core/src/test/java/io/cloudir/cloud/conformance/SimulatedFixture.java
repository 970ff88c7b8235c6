package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A simulated account for the conformance suite, seen through an adapter that a test may break. */
final class SimulatedFixture implements Fixture {
    private static final String ACCOUNT = "123456789012";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String HOST = "i-0123456789abcdef0";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant TRUSTED = Instant.parse("2026-03-02T08:00:00Z");

    private static final Map<String, List<Activity>> PARSED = new ConcurrentHashMap<>();

    private final SettableClock clock = new SettableClock(NOON);
    private final List<Activity> records = new ArrayList<>();
    private final Duration lag;
    private final UnaryOperator<CloudAdapter> seenAs;
    private final SimulatedCloud simulated;
    private final CloudAdapter cloud;

    SimulatedFixture(Duration lag, UnaryOperator<CloudAdapter> seenAs) {
        this.lag = lag;
        this.seenAs = seenAs;
        record("09", "s3", "ListBuckets", "null", "null");
        record("09", "iam", "CreateLoginProfile", "{\"userName\":\"alice\"}", "null");
        record(
                "09",
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"alice\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
        record("09", "iam", "CreateUser", "{\"userName\":\"bob\"}", "null");
        record(
                "09",
                "iam",
                "PutUserPolicy",
                "{\"userName\":\"bob\",\"policyName\":\"IncidentResponseDenyAll\",\"policyDocument\":{}}",
                "null");
        record(
                "09",
                "ec2",
                "RunInstances",
                "{\"iamInstanceProfile\":{\"name\":\"web\"}}",
                "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + HOST + "\",\"imageId\":\"ami-1\"}]}}");
        record("07", "lambda", "CreateFunction20150331", "{\"functionName\":\"orders\"}", "{\"codeSha256\":\"a\"}");
        record("07", "ecs", "CreateService", "{\"serviceName\":\"shop\",\"desiredCount\":\"2\"}", "null");
        record("07", "wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null");
        record(
                "07",
                "rds",
                "CreateDBSnapshot",
                "{\"dBInstanceIdentifier\":\"ledger\",\"dBSnapshotIdentifier\":\"nightly\"}",
                "null");
        record(
                "06",
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        record("07", "s3", "PutObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "{\"x-amz-version-id\":\"v1\"}");
        record("09", "s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "null");
        record("09", "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null");
        record("09", "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{\"n\":1}}", "null");
        record("10", "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{\"n\":2}}", "null");
        simulated = responder();
        cloud = seenAs.apply(simulated);
    }

    private SimulatedCloud responder() {
        return SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, ACCOUNT), records, clock)
                .visibleAfter(lag)
                .handingSecretsTo(secret -> {});
    }

    private void record(String hour, String service, String action, String parameters, String response) {
        String json =
                ("{\"eventVersion\":\"1.08\",\"eventID\":\"e-%d\",\"eventTime\":\"2026-03-02T%s:00:00Z\",\"eventSource\":\"%s.amazonaws.com\","
                                + "\"eventName\":\"%s\",\"awsRegion\":\"us-east-1\",\"recipientAccountId\":\"123456789012\",\"requestParameters\":%s,"
                                + "\"responseElements\":%s,\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\","
                                + "\"arn\":\"%s\",\"accessKeyId\":\"%s\"}}")
                        .formatted(records.size() + 1, hour, service, action, parameters, response, ALICE, KEY);
        records.addAll(PARSED.computeIfAbsent(
                json, text -> CitedActivities.parse(text.getBytes(StandardCharsets.UTF_8), "fixture")));
    }

    @Override
    public CloudAdapter cloud() {
        return cloud;
    }

    @Override
    public Entity identity() {
        return Entity.of(EntityType.PRINCIPAL, ALICE);
    }

    @Override
    public Entity key() {
        return Entity.of(EntityType.ACCESS_KEY, KEY);
    }

    @Override
    public Entity host() {
        return Entity.of(EntityType.HOST, HOST);
    }

    @Override
    public Entity resource() {
        return Entity.of(EntityType.RESOURCE, "data");
    }

    @Override
    public Entity missing(EntityType type) {
        return Entity.of(
                type,
                switch (type) {
                    case PRINCIPAL -> "arn:aws:iam::123456789012:user/nobody";
                    case ACCESS_KEY -> "AKIANOBODY00EXAMPLE";
                    case HOST -> "i-0000000000000000f";
                    default -> "nothing";
                });
    }

    /** The trail logged and the bucket had no policy when the account was set up. */
    @Override
    public Map<StateRef, String> before(Containment.RollBack request) {
        return Map.of(
                StateRef.parse("cloudtrail:trail/main#logging"),
                "true",
                StateRef.parse("s3:bucket/data#policy"),
                StateRef.ABSENT);
    }

    @Override
    public List<ChangeRequest> requests() {
        Instant later = NOON.plus(Duration.ofDays(1));
        return List.of(
                new Containment.SuspendIdentity(ALICE),
                new Containment.DeactivateKey(KEY),
                new Containment.RevokeSessions(ALICE, NOON),
                new Containment.RevokeSessions("arn:aws:iam::123456789012:user/bob", NOON),
                new Containment.ResetPassword(ALICE),
                new Containment.RotateKey(KEY),
                Containment.EnforceMfa.of(ALICE),
                Containment.EnforceMfa.everywhere(ACCOUNT),
                new Containment.IsolateHost(HOST, "ir-case"),
                new Containment.StopHost(HOST),
                new Containment.BlockAddress("203.0.113.9"),
                new Containment.BlockAddress("2001:db8::9").until(later),
                new Containment.DisableApplication("orders"),
                new Containment.DisableApplication("shop"),
                new Containment.RollBack("e-3"),
                new Containment.RollBack("e-14"),
                new Containment.RollBack(List.of("e-14", "e-15", "e-16")),
                new TemporaryControl.BlockRegion("eu-west-1", later),
                new TemporaryControl.StopService("ledger", later),
                TemporaryControl.RestrictRole.toReading(ALICE, later),
                new TemporaryControl.ScreenApplication("shield", List.of("203.0.113.9", "203.0.113.10"), later),
                new Recovery.RestoreAccess("arn:aws:iam::123456789012:user/bob"),
                new Recovery.RebuildHost(HOST, NOON),
                new Recovery.RestoreFromBackup("ledger", TRUSTED),
                Recovery.RestoreObjects.of("data", TRUSTED),
                Recovery.LeastPrivilege.of(ALICE, new TimeRange(NOON.minus(Duration.ofDays(1)), NOON)),
                new Recovery.Harden(ACCOUNT).withMfaExcept(List.of("bob")),
                new Recovery.DeployToolkit("triage", "image-7", host(), "ir-case"));
    }

    @Override
    public void intrude() {
        simulated.actAs(KEY, "203.0.113.9", "aws-cli/2").call("s3", "ListBuckets", Map.of());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void settle() {
        clock.set(clock.instant().plus(lag).plusSeconds(1));
    }

    @Override
    public Optional<CloudAdapter> without(String permission) {
        return Optional.of(seenAs.apply(responder().withoutPermission(permission)));
    }
}
