package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Asked;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.TimeRange;
import io.cloudir.respond.json.PlanJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan says exactly what would change; an approval and a journal rest on its digest. */
class ActionPlanTest {
    private final Exercise exercise = new Exercise(List.of(
            Exercise.record(1, "iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null"),
            Exercise.record(2, "s3", "ListBuckets", "null", "null")));

    @Test
    void theDryRunShowsEachChangeBeforeAndAfterAndSaysInItsFirstLineWhatCannotBeUndone() {
        String reversible =
                exercise.plan(new Containment.DeactivateKey(Exercise.KEY)).toText();
        assertThat(reversible)
                .startsWith("REVERSIBLE: deactivate-key of " + Exercise.KEY)
                .contains("    - Active\n    + Inactive\n");

        assertThat(exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY))
                        .toText())
                .startsWith("IRREVERSIBLE: suspend-identity of " + Exercise.MALLORY)
                .contains("stays: ")
                .contains("(undo: none)");
    }

    @Test
    void hostileTextStaysOnOneLine() {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        ActionPlan hostile = new ActionPlan(
                plan.incident(),
                plan.actionId(),
                plan.type(),
                plan.purpose(),
                plan.target(),
                plan.changes(),
                List.of("do\nREVERSIBLE: nothing \u001b[31m\u202e"),
                List.of(),
                "why");
        assertThat(hostile.toText().lines()).noneMatch(line -> line.startsWith("REVERSIBLE: nothing"));
        assertThat(hostile.toText()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void everyPartOfAPlanIsInItsDigest() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(List.of(
                        plan,
                        copy(plan, plan.incident(), "other", plan.tasks(), plan.evidenceAtRisk()),
                        copy(plan, IncidentId.derivedFrom("x"), plan.why(), plan.tasks(), plan.evidenceAtRisk()),
                        copy(plan, plan.incident(), plan.why(), List.of("a", "b"), List.of()),
                        copy(plan, plan.incident(), plan.why(), List.of("a"), List.of("b")),
                        copy(plan, plan.incident(), plan.why(), List.of("ab"), List.of())))
                .extracting(ActionPlan::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void theIdIsTheSameForTheSameRequestAndAnotherForAnother() {
        IncidentId id = exercise.id;
        Containment cutOff = new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON);
        assertThat(ActionPlan.idOf(id, cutOff))
                .isEqualTo(ActionPlan.idOf(id, new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON)))
                .isNotEqualTo(ActionPlan.idOf(
                        id, new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON.plusSeconds(1))));
    }

    @Test
    void aJournalGivesThePlanBackAndRefusesOneThatWasNotApproved() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        ActionPlanned event = exercise.action(plan.actionId()).plan().event();
        assertThat(ActionPlan.recorded(exercise.id, event)).isEqualTo(plan);

        ActionPlanned changed = new ActionPlanned(
                event.actionId(),
                event.actionType(),
                Purpose.RECOVER,
                event.target(),
                event.digest(),
                event.changes(),
                event.residue(),
                event.tasks(),
                event.evidenceAtRisk(),
                event.why());
        assertThatThrownBy(() -> ActionPlan.recorded(exercise.id, changed)).hasMessageContaining("plan it again");
    }

    @Test
    void whatIsTakenBackIsInTheJournalByItsRecordsAndBoundToTheApproval() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        List<String> many =
                IntStream.range(0, 60).mapToObj(at -> "file one:" + at).toList();
        Containment.RollBack request = new Containment.RollBack(many);
        ActionPlan rollBack = ActionPlan.of(
                exercise.id,
                new Proposal(request, "take it back", List.of()),
                exercise.cloud.account(),
                ChangePlan.of(request, plan.changes(), List.of(), List.of()));

        ActionPlanned event = rollBack.toEvent();

        assertThat(event.records()).contains(request.recordIds());
        assertThat(ActionPlan.recorded(exercise.id, event)).isEqualTo(rollBack);
        assertThatThrownBy(() -> ActionPlan.recorded(exercise.id, event.takingBack(many.subList(0, 59))))
                .hasMessageContaining("plan it again");
        assertThat(rollBack.toText())
                .startsWith("IRREVERSIBLE: roll-back of 60 records (contain)\n")
                .contains("file one:59");
    }

    @Test
    void theJsonTellsTheSame() throws IOException {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        JsonNode json = new ObjectMapper().readTree(PlanJson.of(List.of(plan), List.of()));
        JsonNode action = json.path("actions").path(0);
        assertThat(json.path("schema").asText()).isEqualTo("ir.plan/1");
        assertThat(action.path("digest").asText()).isEqualTo(plan.digest().hex());
        assertThat(action.path("reversible").asBoolean()).isFalse();
        assertThat(action.path("changes")).hasSize(plan.changes().size());
        assertThat(action.path("radius").asInt()).isEqualTo(plan.radius());
    }

    private static ActionPlan copy(
            ActionPlan plan, IncidentId incident, String why, List<String> tasks, List<String> evidence) {
        return new ActionPlan(
                incident,
                plan.actionId(),
                plan.type(),
                plan.purpose(),
                plan.target(),
                plan.changes(),
                tasks,
                evidence,
                why);
    }

    @Test
    void anotherToolkitForTheSameHostIsSomethingElseAndALaterCutOffIsNot() {
        Entity host = Entity.of(EntityType.HOST, "i-9");
        Recovery one = new Recovery.DeployToolkit("forensics", "image-1", host, "case");
        Recovery other = new Recovery.DeployToolkit("sensors", "image-2", host, "case");
        assertThat(isDone(one, one)).isTrue();
        assertThat(isDone(one, other)).isFalse();

        String role = "arn:aws:iam::123456789012:role/ops";
        assertThat(isDone(
                        new Containment.RevokeSessions(role, Exercise.NOON),
                        new Containment.RevokeSessions(role, Exercise.NOON.plusSeconds(60))))
                .isTrue();
    }

    @Test
    void aRecoveryThatTrustsLaterThanIsAskedIsNotForItAndOneThatTrustsLessIs() {
        Instant noon = Exercise.NOON;
        Instant earlier = noon.minusSeconds(60);
        List<Function<Instant, Recovery>> recoveries = List.of(
                before -> Recovery.RestoreObjects.of("data", before),
                before -> new Recovery.RestoreFromBackup("orders", before),
                before -> new Recovery.RebuildHost("i-9", before),
                before -> Recovery.LeastPrivilege.of(
                        Exercise.MALLORY, new TimeRange(before.minus(Duration.ofDays(90)), before)));
        for (Function<Instant, Recovery> recovery : recoveries) {
            Recovery early = recovery.apply(earlier);
            Recovery late = recovery.apply(noon);
            assertThat(isDone(early, late)).as("%s for %s", early, late).isTrue();
            assertThat(isDone(late, early)).as("%s for %s", late, early).isFalse();
        }
    }

    @Test
    void whatIsAskedForWithOtherParametersIsSomethingElseWhateverItsTime() {
        Instant noon = Exercise.NOON;
        Instant earlier = noon.minusSeconds(60);
        TimeRange window = new TimeRange(earlier, noon);
        assertThat(isDone(new Recovery.RestoreObjects("data", "a/", earlier), Recovery.RestoreObjects.of("data", noon)))
                .isFalse();
        assertThat(isDone(
                        Recovery.LeastPrivilege.of(Exercise.MALLORY, window).keeping(List.of("s3:GetObject")),
                        Recovery.LeastPrivilege.of(Exercise.MALLORY, window)))
                .isFalse();
        assertThat(isDone(
                        Recovery.LeastPrivilege.of(Exercise.MALLORY, window),
                        Recovery.LeastPrivilege.of(Exercise.MALLORY, new TimeRange(earlier.minusSeconds(1), noon))))
                .isFalse();
        assertThat(isDone(
                        new Recovery.RestoreFromBackup("orders", earlier),
                        new Recovery.RestoreFromBackup("orders", earlier, List.of("tuesday"))))
                .isFalse();
    }

    @Test
    void whatItWasAskedForWithIsInTheJournalAndBoundToTheApproval() {
        ActionPlan plan = planned(Recovery.RestoreObjects.of("data", Exercise.NOON));
        ActionPlanned event = plan.toEvent();

        assertThat(event.asked()).contains(new Asked("", Exercise.NOON));
        assertThat(ActionPlan.recorded(exercise.id, event)).isEqualTo(plan);
        assertThatThrownBy(() -> ActionPlan.recorded(
                        exercise.id, event.askedWith(Optional.of(new Asked("", Exercise.NOON.minusSeconds(60))))))
                .hasMessageContaining("plan it again");
    }

    @Test
    void aRestorationOfWhichTheCloudNamesNoSourceIsOfUnknownAgeAndOneOfObjectsIsNot() {
        assertThat(planned(new Recovery.RebuildHost("i-9", Exercise.NOON)).isOfUnknownAge())
                .isTrue();
        assertThat(planned(new Recovery.RestoreFromBackup("orders", Exercise.NOON))
                        .isOfUnknownAge())
                .isTrue();
        assertThat(planned(Recovery.RestoreObjects.of("data", Exercise.NOON)).isOfUnknownAge())
                .isFalse();
        assertThat(planned(new Containment.SuspendIdentity(Exercise.MALLORY)).isOfUnknownAge())
                .isFalse();
    }

    private boolean isDone(ChangeRequest recorded, ChangeRequest asked) {
        return ActionPlan.isFor(exercise.id, planned(recorded).toEvent(), asked);
    }

    private ActionPlan planned(ChangeRequest request) {
        return ActionPlan.of(
                exercise.id,
                new Proposal(request, "why", List.of()),
                exercise.cloud.account(),
                ChangePlan.of(request, List.of(), List.of(), List.of()));
    }
}
