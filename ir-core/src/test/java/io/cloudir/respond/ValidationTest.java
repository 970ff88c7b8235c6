package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description.Relation;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedActor;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whether the response works, by what the cloud and its audit log tell afterwards. */
class ValidationTest {
    private final Exercise exercise = new Exercise(List.of(
            Exercise.record(1, "s3", "ListBuckets", "null", "null"),
            Exercise.record(2, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")));
    private static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);
    private final SimulatedActor mallory = exercise.cloud.actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2");

    private void execute(ChangeRequest request) {
        ActionPlan plan = exercise.approved(request);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(Duration.ofMinutes(5));
    }

    private Validation mitigation() {
        return new MitigationValidation(exercise.cloud, exercise.settings()).validate(exercise.incident());
    }

    private Validation restoration() {
        return new RestorationValidation(exercise.cloud, exercise.settings(), exercise.evidence)
                .validate(exercise.incident());
    }

    @Test
    void containmentIsValidWhenItHoldsAndTheActorIsOnlyDenied() {
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
        mallory.call("s3", "ListBuckets", Map.of());
        exercise.pass(Duration.ofMinutes(1));

        Validation validation = mitigation();
        assertThat(validation.failures()).isEmpty();
        assertThat(validation.toRemediations().valid()).isTrue();
        assertThat(validation.summary()).contains("made 1 call", "all of them denied");
    }

    @Test
    void anActionIsReadBackThoughALaterOneOnTheSameThingWasReleased() {
        execute(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        ActionPlan later =
                exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON.plusSeconds(60)));
        exercise.runner().execute(exercise.id, later.actionId(), Exercise.COMMANDER);
        exercise.runner().release(exercise.id, later.actionId(), Exercise.COMMANDER, "by mistake");
        exercise.pass(Duration.ofMinutes(5));
        assertThat(mitigation().summary()).contains("1 action holds");

        StateChange made = later.changes().get(0);
        exercise.cloud.apply(StateChange.reversible(
                made.target(),
                "iam:DeleteUserPolicy",
                made.call(),
                exercise.cloud.read(made.target()),
                StateRef.ABSENT));
        exercise.pass(Duration.ofMinutes(5));

        assertThat(mitigation().failures()).anyMatch(failure -> failure.contains("does not hold"));
    }

    @Test
    void containmentThatWasPlannedButIsNotInForceIsNotValid() {
        exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(mitigation().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no containment is in force"));

        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "by mistake");
        assertThat(mitigation().isValid()).isFalse();
    }

    @Test
    void whereNoContainmentWasPlannedThereIsNoneToHold() {
        assertThat(mitigation().isValid()).isTrue();
        assertThat(mitigation().summary()).contains("no containment was planned");
    }

    @Test
    void whereNothingWasContainedNoSuspectMayHaveAKeyThatWorks() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);

        assertThat(mitigation().failures())
                .containsExactly(Exercise.MALLORY + " acted against the account and is not contained: 1 key is active: "
                        + Exercise.KEY + "; contain it, or end the task that leaves it to people");
    }

    @Test
    void anotherActionThatHoldsDoesNotHideASuspectWhoseKeyWorks() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RollBack("e-2"));

        assertThat(mitigation().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains(Exercise.MALLORY, "is not contained", Exercise.KEY));
    }

    @Test
    void whatFailedOrWasReleasedContainsNobody() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RollBack("e-2"));
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        exercise.append(new ActionFailed(plan.actionId(), "access denied"));
        assertThat(mitigation().failures()).singleElement().asString().contains("is not contained");

        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(mitigation().failures()).isEmpty();
        exercise.runner()
                .release(
                        exercise.id,
                        ActionPlan.idOf(exercise.id, new Containment.SuspendIdentity(Exercise.MALLORY)),
                        Exercise.COMMANDER,
                        "by mistake");
        assertThat(mitigation().failures()).singleElement().asString().contains("is not contained");
    }

    @Test
    void aSuspectWhoseEveryKeyIsTurnedOffIsContained() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.DeactivateKey(Exercise.KEY));

        assertThat(mitigation().failures()).isEmpty();
        assertThat(mitigation().summary()).contains("mallory has no password and no active key");
    }

    @Test
    void whatIsLeftToPeopleCountsOnceAPersonHasDecidedAndIsTold() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RollBack("e-2"));
        LeftOut left = new LeftOut(
                TaskKind.RESPONSE,
                MALLORY,
                LeftOut.decide("suspend-identity", MALLORY) + " and do by hand what is needed.",
                "it is kept for emergencies");
        TaskOpened task = left.toTask("platform-engineer", Exercise.NOON);
        exercise.append(task);
        assertThat(mitigation().isValid()).isFalse();
        exercise.append(new TaskEnded(task.taskId(), true, "a program says so"));
        assertThat(mitigation().isValid()).isFalse();

        exercise.append(Exercise.ENGINEER, new TaskEnded(task.taskId(), true, "the key is watched"));
        assertThat(mitigation().failures()).isEmpty();
        assertThat(mitigation().summary())
                .contains("is not contained", "left to people", "engineer-one says: the key is watched");
    }

    @Test
    void aTaskThatSomebodyWordedLikeOneOfThoseDecidesNothing() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RollBack("e-2"));
        exercise.append(new TaskOpened(
                "my-task",
                TaskKind.RESPONSE,
                LeftOut.decide("suspend-identity", MALLORY) + ": so (because)",
                "analyst-one",
                Exercise.NOON));
        exercise.append(Exercise.ENGINEER, new TaskEnded("my-task", true, "all is well"));

        assertThat(mitigation().isValid()).isFalse();
    }

    @Test
    void whatIsLeftToPeopleIsDecidedByWhoeverMayValidate() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RollBack("e-2"));
        TaskOpened task = leftOut().toTask("platform-engineer", Exercise.NOON);
        exercise.append(task);
        exercise.append(new Actor.Person("analyst-one"), new TaskEnded(task.taskId(), true, "all is well"));

        assertThat(mitigation().isValid()).isFalse();
    }

    @Test
    void whatWasDecidedBeforeTheIncidentBeganAnewIsDecidedAnew() {
        TaskOpened first = leftOut().toTask("platform-engineer", Exercise.NOON);
        TaskOpened second = leftOut().toTask(2, "platform-engineer", Exercise.NOON);

        assertThat(second.taskId()).isNotEqualTo(first.taskId());
        assertThat(second.title()).isEqualTo(first.title());
    }

    private static LeftOut leftOut() {
        return new LeftOut(
                TaskKind.RESPONSE,
                MALLORY,
                LeftOut.decide("suspend-identity", MALLORY) + " and do by hand what is needed.",
                "it is kept for emergencies");
    }

    @Test
    void theOldKeyThatWasKeptMayBeUsedButLeavesItsUserAtLarge() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.RotateKey(Exercise.KEY, true));

        assertThat(mitigationByLog(session("n-1", Exercise.KEY, "2026-03-02T12:02:00Z", "198.51.100.9"))
                        .failures())
                .singleElement()
                .asString()
                .contains(Exercise.MALLORY + " acted against the account and is not contained", Exercise.KEY)
                .doesNotContain("still acts");
    }

    @Test
    void whoIsContainedByAWordAloneIsToldOnTheFirstPageUntilAnActionCutsThemOff() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        TaskOpened task = new LeftOut(
                        TaskKind.RESPONSE,
                        MALLORY,
                        LeftOut.decide("suspend-identity", MALLORY) + " and do by hand what is needed.",
                        "it is kept for emergencies")
                .toTask("platform-engineer", Exercise.NOON);
        exercise.append(task);
        exercise.append(Exercise.ENGINEER, new TaskEnded(task.taskId(), true, "the key is watched"));

        assertThat(ContainmentStanding.of(exercise.incident()).leftToPeople())
                .singleElement()
                .isEqualTo(new LeftToPeople(
                        MALLORY, task.taskId(), Exercise.NOON, Exercise.ENGINEER, "the key is watched"));
        assertThat(MarkdownReport.render(PostMortem.of(exercise.store.read(exercise.id, 0))))
                .contains(
                        "**Contained by word alone**, for no action cuts it off and a person ended the task that left it"
                                + " to people: principal `user/mallory` (engineer-one: the key is watched.).");

        execute(new Containment.SuspendIdentity(Exercise.MALLORY));

        assertThat(ContainmentStanding.of(exercise.incident()).leftToPeople()).isEmpty();
    }

    @Test
    void anActorWhoStillActsLeadsBackToInvestigation() {
        // The cloud is slow to enforce what it was told, so the actor gets one more call through.
        exercise.cloud.visibleAfter(Duration.ofSeconds(30));
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        exercise.pass(Duration.ofSeconds(10));
        mallory.call("iam", "CreateUser", Map.of("userName", "late"));
        exercise.pass(Duration.ofMinutes(5));

        assertThat(mitigation().reasonToGoBack())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("still acts", "CreateUser").doesNotContain("does not hold"));
    }

    @Test
    void aCallLetInBeforeTheChangeWasReadBackIsToldAndDoesNotCountForEver() {
        exercise.cloud.visibleAfter(Duration.ofSeconds(30));
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        exercise.pass(Duration.ofSeconds(10));
        mallory.call("iam", "CreateUser", Map.of("userName", "late"));
        exercise.pass(Duration.ofSeconds(40));
        readBack(plan);

        assertThat(mitigation().failures()).isEmpty();
        assertThat(mitigation().summary()).contains("denied but for 1 while the change spread, first ", "CreateUser");
    }

    @Test
    void readingBackLongAfterwardsHidesNoCallThatWasLetIn() {
        exercise.cloud.visibleAfter(Duration.ofMinutes(3));
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        exercise.pass(Duration.ofMinutes(2));
        mallory.call("iam", "CreateUser", Map.of("userName", "late"));
        exercise.pass(Duration.ofMinutes(10));
        readBack(plan);

        assertThat(mitigation().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("still acts", "CreateUser"));
    }

    /** What a role's session does, from an address, begun at a time. */
    private static String session(String name, String key, String begun, String address) {
        return ("{\"eventVersion\":\"1.08\",\"eventID\":\"%s\",\"eventTime\":\"2026-03-02T12:03:00Z\",\"eventSource\":\"s3.amazonaws.com\","
                        + "\"eventName\":\"ListBuckets\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"%s\","
                        + "\"recipientAccountId\":\"123456789012\",\"requestParameters\":null,\"responseElements\":null,"
                        + "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"mallory\",\"arn\":\"%s\",\"accountId\":\"123456789012\","
                        + "\"accessKeyId\":\"%s\",\"sessionContext\":{\"attributes\":{\"creationDate\":\"%s\"}}}}\n")
                .formatted(name, address, Exercise.MALLORY, key, begun);
    }

    private Validation mitigationByLog(String lines) {
        CloudAdapter cloud = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                return new RecordLines(lines.getBytes(StandardCharsets.UTF_8), 1, Completeness.COMPLETE);
            }
        };
        return new MitigationValidation(cloud, exercise.settings()).validate(exercise.incident());
    }

    private void suspectedAndRevoked() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 2);
        execute(new Containment.DeactivateKey(Exercise.KEY));
        execute(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
    }

    private static final String AGAIN = session("n-1", "ASIAIOSFODNN7EXAMPLE", "2026-03-02T12:07:00Z", "203.0.113.7");

    @Test
    void aSessionBegunAnewFromWhereASuspectActedThatGetsThingsDoneIsTheSuspects() {
        suspectedAndRevoked();

        assertThat(mitigationByLog(AGAIN).failures())
                .singleElement()
                .asString()
                .contains("mallory is used again by a suspect", "1 call", "203.0.113.7", "cut them off anew");
    }

    @Test
    void aSessionBegunAnewThatGetsNothingDoneIsTold() {
        suspectedAndRevoked();
        String failed = AGAIN.replace("\"eventName\"", "\"errorCode\":\"NoSuchBucket\",\"eventName\"");

        assertThat(mitigationByLog(failed).failures()).isEmpty();
        assertThat(mitigationByLog(failed).summary()).contains("is used again from where a suspect acted");
    }

    @Test
    void aSessionBegunAnewFromAnAddressThatOthersActFromIsTold() {
        exercise.records.add(CitedActivities.parse(
                        session("e-3", "AKIAI44QH8DHBEXAMPLE", "2026-03-02T09:00:00Z", "203.0.113.7")
                                .replace("mallory", "trent")
                                .getBytes(StandardCharsets.UTF_8),
                        "test")
                .get(0));
        exercise.signal(Severity.LOW, Trigger.UNUSUAL_BEHAVIOR, MALLORY, 3);
        suspectedAndRevoked();

        assertThat(mitigationByLog(AGAIN).failures()).isEmpty();
        assertThat(mitigationByLog(AGAIN).summary()).contains("and others do too", "see whose it is");
    }

    @Test
    void aSessionBegunAnewWithAKeyThatAGraveSignalIsAboutIsTheSuspects() {
        suspectedAndRevoked();
        String elsewhere = AGAIN.replace("203.0.113.7", "198.51.100.9");
        assertThat(mitigationByLog(elsewhere).failures()).isEmpty();
        exercise.signal(
                Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.ACCESS_KEY, "ASIAIOSFODNN7EXAMPLE"), 2);

        assertThat(mitigationByLog(elsewhere).failures())
                .singleElement()
                .asString()
                .contains("is used again by a suspect", "198.51.100.9");
    }

    @Test
    void aSessionThatWasCutOffAnewSinceIsOver() {
        suspectedAndRevoked();
        assertThat(mitigationByLog(AGAIN).failures()).isNotEmpty();
        execute(new Containment.RevokeSessions(Exercise.MALLORY, exercise.clock.instant()));

        assertThat(mitigationByLog(AGAIN).failures()).isEmpty();
    }

    @Test
    void aSessionBegunAnewFromElsewhereIsTold() {
        suspectedAndRevoked();

        Validation validation =
                mitigationByLog(session("n-1", "ASIAIOSFODNN7EXAMPLE", "2026-03-02T12:07:00Z", "198.51.100.9"));
        assertThat(validation.failures()).isEmpty();
        assertThat(validation.summary()).contains("sessions that were begun after", "198.51.100.9; see whose they are");
    }

    @Test
    void aKeyThatLastsIsNoSessionThatWasToBeCutOff() {
        suspectedAndRevoked();

        assertThat(mitigationByLog(session("n-1", "AKIAI44QH8DHBEXAMPLE", "2026-03-02T09:00:00Z", "198.51.100.9"))
                        .failures())
                .isEmpty();
    }

    @Test
    void whoseAccessWasRestoredMayActAgain() {
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
        execute(new Recovery.RestoreAccess(Exercise.MALLORY));

        assertThat(mitigationByLog(session("n-1", "AKIAI44QH8DHBEXAMPLE", "2026-03-02T12:06:00Z", "198.51.100.9"))
                        .failures())
                .isEmpty();
    }

    @Test
    void aKeyThatWasReplacedMayNotBeUsedAndItsSuccessorMay() {
        execute(new Containment.RotateKey(Exercise.KEY));
        String successor = "AKIAI44QH8DHBEXAMPLE";

        assertThat(mitigationByLog(session("n-1", successor, "2026-03-02T12:02:00Z", "198.51.100.9"))
                        .failures())
                .isEmpty();
        assertThat(mitigationByLog(session("n-1", Exercise.KEY, "2026-03-02T12:02:00Z", "198.51.100.9"))
                        .failures())
                .singleElement()
                .asString()
                .contains(Exercise.KEY + " still acts: 1 call");
    }

    @Test
    void linesOfTheLogThatCannotBeReadLeaveOpenWhoActed() {
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));

        Validation validation = mitigationByLog("{\"broken\"\n");
        assertThat(validation.isValid()).isFalse();
        assertThat(validation.reasonToGoBack()).isEmpty();
        assertThat(validation.unanswered()).singleElement().asString().contains("1 line", "cannot be read");
    }

    @Test
    void aLookBeforeAChangeHasTakenHoldSaysWhenToLookAgain() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);

        assertThat(mitigation().isValid()).isFalse();
        assertThat(mitigation().unanswered()).singleElement().asString().contains("too early", "look again after 2026");
        exercise.pass(Duration.ofMinutes(2));
        assertThat(mitigation().unanswered()).isEmpty();
        assertThat(mitigation().summary()).contains("by what the audit log had delivered at 2026");
    }

    private void readBack(ActionPlan plan) {
        assertThat(exercise.runner().verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO))
                .isEmpty();
        exercise.pass(Duration.ofSeconds(40));
    }

    @Test
    void whatSomebodyTookBackLeadsBackToInvestigation() {
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.plan(new Recovery.RestoreAccess(Exercise.MALLORY)).changes().forEach(exercise.cloud::apply);

        assertThat(mitigation().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("does not hold"));
    }

    @Test
    void anActionThatStoppedHalfWayIsNotValid() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.cloud.withoutPermission("iam:UpdateAccessKey");
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOf(ActionResult.Failed.class);

        assertThat(mitigation().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("begun and not finished"));
    }

    @Test
    void restorationIsNotValidWhileTheTrailIsOff() {
        assertThat(restoration().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("audit-trail:main is not restored"));

        execute(new Containment.RollBack("e-2"));
        assertThat(restoration().failures()).isEmpty();
        assertThat(restoration().toRestorations().valid()).isTrue();
    }

    @Test
    void anOldKeyThatIsActiveAgainIsNotAccepted() {
        execute(new Containment.RollBack("e-2"));
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(restoration().failures()).isEmpty();

        exercise.runner()
                .release(
                        exercise.id,
                        ActionPlan.idOf(exercise.id, new Containment.SuspendIdentity(Exercise.MALLORY)),
                        Exercise.COMMANDER,
                        "the owner is back");
        assertThat(restoration().reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains(Exercise.KEY));
    }

    private Exercise rebuilt() {
        Exercise host = new Exercise(List.of(Exercise.record(
                1,
                "ec2",
                "RunInstances",
                "null",
                "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0abc\",\"imageId\":\"ami-1\"}]}}")));
        ActionPlan plan = host.approved(new Recovery.RebuildHost("i-0abc", Exercise.NOON));
        assertThat(host.runner().execute(host.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        host.pass(Duration.ofMinutes(5));
        return host;
    }

    private static Validation restoration(Exercise host, CloudAdapter cloud) {
        return new RestorationValidation(cloud, host.settings(), host.evidence).validate(host.incident());
    }

    private static CloudAdapter telling(Exercise host, UnaryOperator<HostDetail> change) {
        return new ForwardingCloud(host.cloud) {
            @Override
            public HostDetail host(HostRequest request) {
                return change.apply(super.host(request));
            }
        };
    }

    private static String newHost(Exercise host) {
        return host.cloud.describe(DescribeRequest.of(Entity.of(EntityType.HOST, "i-0abc"))).relations().stream()
                .filter(relation -> relation.kind().equals(Relation.REPLACED_BY))
                .map(relation -> relation.to().id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRebuiltHostThatIsPatchedAndWatchedMayBeUsed() {
        Exercise host = rebuilt();

        assertThat(restoration(host, host.cloud).failures()).isEmpty();
        assertThat(restoration(host, host.cloud).summary())
                .contains("host " + newHost(host) + " is new, its agent reports, it lacks no patch");
    }

    @Test
    void aRebuiltHostThatLacksAPatchIsNotAccepted() {
        Exercise host = rebuilt();
        host.cloud
                .actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2")
                .call(
                        "ssm",
                        "PutComplianceItems",
                        Map.of(
                                "resourceId",
                                newHost(host),
                                "complianceType",
                                "Patch",
                                "items",
                                List.of(Map.of("title", "KB5005033", "status", "NON_COMPLIANT"))));

        assertThat(restoration(host, host.cloud).reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("it lacks KB5005033; patch it"));
    }

    @Test
    void aRebuiltHostWithoutAnAgentIsNotAccepted() {
        Exercise host = rebuilt();

        for (HostDetail.Agent state :
                List.of(HostDetail.Agent.NONE, HostDetail.Agent.SILENT, HostDetail.Agent.UNKNOWN)) {
            CloudAdapter cloud = telling(host, detail -> detail.agent(state, Optional.empty(), ""));
            assertThat(restoration(host, cloud).failures())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).contains(newHost(host), "agent"));
        }
    }

    @Test
    void aRebuiltHostWhosePatchesNobodyLookedAtIsNotAccepted() {
        Exercise host = rebuilt();
        CloudAdapter cloud = telling(host, detail -> detail.patches(HostDetail.Patches.UNKNOWN, List.of()));

        assertThat(restoration(host, cloud).failures())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("nobody looked at its patches"));
    }

    @Test
    void aHostThatWasThereBeforeIsNoRebuiltOne() {
        Exercise host = rebuilt();
        CloudAdapter cloud = telling(host, detail -> detail.from("", "", Optional.of(Exercise.NOON.minusSeconds(1))));

        assertThat(restoration(host, cloud).failures())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("before it was planned to be rebuilt"));
    }

    @Test
    void aRebuiltHostThatEverybodyReachesBeforeItIsValidatedIsNotAccepted() {
        Exercise host = rebuilt();
        host.cloud
                .actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2")
                .call(
                        "ec2",
                        "AuthorizeSecurityGroupIngress",
                        Map.of(
                                "groupId",
                                "default",
                                "ipPermissions",
                                Map.of(
                                        "items",
                                        List.of(Map.of(
                                                "ipProtocol",
                                                "tcp",
                                                "fromPort",
                                                22,
                                                "toPort",
                                                22,
                                                "ipRanges",
                                                Map.of("items", List.of(Map.of("cidrIp", "0.0.0.0/0"))))))));

        assertThat(restoration(host, host.cloud).reasonToGoBack())
                .hasValueSatisfying(reason -> assertThat(reason).contains("everybody reaches it by tcp/22-22"));
    }
}
