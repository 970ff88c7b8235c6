package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is contained is looked at more closely than by any rule. */
class VigilanceTest {
    private static final Entity KEY = Entity.of(EntityType.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE");

    private final Scene scene = new Scene();
    private IncidentId id = IncidentId.derivedFrom("none");

    @BeforeEach
    void anIncidentThatIsContainedAndWatched() {
        scene.response.place(Scene.signal("s", Scene.USER, Severity.HIGH, 0));
        id = scene.only().id();
        scene.fact(id, new FindingRecorded("f", "created-identities", "A key was made.", List.of(KEY), List.of()));
        scene.move(id, Phase.DETECTED, Phase.MITIGATING);
        execute("suspend", "suspend-identity", Scene.USER);
        execute("deactivate", "deactivate-key", KEY);
        scene.move(id, Phase.MITIGATING, Phase.RECOVERING);
        scene.fact(id, new WatchStarted(scene.clock.instant().plus(Duration.ofDays(14))));
        scene.response.runDue(scene.clock.instant());
    }

    private void execute(String actionId, String type, Entity target) {
        scene.fact(
                id,
                new ActionPlanned(
                        actionId,
                        type,
                        Purpose.CONTAIN,
                        target,
                        Digest.ofText(actionId),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        "why"));
        scene.fact(id, new StepStarted(actionId, 0, false, "before"));
        scene.fact(id, new StepFinished(actionId, 0, false, true, "done"));
        scene.fact(id, new ActionExecuted(actionId));
    }

    /** A harmless call, which no shipped rule knows. */
    private Activity call(String recordId, Entity user, String key, String error, Duration later) {
        String json = """
                {"eventVersion":"1.08","eventID":"%s","eventTime":"%s","eventSource":"s3.amazonaws.com",\
                "eventName":"GetBucketTagging","awsRegion":"us-east-1","recipientAccountId":"123456789012",%s\
                "userIdentity":{"type":"IAMUser","userName":"u","arn":"%s","accessKeyId":"%s"}}""".formatted(
                        recordId,
                        Instant.ofEpochSecond(scene.clock.instant().plus(later).getEpochSecond()),
                        error.isEmpty() ? "" : "\"errorCode\":\"" + error + "\",",
                        user.id(),
                        key);
        return Scene.parse(List.of(json)).get(0);
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String OTHER_KEY = "AKIAI44QH8DHBEXAMPLE";

    private List<String> signals() {
        return scene.only().detection().signals().stream()
                .map(it -> it.event().ruleId())
                .toList();
    }

    @Test
    void anySuccessfulCallOfASuspendedIdentityReopensItsIncident() {
        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "", HOUR));

        Incident reopened = scene.only();
        assertThat(reopened.phase()).isEqualTo(Phase.INVESTIGATING);
        SignalAttached signal = reopened.detection().signals().get(1).event();
        assertThat(signal.ruleId()).isEqualTo("contained-entity-acts");
        assertThat(signal.explanation()).contains("was contained, and after that called GetBucketTagging with success");
        assertThat(signal.records()).extracting(it -> it.id()).containsExactly("r1");
    }

    @Test
    void soDoesACallByADeactivatedKeyWhoeverUsesIt() {
        scene.response.ingest(call("r1", Scene.OTHER, KEY.id(), "", HOUR));

        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");
    }

    @Test
    void itIsToldOnceForEachContainment() {
        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "", HOUR));
        scene.response.ingest(call("r2", Scene.USER, OTHER_KEY, "", HOUR.plusSeconds(1)));

        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");
    }

    @Test
    void whatWasDeniedShowsThatContainmentHolds() {
        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "AccessDenied", HOUR));

        assertThat(signals()).containsExactly("rule-s");
        assertThat(scene.only().phase()).isEqualTo(Phase.RECOVERING);
    }

    @Test
    void whatCameBeforeTheChangeWasTakenUpShowsNothing() {
        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "", Duration.ofMinutes(-1)));
        scene.response.ingest(call("r2", Scene.USER, OTHER_KEY, "", Duration.ofMinutes(4)));

        assertThat(signals()).containsExactly("rule-s");
    }

    @Test
    void readingBackLaterMakesAContainmentNoYoungerAndTellsItNotAgain() {
        Activity early = call("r1", Scene.USER, OTHER_KEY, "", Duration.ofMinutes(7));
        scene.clock.passes(Duration.ofMinutes(10));
        scene.fact(id, new ActionVerified("suspend", true, "holds"));
        scene.response.runDue(scene.clock.instant());

        scene.response.ingest(early);
        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");

        scene.fact(id, new ActionVerified("suspend", true, "holds"));
        scene.response.runDue(scene.clock.instant());
        scene.response.ingest(call("r2", Scene.USER, OTHER_KEY, "", HOUR));
        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");
    }

    @Test
    void whoeverWasGivenBackIsLookedAtLikeAnybodyElse() {
        scene.fact(id, new ActionReleased("suspend", "given back"));
        scene.response.runDue(scene.clock.instant());

        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "", HOUR));
        scene.response.ingest(call("r2", Scene.OTHER, OTHER_KEY, "", HOUR));

        assertThat(signals()).containsExactly("rule-s");
    }

    @Test
    void whoseAccessWasRestoredIsLookedAtLikeAnybodyElse() {
        scene.clock.passes(Duration.ofMinutes(1));
        execute("restore", "restore-access", Scene.USER);
        scene.response.runDue(scene.clock.instant());

        scene.response.ingest(call("r1", Scene.USER, OTHER_KEY, "", HOUR));

        assertThat(signals()).containsExactly("rule-s");
    }

    @Test
    void anotherNodeLooksOutTooFromItsFirstRecordOn() {
        IncidentResponse other = scene.node("two");

        other.ingest(call("r1", Scene.USER, OTHER_KEY, "", HOUR));

        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");
    }

    private void failToSignIn(Entity user, int times, Duration later) {
        for (int at = 0; at < times; at++) {
            Instant time = Instant.ofEpochSecond(
                    scene.clock.instant().plus(later).plusSeconds(at).getEpochSecond());
            scene.response.ingest(Scene.parse(List.of("""
                    {"eventVersion":"1.08","eventID":"%s-%d","eventTime":"%s","eventSource":"signin.amazonaws.com",\
                    "eventName":"ConsoleLogin","awsRegion":"us-east-1","recipientAccountId":"123456789012",\
                    "responseElements":{"ConsoleLogin":"Failure"},"errorMessage":"Failed authentication",\
                    "userIdentity":{"type":"IAMUser","userName":"u","arn":"%s"}}""".formatted(user.id(), at, time, user.id())))
                    .get(0));
        }
        scene.response.flush();
    }

    /** The rule takes more than ten failures; the example plan has thresholds halved during a watch. */
    @Test
    void whileAnIncidentIsWatchedFewerHitsOfItsIdentitiesFireARuleAndReopenIt() {
        scene.clock.passes(HOUR);
        failToSignIn(Scene.USER, 5, Duration.ofMinutes(-30));
        assertThat(signals()).containsExactly("rule-s");

        failToSignIn(Scene.USER, 6, Duration.ofMinutes(-20));

        Incident reopened = scene.only();
        assertThat(reopened.phase()).isEqualTo(Phase.INVESTIGATING);
        assertThat(reopened.detection().signals().get(1).event().explanation())
                .contains("more than 10 is unusual, and more than 5 of whoever is watched");
    }

    @Test
    void whoeverIsNotWatchedIsLookedAtAsTheRulesSay() {
        scene.clock.passes(HOUR);
        failToSignIn(Scene.OTHER, 10, Duration.ofMinutes(-30));

        assertThat(scene.response.incidents()).hasSize(1);
        assertThat(signals()).containsExactly("rule-s");
    }

    @Test
    void onceTheWatchIsOverTheThresholdsAreTheRulesOwn() {
        scene.clock.passes(Duration.ofDays(15));
        scene.response.runDue(scene.clock.instant());
        failToSignIn(Scene.USER, 10, Duration.ofMinutes(-30));

        assertThat(signals()).containsExactly("rule-s");
    }

    @Test
    void afterARestartAnIncidentThatWasClosedWithinItsWatchIsStillLookedOutFor() {
        scene.move(id, Phase.RECOVERING, Phase.CLOSED);
        IncidentResponse restarted = scene.node("two");

        restarted.ingest(call("r1", Scene.OTHER, KEY.id(), "", HOUR));

        assertThat(signals()).containsExactly("rule-s", "contained-entity-acts");
    }
}
