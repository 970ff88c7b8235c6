package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.simulated.TestAccount.execute;
import static io.cloudir.cloud.simulated.TestAccount.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each pitfall of identities in a real cloud is a rule of the simulated one. */
class IdentityPitfallsTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String ROLE = "arn:aws:iam::123456789012:role/Deploy";

    private final TestAccount account = new TestAccount().record("s3", "ListBuckets", "null", "null");

    @Test
    void anInactiveKeyDoesNotEndSessionsMadeWithIt() {
        SimulatedCloud cloud = account.cloud();
        String session = call(cloud, KEY, "sts", "GetSessionToken").newKeyId();
        execute(cloud, new Containment.DeactivateKey(KEY));
        assertThat(call(cloud, KEY, "s3", "ListBuckets").errorCode()).isEqualTo("AccessDenied");
        assertThat(call(cloud, session, "s3", "ListBuckets").succeeded()).isTrue();
    }

    @Test
    void suspendingAUserEndsItsOwnSessionsButNotThoseOfRolesItAssumed() {
        SimulatedCloud cloud = account.cloud();
        String own = call(cloud, KEY, "sts", "GetSessionToken").newKeyId();
        String ofRole = assume(cloud);
        ChangePlan plan = execute(cloud, new Containment.SuspendIdentity(ALICE));
        assertThat(call(cloud, own, "s3", "ListBuckets").errorCode()).isEqualTo("AccessDenied");
        assertThat(call(cloud, ofRole, "s3", "ListBuckets").succeeded()).isTrue();
        assertThat(plan.tasks()).anyMatch(task -> task.contains("Deploy"));
    }

    @Test
    void revokingRoleSessionsIsACutOffByIssueTimeInUtc() {
        SimulatedCloud cloud = account.cloud();
        String before = assume(cloud);
        account.pass(Duration.ofMinutes(5));
        execute(cloud, new Containment.RevokeSessions(ROLE, account.now()));
        String after = assume(cloud);
        assertThat(call(cloud, before, "s3", "ListBuckets").errorCode()).isEqualTo("AccessDenied");
        assertThat(call(cloud, after, "s3", "ListBuckets").succeeded()).isTrue();
        assertThat(cloud.read(ref("iam:role/Deploy#inline-policy:AWSRevokeOlderSessions")))
                .contains("2026-03-02T12:05:00Z");
    }

    @Test
    void aUserHasTwoKeysAtMost() {
        SimulatedCloud cloud = account.cloud();
        assertThat(call(cloud, KEY, "iam", "CreateAccessKey").newKeyId()).startsWith("AKIA");
        assertThat(call(cloud, KEY, "iam", "CreateAccessKey").errorCode()).isEqualTo("LimitExceededException");
    }

    @Test
    void aPolicyHasFiveVersionsAtMostSoRollingBackSetsADefaultInsteadOfMakingOne() {
        SimulatedCloud cloud = account.cloud();
        Map<String, Object> version =
                Map.of("policyArn", "arn:aws:iam::123456789012:policy/Build", "setAsDefault", "true");
        SimulatedActor alice = actor(cloud, KEY);
        String last = "";
        for (int made = 0; made < 4; made++) {
            last = alice.call("iam", "CreatePolicyVersion", version).record();
        }
        assertThat(alice.call("iam", "CreatePolicyVersion", version).errorCode())
                .isEqualTo("LimitExceededException");
        String id = last.replaceAll(".*\"eventID\":\"([^\"]+)\".*", "$1");
        ChangePlan plan = execute(cloud, new Containment.RollBack(id));
        assertThat(plan.changes()).extracting(StateChange::call).containsExactly("iam:SetDefaultPolicyVersion");
        assertThat(cloud.read(ref("iam:policy/arn:aws:iam::123456789012:policy/Build#default-version")))
                .isEqualTo("v4");
    }

    @Test
    void aDeletedLoginProfileCannotBeRestored() {
        SimulatedCloud cloud = account.record("iam", "CreateLoginProfile", "{\"userName\":\"alice\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.SuspendIdentity(ALICE));
        StateChange profile = plan.changes().get(plan.changes().size() - 1);
        assertThat(profile.target().aspect()).isEqualTo("login-profile");
        assertThat(profile.inverse()).isEmpty();
        assertThat(plan.residue()).contains("cannot be brought back");
        StateChange back = new StateChange(profile.target(), "iam:CreateLoginProfile", "", "absent", "present", "none");
        assertThatThrownBy(() -> cloud.apply(back)).isInstanceOf(CloudException.Unsupported.class);
    }

    @Test
    void aSessionFromBeforeTheSuspensionStaysDeadWhenAccessIsGivenBack() {
        SimulatedCloud cloud = account.cloud();
        String stolen = call(cloud, KEY, "sts", "GetSessionToken").newKeyId();
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        account.pass(Duration.ofHours(1));
        execute(cloud, new Recovery.RestoreAccess(ALICE));
        assertThat(cloud.read(ref("iam:user/alice#inline-policy:IncidentResponseDenyAll")))
                .isEqualTo("absent");
        assertThat(call(cloud, stolen, "s3", "ListBuckets").errorCode()).isEqualTo("AccessDenied");
    }

    @Test
    void theNumberOfADeletedPolicyVersionIsNotGivenAgain() {
        SimulatedCloud cloud = account.cloud();
        String arn = "arn:aws:iam::123456789012:policy/Build";
        SimulatedActor alice = actor(cloud, KEY);
        alice.call("iam", "CreatePolicyVersion", Map.of("policyArn", arn));
        alice.call("iam", "DeletePolicyVersion", Map.of("policyArn", arn, "versionId", "v2"));
        alice.call("iam", "CreatePolicyVersion", Map.of("policyArn", arn, "setAsDefault", "true"));
        assertThat(cloud.read(ref("iam:policy/" + arn + "#default-version"))).isEqualTo("v3");
    }

    @Test
    void aServiceLinkedRoleCannotBeRevoked() {
        String role = "arn:aws:iam::123456789012:role/aws-service-role/x/AWSServiceRoleForBatch";
        SimulatedCloud cloud = account.record("iam", "GetRole", "{\"roleName\":\"AWSServiceRoleForBatch\"}", "null")
                .record("sts", "AssumeRole", "{\"roleArn\":\"" + role + "\"}", "null")
                .cloud();
        assertThatThrownBy(() -> cloud.plan(new Containment.RevokeSessions(role, account.now())))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("UnmodifiableEntity");
    }

    @Test
    void aPasswordThatAnotherSetIsATaskSinceNoCallBringsTheOldOneBack() {
        SimulatedCloud cloud = account.record("iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null")
                .cloud();
        ChangePlan plan = cloud.plan(new Containment.RollBack("e-2"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).singleElement().asString().contains("password of bob");
    }

    private static String assume(SimulatedCloud cloud) {
        return actor(cloud, KEY)
                .call("sts", "AssumeRole", Map.of("roleArn", ROLE, "roleSessionName", "work"))
                .newKeyId();
    }

    private static SimulatedResponse call(SimulatedCloud cloud, String key, String service, String action) {
        return actor(cloud, key).call(service, action, Map.of());
    }

    private static SimulatedActor actor(SimulatedCloud cloud, String key) {
        return cloud.actAs(key, "198.51.100.7", "aws-cli/2.15.0");
    }
}
