package io.cloudir.incident;

import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import java.util.List;
import java.util.Optional;

/**
 * Where the incident stands in its life cycle and how it got there.
 *
 * @param phase the phase it is in
 * @param heldFrom while it is on hold, the phase it goes on in
 * @param subStatus the user's own sub-status within the phase
 * @param acknowledged the first time that a person took notice
 * @param attestations what people have stated about gates since the phase was entered; a hold does not undo them
 * @param remediations the newest validation of remediations since the last step back
 * @param restorations the newest validation of restorations since the last step back
 * @param watch the newest watch since the last step back
 * @param returnedSeq the entry that last brought the incident back to investigation; 0 if none did
 * @param cycles every pass, the present one last; never empty
 */
public record Progress(
        Phase phase,
        Optional<Phase> heldFrom,
        Optional<String> subStatus,
        Optional<Recorded<Acknowledged>> acknowledged,
        List<Recorded<GateAttested>> attestations,
        Optional<Recorded<RemediationsValidated>> remediations,
        Optional<Recorded<RestorationsValidated>> restorations,
        Optional<Watch> watch,
        long returnedSeq,
        List<Cycle> cycles) {
    public Progress {
        attestations = List.copyOf(attestations);
        cycles = List.copyOf(cycles);
        if (cycles.isEmpty()) {
            throw new IllegalArgumentException("an incident is always in a cycle; give it the first one");
        }
    }

    /** The present cycle. */
    public Cycle cycle() {
        return cycles.get(cycles.size() - 1);
    }

    /** Whether a gate of the user's own was attested since the phase was entered. */
    public boolean attested(String gate) {
        return attestations.stream().anyMatch(it -> it.event().gate().equals(gate));
    }
}
