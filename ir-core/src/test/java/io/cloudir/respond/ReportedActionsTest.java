package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first page of the report says of actions that people must not forget. */
class ReportedActionsTest {
    private final Exercise exercise = new Exercise();

    private String report() {
        return MarkdownReport.render(PostMortem.of(exercise.store.read(exercise.id, 0)));
    }

    @Test
    void anActionThatOneOfTwoApprovedIsStillADecisionWanted() {
        ActionPlan planned = exercise.plan(new Recovery.RestoreAccess(Exercise.MALLORY));
        assertThat(planned.isEmpty()).isTrue();
        ActionPlan suspended = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(report()).contains("Approve or refuse: suspend identity on principal `user/mallory`.");

        exercise.approve(suspended, Exercise.COMMANDER, "incident-commander");

        assertThat(report())
                .contains("Approve as well, or carry out: suspend identity on principal `user/mallory`."
                        + " · approved by commander-one as incident commander");
    }

    @Test
    void whoIsDeniedEverythingIsNamedUntilThatIsUndone() {
        ActionPlan suspended = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(report()).doesNotContain("Still denied everything");
        exercise.runner().execute(exercise.id, suspended.actionId(), Exercise.COMMANDER);

        assertThat(report()).contains("Still denied everything: `user/mallory`.");

        ActionPlan restored = exercise.approved(new Recovery.RestoreAccess(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, restored.actionId(), Exercise.COMMANDER);
        assertThat(report()).doesNotContain("Still denied everything");
    }

    @Test
    void aRollBackIsNamedByItsCallsAndThingsAndItsRecordsAreListedBelow() {
        Exercise changed = new Exercise(List.of(
                Exercise.record(1, "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null")));
        changed.plan(new Containment.RollBack("e-1"));

        assertThat(MarkdownReport.render(PostMortem.of(changed.store.read(changed.id, 0))))
                .contains("### Roll back of changes of bucket/data")
                .contains("| Takes back | `e-1` |");
    }
}
