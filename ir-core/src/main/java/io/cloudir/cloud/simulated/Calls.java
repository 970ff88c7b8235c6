package io.cloudir.cloud.simulated;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.util.Optional;

/** Which call sets which piece of state; the way back is the call that sets the former value. */
final class Calls {
    private Calls() {}

    /** The call that sets a value; empty if no call can. */
    static Optional<Call> of(StateRef target, String before, String after) {
        return IamCalls.of(target, after);
    }

    /** The change that sets a value, with its way back or what stays of it. */
    static StateChange change(StateRef target, String before, String after) {
        Call call = of(target, before, after)
                .orElseThrow(() -> new CloudException.Unsupported("no call sets " + target + " to '" + after + "'"));
        String undo = of(target, after, before).map(Call::text).orElse("");
        return new StateChange(target, call.text(), undo, before, after, call.residue());
    }
}
