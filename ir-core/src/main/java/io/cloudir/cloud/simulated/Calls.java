package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.util.Optional;

/** Which call sets which piece of state; the way back is the call that sets the former value. */
final class Calls {
    private Calls() {}

    /** The call that sets a value; empty if no call can. */
    static Optional<Call> of(StateRef target, String before, String after) {
        if (after.equals(Refs.UNKNOWN)) {
            return Optional.empty();
        }
        boolean gone = after.equals(ABSENT);
        return switch (target.kind().substring(0, target.kind().indexOf(':'))) {
            case "iam" -> IamCalls.of(target, gone, after);
            case "ec2" -> HostCalls.of(target, gone, before, after).or(() -> NetworkCalls.of(target, gone));
            case "cloudtrail", "guardduty", "config", "aws" -> WatchCalls.of(target, before, after);
            case "organizations", "wafv2", "ecs", "cloudformation" -> ControlCalls.of(target, gone, before, after);
            default -> DataCalls.of(target, gone, before, after);
        };
    }

    /** The call of {@link #of}, or the refusal that says there is none. */
    static Call required(StateRef target, String before, String after) {
        return of(target, before, after)
                .orElseThrow(() -> new CloudException.Unsupported("no call sets " + target + " from '"
                        + Text.printable(before) + "' to '" + Text.printable(after) + "'"));
    }

    /** The call of a change; refused if the change says that another one makes it. */
    static Call of(StateChange change) {
        Call call = required(change.target(), change.before(), change.after());
        if (!call.text().equals(change.call())) {
            throw new CloudException.Unsupported(
                    Text.printable(change.call()) + " does not set " + change.target() + "; " + call.text() + " does");
        }
        return call;
    }

    /** The change that sets a value, with its way back or what stays of it. */
    static StateChange change(StateRef target, String before, String after) {
        Call call = required(target, before, after);
        Optional<Call> undo = call.undoable() ? of(target, /* before= */ after, /* after= */ before) : Optional.empty();
        String residue = undo.isEmpty() && call.residue().isEmpty()
                ? "What " + target + " was before is not known and cannot be set again."
                : call.residue();
        return new StateChange(target, call.text(), undo.map(Call::text).orElse(""), before, after, residue);
    }
}
