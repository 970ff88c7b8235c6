package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.Optional;

/** Plans for hosts. */
final class HostPlans {
    private HostPlans() {}

    static void isolate(Containment.IsolateHost request, PlanDraft draft) {
        StateRef state = existing(request.host(), draft);
        String label = StateText.name(request.label());
        draft.set(state.with("tag:ir:case"), label)
                .set(state.with("termination-protection"), "enabled")
                .set(state.with("shutdown-behavior"), "stop");
        draft.names(state, "volume")
                .forEach(volume -> draft.set(new StateRef(Refs.VOLUME, volume, "snapshot:" + label), "taken"));
        draft.set(new StateRef(Refs.GROUP, Refs.ISOLATION_GROUP, "exists"), Refs.PRESENT);
        for (String networkInterface : draft.names(state, "interface")) {
            StateRef groups = new StateRef(Refs.INTERFACE, networkInterface, "groups");
            draft.set(groups, Refs.ISOLATION_GROUP);
            if (draft.read(groups.with("tracked-connections")).equals("open")) {
                draft.set(groups.with("tracked-connections"), "cut");
            }
        }
        String profile = draft.read(state.with("instance-profile"));
        if (!profile.equals(ABSENT)) {
            draft.set(state.with("instance-profile"), ABSENT)
                    .task("Revoke the sessions of the role behind instance profile " + profile
                            + ": credentials taken from the host live on.");
        }
        draft.task("Take the host's memory before it is stopped; isolation keeps it.");
    }

    static void stop(Containment.StopHost request, PlanDraft draft) {
        StateRef state = existing(request.host(), draft);
        if (draft.read(state).equals("terminated")) {
            throw new CloudException.Conflict("host " + state.id() + " is terminated");
        }
        if (!draft.read(state).equals("stopped")) {
            draft.set(state, "stopped")
                    .destroys("memory")
                    .destroys("instance-store")
                    .destroys("network-connections");
        }
    }

    static void rebuild(Recovery.RebuildHost request, PlanDraft draft) {
        StateRef state = existing(request.host(), draft);
        String source = trustedImage(draft.read(state.with("image")), request.trustedBefore(), draft)
                .or(() -> draft.names(state, "volume").stream()
                        .flatMap(volume ->
                                Backups.newest(Refs.SNAPSHOT, volume, request.trustedBefore(), draft).stream())
                        .findFirst()
                        .map(snapshot -> "snapshot " + snapshot))
                .orElseThrow(() -> new CloudException.Conflict("no image or snapshot of host " + state.id()
                        + " is known to be older than " + request.trustedBefore()
                        + "; build it from a template that you trust"));
        draft.set(state.with("replaced-by"), source)
                .task("The new host has the default security group, no tags and no instance profile: give it what it"
                        + " needs, patch it, then let traffic in.");
    }

    private static Optional<String> trustedImage(String image, Instant trustedBefore, PlanDraft draft) {
        if (image.equals(ABSENT)) {
            return Optional.empty();
        }
        StateRef exists = new StateRef(Refs.IMAGE, image, "exists");
        String created = draft.read(exists.with("created"));
        boolean old = created.equals(ABSENT) || Instant.parse(created).isBefore(trustedBefore);
        return old ? Optional.of("image " + image) : Optional.empty();
    }

    static StateRef existing(String host, PlanDraft draft) {
        StateRef state = Refs.host(Refs.tail(host), "state");
        if (draft.read(state).equals(ABSENT)) {
            throw new CloudException.NotFound("no host " + Text.printable(host) + " in this account");
        }
        return state;
    }
}
