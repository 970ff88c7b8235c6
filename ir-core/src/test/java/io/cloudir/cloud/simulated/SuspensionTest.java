package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import org.junit.jupiter.api.Test;

class SuspensionTest {
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private final SimulatedCloud cloud =
            new TestAccount().record("s3", "ListBuckets", "null", "null").cloud();

    @Test
    void suspendingAUserDeniesAllAndMakesItsKeysInactive() {
        ChangePlan plan = cloud.plan(new Containment.SuspendIdentity(ALICE));
        assertThat(plan.changes())
                .extracting(change -> change.target() + " " + change.before().equals("Active"))
                .containsExactly(
                        "iam:user/alice#inline-policy:IncidentResponseDenyAll false",
                        "iam:access-key/AKIAIOSFODNN7EXAMPLE#status true");
        assertThat(plan.isReversible()).isTrue();
        plan.changes().forEach(change -> assertThat(cloud.apply(change)).isInstanceOf(ApplyResult.Applied.class));
        plan.changes().forEach(change -> assertThat(cloud.read(change.target())).isEqualTo(change.after()));
    }

    @Test
    void applyingTwiceEqualsOnce() {
        StateChange change = deactivation();
        cloud.apply(change);
        assertThat(cloud.apply(change)).isEqualTo(new ApplyResult.AlreadyDone());
    }

    @Test
    void theInverseBringsTheFormerStateBack() {
        StateChange change = deactivation();
        cloud.apply(change);
        cloud.apply(change.inverse().orElseThrow());
        assertThat(cloud.read(change.target())).isEqualTo("Active");
    }

    @Test
    void aStateThatSomebodyElseChangedIsLeftAlone() {
        StateChange change = deactivation();
        StateChange stale =
                StateChange.reversible(change.target(), change.call(), change.undoCall(), "Expired", "Inactive");
        assertThat(cloud.apply(stale)).isEqualTo(new ApplyResult.Differs("Expired", "Inactive", "Active"));
        assertThat(cloud.read(change.target())).isEqualTo("Active");
    }

    @Test
    void anIdentityThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> cloud.plan(new Containment.SuspendIdentity(ALICE + "x")))
                .isInstanceOf(CloudException.NotFound.class)
                .hasMessageContaining("alicex");
    }

    private StateChange deactivation() {
        return cloud.plan(new Containment.DeactivateKey("AKIAIOSFODNN7EXAMPLE"))
                .changes()
                .get(0);
    }
}
