package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ProtectedResource;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.Safeguards;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no action touches. */
class GuardTest {
    private static final String APP = "arn:aws:iam::123456789012:role/app";

    private final Exercise exercise = new Exercise(List.of(
            Exercise.record(1, "sts", "AssumeRole", "{\"roleArn\":\"" + APP + "\",\"roleSessionName\":\"s\"}", "null"),
            Exercise.record(2, "iam", "CreateUser", "{\"userName\":\"emergency\"}", "null")));

    private PlanAnswer plan(String responder, ChangeRequest request) {
        ForwardingCloud cloud = new ForwardingCloud(exercise.cloud) {
            @Override
            public String responder() {
                return responder;
            }
        };
        return new Planning(cloud, exercise.plan.safeguards(), exercise.evidence)
                .plan(exercise.incident(), new Proposal(request, "the test wants it", List.of()), Exercise.NOON);
    }

    @Test
    void theIdentityThatTheAdapterActsAsIsNeverChanged() {
        ChangeRequest revoke = new Containment.RevokeSessions(APP, Exercise.NOON);
        assertThat(plan("arn:aws:iam::123456789012:role/somebody-else", revoke)).isInstanceOf(PlanAnswer.Planned.class);
        assertThat(plan(APP, revoke))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason()).contains("the responder acts as now"));
    }

    @Test
    void aKeyOfTheIdentityThatTheAdapterActsAsIsNeverTurnedOff() {
        assertThat(plan(Exercise.MALLORY, new Containment.DeactivateKey(Exercise.KEY)))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason()).contains("the responder acts as now"));
    }

    @Test
    void whatIsProtectedByTheExactNameOfARegionIsLeftAlone() {
        Safeguards safeguards = new Safeguards(
                List.of(new ProtectedResource(
                        new ResourcePattern("arn:aws:ec2:eu-west-1:123456789012:instance/i-1"),
                        "it is the front door")),
                List.of(),
                List.of(),
                50);
        Exercise hosts = new Exercise(List.of(
                Exercise.record(1, "ec2", "RunInstances", "null", ProposalScene.started("i-1")),
                Exercise.record(2, "ec2", "RunInstances", "null", ProposalScene.started("i-2"))));
        Planning planning = new Planning(hosts.cloud, safeguards, hosts.evidence);

        assertThat(planning.plan(hosts.incident(), isolation("i-2"), Exercise.NOON))
                .isInstanceOf(PlanAnswer.Planned.class);
        assertThat(planning.plan(hosts.incident(), isolation("i-1"), Exercise.NOON))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason()).contains("i-1 is protected", "it is the front door"));
    }

    private static Proposal isolation(String host) {
        return new Proposal(new Containment.IsolateHost(host, "ir-case"), "the test wants it", List.of());
    }

    @Test
    void anIdentityKeptForEmergenciesIsNamedWhereARequestForAllWouldReachIt() {
        String emergency = "arn:aws:iam::123456789012:user/emergency";
        Safeguards safeguards = new Safeguards(List.of(), List.of(new ResourcePattern(emergency)), List.of(), 50);
        Planning planning = new Planning(exercise.cloud, safeguards, exercise.evidence);
        Containment.EnforceMfa everybody = Containment.EnforceMfa.everywhere(Exercise.ACCOUNT);

        assertThat(planning.plan(
                        exercise.incident(), new Proposal(everybody, "the test wants it", List.of()), Exercise.NOON))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason()).contains("emergency is protected"));
        assertThat(planning.plan(
                        exercise.incident(),
                        new Proposal(everybody.except(List.of(emergency)), "the test wants it", List.of()),
                        Exercise.NOON))
                .isInstanceOf(PlanAnswer.Planned.class);
    }

    @Test
    void whatBecomesProtectedWhileEvidenceIsTakenIsLeftAlone() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        boolean[] taken = {false};
        ForwardingCloud cloud = new ForwardingCloud(exercise.cloud) {
            @Override
            public Capture capture(EvidenceRequest request) {
                taken[0] = true;
                exercise.pass(Duration.ofMinutes(1));
                return super.capture(request);
            }

            @Override
            public String responder() {
                return taken[0] ? Exercise.MALLORY : super.responder();
            }
        };

        assertThat(exercise.runner(cloud, exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text()).contains("the responder acts as now"));
        assertThat(exercise.action(plan.actionId()).steps()).isEmpty();
        assertThat(exercise.incident().response().claims()).isEmpty();
    }

    @Test
    void aProtectedAddressIsProtectedHoweverThePlanAndTheRequestWriteIt() {
        assertThat(new ResourcePattern("2001:DB8:0:0::1").covers("2001:db8::1")).isTrue();
        assertThat(new ResourcePattern("203.0.113.120").covers("::ffff:cb00:7178"))
                .isTrue();
        assertThat(new ResourcePattern("203.0.113.120").covers("203.0.113.121")).isFalse();
    }

    @Test
    void aProtectedAddressIsNotTurnedAwayInFrontOfAnApplication() {
        Safeguards safeguards = new Safeguards(
                List.of(new ProtectedResource(new ResourcePattern("203.0.113.120"), "the office")),
                List.of(),
                List.of(),
                25);
        ActionPlan plan = new ActionPlan(
                IncidentId.derivedFrom("guard"),
                "screen-application-1",
                "screen-application",
                Purpose.CONTAIN,
                Entity.of(EntityType.RESOURCE, "shop"),
                List.of(StateChange.reversible(
                        new StateRef("wafv2:web-acl", "shop", "block:203.0.113.120/32"),
                        "wafv2:UpdateIPSet",
                        "wafv2:UpdateIPSet",
                        StateRef.ABSENT,
                        "blocked")),
                List.of(),
                List.of(),
                "a test");

        assertThat(new Guard(safeguards, new CloudAccount(Cloud.AWS, Exercise.ACCOUNT)).objections(plan))
                .singleElement()
                .asString()
                .contains("the office");
    }
}
