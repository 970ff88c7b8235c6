package io.cloudir.respond;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.StateChange;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a recorded plan to what its type of action does: an adapter declares the calls of each type, and plans no others. A plan
 * with another call was never planned by it, whatever its digest says.
 */
final class DeclaredCalls {
    private DeclaredCalls() {}

    /** Why nothing must be done by a plan; empty if each of its calls belongs to its type. */
    static Optional<String> objection(ActionPlan plan, CloudAdapter cloud) {
        List<String> declared = cloud.capabilities().stream()
                .filter(capability -> capability.name().equals(plan.type()))
                .map(Capability::permissions)
                .findFirst()
                .orElse(List.of());
        return plan.changes().stream()
                .filter(change -> !declared.contains(change.call()))
                .findFirst()
                .map(change -> text(plan.type(), change));
    }

    private static String text(String type, StateChange change) {
        return Text.printable(type) + " does not call " + Text.printable(change.call())
                + " by what the adapter declares, and the journal says that it does, to "
                + Text.printable(change.target().toString())
                + "; verify the journal against a head that you know, then plan the action again";
    }
}
