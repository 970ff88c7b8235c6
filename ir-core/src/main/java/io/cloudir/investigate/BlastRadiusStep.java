package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Works out what suspects and their sessions can reach now: what their identities hold, and what they laid hands on. */
final class BlastRadiusStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "blast-radius",
                    "what suspects and their sessions can reach now",
                    "access-anomalies",
                    "network-activity",
                    "trace")
            .asking("what the roles that suspects came to may do", Capability.IDENTITY);

    /** Most roles that the cloud is asked about. */
    private static final int ROLES = 30;

    /** Permissions by which whichever role trusts an identity can be assumed. */
    private static final Set<String> ASSUMES = Set.of("*", "sts:*", "sts:AssumeRole");

    BlastRadiusStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        return roles(needed).stream()
                .<Question<?>>map(role -> inquiry().cloud().identity(role))
                .toList();
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        List<BlastRadius.Reach> reaches = new ArrayList<>();
        needed.values().forEach(result -> reaches.addAll(result.reaches()));
        List<IdentityDetail> identities = new ArrayList<>();
        needed.values().forEach(result -> identities.addAll(result.identities()));
        for (String role : roles(needed)) {
            reaches.add(new BlastRadius.Reach(
                    BlastRadius.Kind.ROLE,
                    Entity.of(EntityType.PRINCIPAL, role),
                    "A suspect assumed it, or a session of a suspect did.",
                    List.of()));
            answers.to(inquiry().cloud().identity(role)).ifPresent(detail -> {
                identities.add(detail);
                notes.identity(detail);
            });
        }
        inquiry()
                .suspects()
                .forEach(suspect -> reaches.add(new BlastRadius.Reach(
                        BlastRadius.Kind.IDENTITY, suspect.entity(), "It is a suspect.", suspect.records())));
        laidHandsOn(needed, reaches);
        identities.forEach(detail -> held(detail, reaches));
        reaches.forEach(notes::reaches);
        BlastRadius radius = new BlastRadius(reaches);
        notes.found(
                "radius",
                radius.text(),
                // Sessions that the cloud merely knows are counted; those that records show have findings of their own.
                radius.reaches().stream()
                        .filter(reach -> reach.kind() != BlastRadius.Kind.SESSION)
                        .map(BlastRadius.Reach::entity)
                        .toList(),
                radius.reaches().stream()
                        .flatMap(reach -> reach.records().stream())
                        .toList());
    }

    private static void held(IdentityDetail detail, List<BlastRadius.Reach> reaches) {
        Entity identity = Entity.of(EntityType.PRINCIPAL, detail.identity());
        String name = Text.printable(detail.identity());
        detail.keys().stream()
                .filter(IdentityDetail.Key::active)
                .forEach(key -> reaches.add(new BlastRadius.Reach(
                        BlastRadius.Kind.KEY,
                        Entity.of(EntityType.ACCESS_KEY, key.id()),
                        "It is active and belongs to " + name + ".",
                        List.of())));
        Set<Entity> traced = reaches.stream()
                .filter(reach -> reach.kind() == BlastRadius.Kind.SESSION)
                .map(BlastRadius.Reach::entity)
                .collect(Collectors.toSet());
        detail.sessions().stream()
                .map(session -> Entity.of(EntityType.ACCESS_KEY, session.keyId()))
                .filter(session -> !traced.contains(session))
                .forEach(session -> reaches.add(new BlastRadius.Reach(
                        BlastRadius.Kind.SESSION, session, "The cloud knows it as one of " + name + ".", List.of())));
        for (IdentityDetail.Grant grant : detail.grants()) {
            boolean everything = grant.permission().equals("*");
            reaches.add(new BlastRadius.Reach(
                    everything ? BlastRadius.Kind.ADMINISTRATION : BlastRadius.Kind.PERMISSION,
                    identity,
                    name + " may do " + (everything ? "everything" : Text.printable(grant.permission())) + " by "
                            + Text.printable(grant.by())
                            + (grant.through().isEmpty() ? "" : " through " + Text.printable(grant.through())) + ".",
                    List.of()));
        }
        if (detail.grants().stream().anyMatch(grant -> ASSUMES.contains(grant.permission()))) {
            reaches.add(new BlastRadius.Reach(
                    BlastRadius.Kind.ROLE, identity, name + " may assume every role that trusts it.", List.of()));
        }
    }

    private void laidHandsOn(Map<String, StepResult> needed, List<BlastRadius.Reach> reaches) {
        List<Activity> all = new ArrayList<>(inquiry().activities());
        needed.values().forEach(result -> all.addAll(result.traced()));
        all.sort(Inquiry.IN_TIME);
        SessionTrace trace = SessionTrace.of(inquiry().suspects(), all);
        for (TracedSession session : trace.sessions()) {
            reaches.add(new BlastRadius.Reach(
                    BlastRadius.Kind.SESSION,
                    Entity.of(EntityType.ACCESS_KEY, session.id()),
                    "It acts as " + Text.printable(session.identity()) + ", " + Text.count(session.hop(), "hop")
                            + " from a suspect.",
                    session.madeRecord().stream().toList()));
        }
        Set<String> suspects = inquiry().suspectIds();
        Set<Activity> deeds = new LinkedHashSet<>(trace.deeds(all));
        all.stream().filter(it -> suspects.contains(Inquiry.actorOf(it))).forEach(deeds::add);
        Map<Entity, List<String>> changed = new TreeMap<>();
        deeds.stream()
                .filter(AffectedStep::isChange)
                .forEach(deed -> deed.head()
                        .resources()
                        .forEach(resource -> changed.computeIfAbsent(resource.entity(), unseen -> new ArrayList<>())
                                .add(deed.id())));
        changed.forEach((entity, records) -> reaches.add(new BlastRadius.Reach(
                entity.type() == EntityType.HOST ? BlastRadius.Kind.HOST : BlastRadius.Kind.RESOURCE,
                entity,
                "Suspects or their sessions changed it.",
                records)));
    }

    /** The roles that suspects came to, by what identities and sessions told, apart from suspects themselves. */
    private List<String> roles(Map<String, StepResult> needed) {
        return needed.values().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.step().equals(InvestigationResult.ASSUMED_ROLES))
                .flatMap(finding -> finding.entities().stream())
                .map(Entity::id)
                .filter(role -> !inquiry().suspectIds().contains(role))
                .distinct()
                .sorted()
                .limit(ROLES)
                .toList();
    }
}
