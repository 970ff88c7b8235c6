package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.Samples;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.model.Actor;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may let an action be executed, and for how long. */
class ApprovalsTest {
    private final Exercise exercise = new Exercise();
    private final Approvals approvals = new Approvals(exercise.plan, exercise.cloud.account(), true);

    private ApprovalStatus status(ActionPlan plan) {
        return approvals.status(exercise.incident(), exercise.action(plan.actionId()), exercise.clock.instant());
    }

    private ApprovalGrant grant(ActionPlan plan, Actor person, String role, String reason) {
        return approvals.grant(
                exercise.incident(),
                exercise.action(plan.actionId()),
                (Actor.Person) person,
                role,
                reason,
                Exercise.NOON);
    }

    private void askedForIt(ActionPlan plan) {
        assertThat(status(plan))
                .isInstanceOfSatisfying(
                        ApprovalStatus.Missing.class,
                        missing -> assertThat(missing.unmet()).anyMatch(text -> text.contains("asked for it")));
    }

    private void approvedBy(Actor actor, ActionPlan plan, String role) {
        exercise.append(
                actor,
                new ActionApproved(
                        plan.actionId(), plan.digest(), role, Exercise.NOON.plus(Duration.ofDays(9)), "because"));
    }

    @Test
    void whatThePlanApprovesByItselfNeedsNobodyOnASimulatedCloud() {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(status(plan)).isEqualTo(new ApprovalStatus.Approved(List.of()));
        assertThat(new Approvals(exercise.plan, exercise.cloud.account(), false)
                        .status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .as("the account is not named for automatic approval")
                .isInstanceOf(ApprovalStatus.Missing.class);
    }

    @Test
    void aSeverityThatAPersonSetMakesNothingAutomaticThatTheFactsDoNot() {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        exercise.append(Samples.assessed(Severity.LOW));
        exercise.append(Exercise.ENGINEER, Samples.overridden(Severity.HIGH));

        assertThat(status(plan)).isInstanceOf(ApprovalStatus.Missing.class);

        exercise.append(Samples.assessed(Severity.HIGH));

        assertThat(status(plan)).isEqualTo(new ApprovalStatus.Approved(List.of()));
    }

    @Test
    void aSeverityThatAPersonLoweredAsksForNoLessThanTheFactsDo() {
        exercise.append(Samples.assessed(Severity.HIGH));
        exercise.append(Exercise.ENGINEER, Samples.overridden(Severity.LOW));
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));

        assertThat(status(plan))
                .as("automatic from high on, and one person below it")
                .isInstanceOf(ApprovalStatus.Missing.class);
    }

    @Test
    void whatAPersonStatesAsFactsMakesNothingNeedLess() {
        exercise.append(Samples.assessed(Severity.LOW));
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        exercise.append(Exercise.ENGINEER, Samples.assessed(Severity.CRITICAL));

        assertThat(status(plan))
                .as("automatic from high on, and one person below it")
                .isInstanceOf(ApprovalStatus.Missing.class);

        exercise.append(Samples.assessed(Severity.CRITICAL));
        exercise.append(Exercise.ENGINEER, Samples.assessed(Severity.LOW));
        assertThat(status(plan)).isInstanceOf(ApprovalStatus.Missing.class);
    }

    @Test
    void theRulesOfEverySeverityInPlayHaveToBeMet() {
        ResponsePlan byRole = ResponsePlan.read(
                "plan.yaml",
                ResponsePlan.exampleText()
                        .replace("approval: automatic", "approval: one-person\n      approvers: [incident-commander]")
                        .replace(
                                "approvers: [incident-commander, platform-engineer]\n      expires: 2h",
                                "approvers: [platform-engineer]")
                        .getBytes(StandardCharsets.UTF_8));
        Approvals rules = new Approvals(byRole, exercise.cloud.account(), true);
        exercise.append(Samples.assessed(Severity.HIGH));
        exercise.append(Exercise.ENGINEER, Samples.overridden(Severity.LOW));
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        approvedBy(Exercise.ENGINEER, plan, "platform-engineer");

        assertThat(rules.status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .as("an engineer lowered the severity to where engineers approve")
                .isInstanceOf(ApprovalStatus.Missing.class);

        approvedBy(Exercise.COMMANDER, plan, "incident-commander");
        assertThat(rules.status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .isEqualTo(new ApprovalStatus.Approved(List.of("engineer-one", "commander-one")));
    }

    @Test
    void whatMustNotBeDoneAnyMoreIsUndoneByWhoeverMayHaveApprovedItOrAnswersForMitigation() {
        ActionPlan plan = exercise.plan(new TemporaryControl.BlockRegion("eu-west-1", Exercise.NOON.plusSeconds(60)));
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");
        Approvals never = new Approvals(ResponsePlan.example(), exercise.cloud.account(), true);
        assertThat(never.forbids(exercise.incident(), exercise.action(plan.actionId())))
                .isTrue();

        assertThat(never.objectionToRelease(exercise.incident(), exercise.action(plan.actionId()), Exercise.COMMANDER))
                .isEmpty();
        assertThat(never.objectionToRelease(
                        exercise.incident(), exercise.action(plan.actionId()), new Actor.Person("analyst-one")))
                .isPresent();
    }

    @Test
    void whoDoesNotHoldTheRoleIsToldWhoDoes() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));

        assertThat(grant(plan, new Actor.Person("analyst-one"), "incident-commander", "because"))
                .isInstanceOfSatisfying(
                        ApprovalGrant.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .singleElement()
                                .asString()
                                .contains("does not hold the role incident-commander now, but commander-one"));
    }

    @Test
    void anApprovalTakesAReason() {
        exercise.append(Samples.assessed(Severity.LOW));
        exercise.append(Exercise.ENGINEER, Samples.overridden(Severity.LOW));
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));

        assertThat(grant(plan, Exercise.COMMANDER, "incident-commander", " "))
                .isInstanceOfSatisfying(
                        ApprovalGrant.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .containsExactly("an approval takes a reason; say why it is right"));
    }

    @Test
    void oneWhoHoldsTheRoleIsEnoughWhereThePlanSaysSo() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");
        assertThat(status(plan)).isEqualTo(new ApprovalStatus.Approved(List.of("commander-one")));
    }

    @Test
    void whoPlaysInAnExerciseApprovesNothingOnARealCloudAndNeitherDoesWhomTheExerciseGaveTheRole() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        Approvals real = new Approvals(exercise.plan, exercise.cloud.account(), false);
        approvedBy(new Actor.Person("commander-one"), plan, "incident-commander");

        assertThat(status(plan)).isEqualTo(new ApprovalStatus.Approved(List.of("commander-one")));
        assertThat(real.status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .isInstanceOf(ApprovalStatus.Missing.class);

        approvedBy(new Actor.Person("commander-two"), plan, "incident-commander");
        assertThat(real.status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .isEqualTo(new ApprovalStatus.Approved(List.of("commander-two")));

        exercise.append(Exercise.COMMANDER, new RoleAssigned("incident-commander", "analyst-two"));
        approvedBy(new Actor.Person("analyst-two"), plan, "incident-commander");
        assertThat(real.status(exercise.incident(), exercise.action(plan.actionId()), Exercise.NOON))
                .isInstanceOf(ApprovalStatus.Missing.class);
    }

    @Test
    void twoPeopleAreTwo() {
        Exercise stopped = new Exercise(List.of(
                Exercise.record(1, "s3", "ListBuckets", "null", "null"),
                Exercise.record(2, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")));
        ActionPlan plan = stopped.plan(new Containment.RollBack("e-2"));
        Approvals on = new Approvals(stopped.plan, stopped.cloud.account(), true);
        stopped.approve(plan, Exercise.COMMANDER, "incident-commander");
        stopped.append(
                Exercise.COMMANDER,
                new ActionApproved(plan.actionId(), plan.digest(), "incident-commander", Exercise.NOON, "again"));

        assertThat(on.status(stopped.incident(), stopped.action(plan.actionId()), Exercise.NOON))
                .isInstanceOfSatisfying(
                        ApprovalStatus.Missing.class,
                        missing -> assertThat(missing.unmet()).anyMatch(text -> text.contains("1 more person")));
        stopped.approve(plan, Exercise.ENGINEER, "platform-engineer");
        assertThat(on.status(stopped.incident(), stopped.action(plan.actionId()), Exercise.NOON))
                .isInstanceOf(ApprovalStatus.Approved.class);
    }

    @Test
    void anApprovalLapsesWhenTheRuleSaysSoWhateverItSaysItself() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");
        exercise.pass(Duration.ofHours(2).plusSeconds(1));
        assertThat(status(plan))
                .isInstanceOfSatisfying(
                        ApprovalStatus.Missing.class,
                        missing -> assertThat(missing.unmet()).anyMatch(text -> text.contains("lapsed")));
    }

    @Test
    void automationAndStrangersDoNotApprove() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        approvedBy(Exercise.AUTOMATION, plan, "incident-commander");
        approvedBy(new Actor.Person("stranger"), plan, "incident-commander");
        approvedBy(Exercise.COMMANDER, plan, "data-protection-officer");
        assertThat(status(plan))
                .isInstanceOfSatisfying(
                        ApprovalStatus.Missing.class,
                        missing -> assertThat(missing.unmet())
                                .anyMatch(text -> text.contains("is no person"))
                                .anyMatch(text -> text.contains("stranger does not hold"))
                                .anyMatch(text -> text.contains("data-protection-officer may not approve")));
    }

    @Test
    void aRoleThatWasHandedOverInTheIncidentIsNoLongerHeld() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");
        exercise.append(Exercise.COMMANDER, new RoleAssigned("incident-commander", "commander-two"));
        assertThat(status(plan)).isInstanceOf(ApprovalStatus.Missing.class);
    }

    @Test
    void whoeverAskedForItDoesNotApproveIt() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.append(Exercise.COMMANDER, plan.toEvent());
        assertThat(grant(plan, Exercise.COMMANDER, "incident-commander", "mine"))
                .isInstanceOfSatisfying(
                        ApprovalGrant.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .singleElement()
                                .asString()
                                .contains("asked for it"));
    }

    @Test
    void whoeverAskedForItDoesNotApproveItThoughAutomationPlannedTheSameAnew() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.append(Exercise.COMMANDER, plan.toEvent());
        exercise.append(Exercise.AUTOMATION, plan.toEvent());
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");

        askedForIt(plan);
    }

    @Test
    void whoeverAskedForItDoesNotApproveItThoughSomebodyPlannedItAnewWithAnotherReason() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.append(Exercise.COMMANDER, plan.toEvent());
        ActionPlan reworded = new ActionPlan(
                plan.incident(),
                plan.actionId(),
                plan.type(),
                plan.purpose(),
                plan.target(),
                plan.changes(),
                plan.tasks(),
                plan.evidenceAtRisk(),
                plan.why() + ".");
        exercise.append(new Actor.Person("somebody"), reworded.toEvent());
        approvedBy(Exercise.COMMANDER, reworded, "incident-commander");

        askedForIt(reworded);
    }

    @Test
    void whoeverAskedForItDoesNotApproveItThoughSomebodyPlannedItWithOtherParameters() {
        ActionPlan plan = exercise.plan(Containment.EnforceMfa.of(Exercise.MALLORY));
        exercise.append(Exercise.COMMANDER, plan.toEvent());
        ActionPlan later =
                exercise.plan(Containment.EnforceMfa.of(Exercise.MALLORY).except(List.of("nobody")));

        assertThat(later.actionId()).isNotEqualTo(plan.actionId());
        assertThat(grant(later, Exercise.COMMANDER, "incident-commander", "mine"))
                .isInstanceOfSatisfying(
                        ApprovalGrant.Refused.class,
                        refused -> assertThat(refused.unmet()).anyMatch(text -> text.contains("asked for it")));
    }

    @Test
    void whoeverAskedForItByAnotherSpellingOfTheirIdDoesNotApproveIt() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.append(new Actor.Person("\uFF23ommander-One "), plan.toEvent());
        approvedBy(Exercise.COMMANDER, plan, "incident-commander");

        askedForIt(plan);
    }

    @Test
    void anApprovalOfAnEarlierPlanDoesNotCountForTheNewOne() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.approve(plan, Exercise.COMMANDER, "incident-commander");
        ActionPlan other = new ActionPlan(
                plan.incident(),
                plan.actionId(),
                plan.type(),
                plan.purpose(),
                plan.target(),
                plan.changes().subList(0, 1),
                plan.tasks(),
                plan.evidenceAtRisk(),
                plan.why());
        exercise.append(Exercise.AUTOMATION, other.toEvent());
        assertThat(status(other)).isInstanceOf(ApprovalStatus.Missing.class);
    }
}
