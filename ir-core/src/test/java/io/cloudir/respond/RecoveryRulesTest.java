package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When each kind of change that brings something back is proposed, and what becomes of all that is. */
class RecoveryRulesTest extends ProposalScene {
    // Recovery

    @Test
    void aSuspectThatMayDoMoreThanItDidKeepsWhatItUsed() {
        before("s3", "ListBuckets", "null", "null");
        before(
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"mallory\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
        deed("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null");

        Proposal least = only(recover(), Recovery.LeastPrivilege.class);

        Instant began = records.get(2).time();
        assertThat(least.request())
                .isEqualTo(Recovery.LeastPrivilege.of(
                        Exercise.MALLORY, new TimeRange(began.minus(Duration.ofDays(90)), began.minusNanos(1))));
        assertThat(least.reason()).contains("was used for 2 permissions").contains("may do more, such as *");
    }

    @Test
    void aSuspectThatNobodyUsedBeforeIsNotReduced() {
        deed("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null");

        assertThat(requests(recover())).noneMatch(Recovery.LeastPrivilege.class::isInstance);
    }

    @Test
    void objectsThatSuspectsDeletedComeBackFromTheFolderThatTheyHaveInCommon() {
        before(
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        deed("s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"reports/march/1\"}", "null");
        deed("s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"reports/may/2\"}", "null");

        Proposals proposals = recover();

        assertThat(only(proposals, Recovery.RestoreObjects.class).request())
                .isEqualTo(new Recovery.RestoreObjects(
                        "data", "reports/", records.get(1).time()));
        assertThat(proposals.leftOut()).noneMatch(left -> left.target().id().equals("data"));
    }

    @Test
    void aLoneObjectIsLeftToPeopleForOthersHaveNamesThatBeginTheSame() {
        before(
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        deed("s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"logs/1\"}", "null");

        Proposals proposals = recover();

        assertThat(requests(proposals)).noneMatch(Recovery.RestoreObjects.class::isInstance);
        assertThat(proposals.leftOut())
                .anyMatch(left -> left.task().startsWith("Bring object logs/1 of bucket data back"));
    }

    @Test
    void objectsOfABucketWithoutVersionsAreLeftToPeople() {
        deed("s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"reports/1\"}", "null");

        Proposals proposals = recover();

        assertThat(requests(proposals)).noneMatch(Recovery.RestoreObjects.class::isInstance);
        assertThat(proposals.leftOut()).anyMatch(left -> left.target().id().equals("data"));
    }

    @Test
    void aToolkitOfThePlanIsSetUpBesideTheFirstIsolatedHostBeforeThatIsReplaced() {
        deed("ec2", "RunInstances", "null", started("i-9"));
        Exercise exercise = exercise();
        ActionPlan isolated = exercise.approved(new Containment.IsolateHost("i-9", "case"));
        exercise.runner().execute(exercise.id, isolated.actionId(), Exercise.COMMANDER);

        Proposals proposals = Proposals.recovery(
                exercise.facts(),
                Circumstances.ask(exercise.cloud, exercise.facts(), plan, exercise.settings()),
                plan.safeguards());

        assertThat(requests(proposals))
                .containsSubsequence(
                        new Recovery.DeployToolkit(
                                "forensic-image",
                                "arn:aws:ec2:eu-west-3::image/ami-0123456789abcdef0",
                                Entity.of(EntityType.HOST, "i-9"),
                                exercise.id.value()),
                        new Recovery.RebuildHost("i-9", records.get(0).time()));
        assertThat(only(proposals, Recovery.DeployToolkit.class).records()).containsExactly("e-1");
    }

    @Test
    void noToolkitIsSetUpWhereNoHostIsIsolated() {
        deed("ec2", "RunInstances", "null", started("i-9"));

        assertThat(requests(recover())).noneMatch(Recovery.DeployToolkit.class::isInstance);
    }

    @Test
    void whatIsProposedCanBePlannedExecutedAndReadBackOneAfterTheOther() {
        plan = planWith("arn:aws:lambda:*:123456789012:function:payments-*", Exercise.MALLORY);
        before("iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null");
        before(
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"mallory\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
        before(
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        before("s3", "PutObject", "{\"bucketName\":\"data\",\"key\":\"a/1\"}", "{\"x-amz-version-id\":\"v1\"}");
        add(in("eu-north-1", Exercise.record(5, "ec2", "RunInstances", "null", started("i-9"))));
        deed("iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null");
        deed("iam", "DeactivateMFADevice", "{\"userName\":\"bob\"}", "null");
        deed(
                "rds",
                "ModifyDBInstance",
                "{\"dBInstanceIdentifier\":\"ledger\",\"masterUserPassword\":\"****\"}",
                "null");
        deed("s3", "PutObject", "{\"bucketName\":\"data\",\"key\":\"a/1\"}", "{\"x-amz-version-id\":\"v2\"}");
        deed("s3", "PutObject", "{\"bucketName\":\"data\",\"key\":\"a/2\"}", "{\"x-amz-version-id\":\"v3\"}");
        Exercise exercise = exercise();

        List<String> done = new ArrayList<>();
        carryOut(contain(exercise), exercise, done);
        carryOut(
                Proposals.recovery(
                        exercise.facts(),
                        Circumstances.ask(exercise.cloud, exercise.facts(), plan, exercise.settings()),
                        plan.safeguards()),
                exercise,
                done);

        assertThat(done)
                .contains(
                        "rotate-key",
                        "reset-password",
                        "enforce-mfa",
                        "stop-service",
                        "block-region",
                        "restore-objects",
                        "least-privilege",
                        "deploy-toolkit");
        assertThat(exercise.secrets).hasSize(3);
    }

    private void carryOut(Proposals proposals, Exercise exercise, List<String> done) {
        for (Proposal proposal : proposals.proposals()) {
            PlanAnswer answer = new Planning(exercise.cloud, plan.safeguards(), exercise.evidence)
                    .plan(exercise.incident(), proposal, exercise.clock.instant());
            if (answer instanceof PlanAnswer.Planned planned && !planned.plan().isEmpty()) {
                ActionPlan approved = exercise.approved(proposal.request());
                ActionResult result = exercise.runner().execute(exercise.id, approved.actionId(), Exercise.COMMANDER);
                assertThat(result.isDone()).as(proposal + ": " + result.text()).isTrue();
                assertThat(exercise.runner()
                                .verify(exercise.id, approved.actionId(), Exercise.COMMANDER, Duration.ZERO))
                        .as(proposal.toString())
                        .isEmpty();
                done.add(proposal.request().type());
            }
        }
    }
}
