package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostDetail.Agent;
import io.cloudir.cloud.HostDetail.Patches;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells of a host what its agent and the cloud say. */
final class HostView {
    /** An agent of Systems Manager reports every five minutes; after an hour its connection counts as lost (AWS user guide). */
    private static final Duration SILENT_AFTER = Duration.ofHours(1);

    private final States states;
    private final Instant asOf;

    HostView(States states, Instant asOf) {
        this.states = states;
        this.asOf = asOf;
    }

    HostDetail host(String id) {
        StateRef state = Refs.host(Refs.tail(id), "state");
        String status = read(state);
        if (status.equals(ABSENT)) {
            throw new CloudException.NotFound("no host " + Text.printable(id) + " in this account");
        }
        boolean reports = status.equals("running") && !read(state.with("agent")).equals(ABSENT);
        Optional<Instant> reported = reports ? Optional.of(asOf) : time(read(state.with("agent-reported")));
        List<String> missing = states.aspects(Refs.HOST, state.id(), "missing-patch", asOf);
        boolean looked = !read(state.with("patches-looked-at")).equals(ABSENT);
        return HostDetail.of(state.id(), status)
                .from(known(state.with("image")), known(state.with("template")), time(read(state.with("created"))))
                .agent(agent(reported), reported, known(state.with("platform")))
                .patches(missing.isEmpty() ? (looked ? Patches.COMPLIANT : Patches.UNKNOWN) : Patches.MISSING, missing);
    }

    private Agent agent(Optional<Instant> reported) {
        return reported.map(at -> at.plus(SILENT_AFTER).isBefore(asOf) ? Agent.SILENT : Agent.REPORTING)
                .orElse(Agent.UNKNOWN);
    }

    private String known(StateRef target) {
        String value = read(target);
        return value.equals(ABSENT) ? "" : value;
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }

    private static Optional<Instant> time(String value) {
        return value.equals(ABSENT) ? Optional.empty() : Optional.of(Instant.parse(value));
    }
}
