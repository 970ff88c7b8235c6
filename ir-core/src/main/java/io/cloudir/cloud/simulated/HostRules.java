package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;

/** What happens to a host by itself when something of it is changed. */
final class HostRules {
    private HostRules() {}

    /** A host that stops loses its memory, its instance store and its connections; starting brings none of it back. */
    static void stateChanged(StateRef state, String after, Effects effects) {
        if (after.equals("running")) {
            effects.set(state.with("memory"), "fresh");
            return;
        }
        effects.remove(state.with("memory")).remove(state.with("instance-store"));
        for (String networkInterface : effects.states().aspects(Refs.HOST, state.id(), "interface")) {
            effects.set(new StateRef(Refs.INTERFACE, networkInterface, "tracked-connections"), "cut");
        }
    }
}
