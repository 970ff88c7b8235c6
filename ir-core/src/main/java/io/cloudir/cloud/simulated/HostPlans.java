package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.util.List;
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
        if (!fromTemplate(state, request, draft)
                && !fromImage(state, request, draft)
                && !fromSnapshot(state, request, draft)) {
            throw new CloudException.Conflict("no template, image or snapshot of host " + state.id()
                    + " is known to be older than " + request.trustedBefore() + besides(request.except())
                    + "; build it from a template that you trust");
        }
        draft.task("The new host has the default security group, no tags and no instance profile: give it what it"
                + " needs, patch it, then let traffic in.");
    }

    /** What was passed over, for a sentence about what is left. */
    static String besides(List<String> except) {
        return except.isEmpty() ? "" : " and was not changed since (passed over: " + String.join(", ", except) + ")";
    }

    private static boolean fromTemplate(StateRef host, Recovery.RebuildHost request, PlanDraft draft) {
        String template = draft.read(host.with("template"));
        if (template.equals(ABSENT) || request.except().contains(template)) {
            return false;
        }
        Optional<Templates.Version> version = Templates.newest(template, request.trustedBefore(), draft)
                .filter(found -> found.image().isEmpty() || isTrusted(found.image(), request, draft));
        version.ifPresent(found -> {
            draft.set(host.with("replaced-by"), found.name()).from(found.source());
            if (!found.image().isEmpty()) {
                draft.from(Backups.source(Refs.IMAGE, found.image(), draft));
            }
        });
        return version.isPresent();
    }

    private static boolean fromImage(StateRef host, Recovery.RebuildHost request, PlanDraft draft) {
        String image = draft.read(host.with("image"));
        boolean trusted = !image.equals(ABSENT) && isTrusted(image, request, draft);
        if (trusted) {
            draft.set(host.with("replaced-by"), "image " + image).from(Backups.source(Refs.IMAGE, image, draft));
        }
        return trusted;
    }

    private static boolean fromSnapshot(StateRef host, Recovery.RebuildHost request, PlanDraft draft) {
        Optional<String> snapshot = draft.names(host, "volume").stream()
                .flatMap(volume ->
                        Backups.newest(Refs.SNAPSHOT, volume, request.trustedBefore(), request.except(), draft)
                                .stream())
                .findFirst();
        snapshot.ifPresent(id ->
                draft.set(host.with("replaced-by"), "snapshot " + id).from(Backups.source(Refs.SNAPSHOT, id, draft)));
        return snapshot.isPresent();
    }

    private static boolean isTrusted(String image, Recovery.RebuildHost request, PlanDraft draft) {
        return !request.except().contains(image)
                && Backups.made(Refs.IMAGE, image, draft)
                        .filter(at -> !at.isBefore(request.trustedBefore()))
                        .isEmpty();
    }

    static StateRef existing(String host, PlanDraft draft) {
        StateRef state = Refs.host(Refs.tail(host), "state");
        if (draft.read(state).equals(ABSENT)) {
            throw new CloudException.NotFound("no host " + Text.printable(host) + " in this account");
        }
        return state;
    }
}
