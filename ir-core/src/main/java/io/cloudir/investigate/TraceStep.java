package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.investigate.inquiry.Answer;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Goes from the suspects to everything that the audit log has about them, from there to the sessions that they made, to what these
 * did, and on.
 */
final class TraceStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "trace",
                    "what else suspects did, which sessions they made, and what these did",
                    "control-plane",
                    "access-anomalies")
            .asking("what suspects and their sessions did beyond what signals rest on", Capability.LOGS);

    /** Most identities and sessions that the audit log is asked about. */
    private static final int ASKED = 60;

    /** Most sessions that are told one by one. */
    private static final int TOLD = 50;

    /** Each answer is read once, however many rounds of questions follow it. */
    private final Map<RecordLines, List<Activity>> parsed = new ConcurrentHashMap<>();

    TraceStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        List<Question<?>> questions = new ArrayList<>();
        inquiry()
                .window()
                .ifPresent(window -> asked(answers)
                        .forEach(it -> questions.add(inquiry().cloud().log(LogQuery.Kind.AUDIT, window, it))));
        return questions;
    }

    @Override
    void lost(Answers answers, StepNotes notes) {
        super.lost(answers, notes);
        notes.unread(inquiry().unread(), inquiry().records().size());
    }

    /** Whether a source did not answer or a cited record cannot be read, so that what is absent is not known to be so. */
    static boolean isBlind(Map<String, StepResult> needed) {
        StepResult trace = needed.get(DECLARED.name());
        return trace != null && trace.blind();
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        List<Activity> traced = traced(answers);
        SessionTrace trace = trace(traced);
        Set<String> actors = new TreeSet<>(inquiry().suspectIds());
        List<Activity> beyond = new ArrayList<>();
        Set<Activity> deeds = new HashSet<>(trace.deeds(traced));
        traced.stream()
                .filter(it -> actors.contains(Inquiry.actorOf(it)) || deeds.contains(it))
                .forEach(beyond::add);
        notes.traced(beyond);
        if (!beyond.isEmpty()) {
            notes.found(
                    "beyond signals",
                    "The audit log has " + Text.count(beyond.size(), "record")
                            + " of suspects and their sessions that no signal rests on.",
                    inquiry().suspects().stream().map(Suspect::entity).toList(),
                    beyond.stream().map(Activity::id).toList());
        }
        List<Activity> all = all(traced);
        for (Activity deed : trace.deeds(all)) {
            if (AffectedStep.isChange(deed)) {
                notes.affects(deed.head().resources().stream()
                        .map(ResourceRef::entity)
                        .toList());
            }
        }
        notes.affects(AffectedStep.changedBy(actors, traced));
        trace.sessions().stream().limit(TOLD).forEach(session -> tell(session, notes));
        roles(trace, told(needed), notes);
        if (trace.cut() || trace.sessions().size() > TOLD) {
            notes.found(
                    "more sessions",
                    "The first " + TOLD + " of " + (trace.cut() ? "more than " : "")
                            + trace.sessions().size() + " sessions are told.",
                    List.of(),
                    List.of());
        }
    }

    /** Whom and what to ask about: suspects, and each session as it becomes known. */
    private List<Entity> asked(Answers answers) {
        Set<Entity> asked = new LinkedHashSet<>();
        inquiry().suspects().forEach(suspect -> asked.add(suspect.entity()));
        trace(traced(answers)).sessions().stream()
                .filter(TracedSession::hasKey)
                .forEach(session -> asked.add(Entity.of(EntityType.ACCESS_KEY, session.id())));
        return asked.stream().limit(ASKED).toList();
    }

    private SessionTrace trace(List<Activity> traced) {
        return SessionTrace.of(inquiry().suspects(), all(traced));
    }

    private List<Activity> all(List<Activity> traced) {
        List<Activity> all = new ArrayList<>(inquiry().activities());
        all.addAll(traced);
        all.sort(Inquiry.IN_TIME);
        return all;
    }

    /** What the audit log told so far and no signal cites, each record once; what the response did itself is left out. */
    private List<Activity> traced(Answers answers) {
        Map<Digest, Activity> traced = new TreeMap<>((one, other) -> one.hex().compareTo(other.hex()));
        for (Answers.Given given : answers.all()) {
            if (given.answer() instanceof Answer.Told told && told.value() instanceof RecordLines lines) {
                parsed
                        .computeIfAbsent(
                                lines, it -> CitedActivities.parse(it, "audit").records())
                        .stream()
                        .filter(it -> !Inquiry.actorOf(it)
                                .equals(inquiry().cloud().cloud().responder()))
                        .forEach(it -> traced.putIfAbsent(it.identity(), it));
            }
        }
        inquiry().activities().forEach(it -> traced.remove(it.identity()));
        return traced.values().stream().sorted(Inquiry.IN_TIME).toList();
    }

    private static void tell(TracedSession session, StepNotes notes) {
        String made = session.madeBy().isEmpty()
                ? "; no record at hand tells who made it"
                : " was made by " + Text.printable(session.madeBy())
                        + session.madeThrough()
                                .map(through -> " through session " + Text.printable(through))
                                .orElse("")
                        + " with " + Text.printable(session.call());
        String acted = session.acted()
                .map(span ->
                        "did " + Text.count(session.actions(), "thing") + " from " + span.from() + " to " + span.to())
                .orElse("no record shows that it did anything");
        List<String> records = new ArrayList<>(session.madeRecord().stream().toList());
        records.addAll(session.records());
        notes.found(
                "session " + session.id(),
                "Session " + Text.printable(session.id()) + " of " + Text.printable(session.identity())
                        + (session.name().isEmpty() ? "" : ", called " + Text.printable(session.name()) + ",") + made
                        + ", " + Text.count(session.hop(), "hop") + " from a suspect; " + acted + ".",
                List.of(
                        Entity.of(EntityType.PRINCIPAL, session.identity()),
                        Entity.of(EntityType.ACCESS_KEY, session.id())),
                records);
    }

    /** The roles that the cloud itself said suspects assumed. */
    private static Set<String> told(Map<String, StepResult> needed) {
        return needed.values().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.step().equals(InvestigationResult.ASSUMED_ROLES))
                .flatMap(finding -> finding.entities().stream())
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    /** Roles whose sessions belong to suspects are cut off with them. */
    private void roles(SessionTrace trace, Set<String> told, StepNotes notes) {
        Map<String, List<String>> roles = new TreeMap<>();
        trace.sessions().stream()
                .filter(session -> session.madeRecord().isPresent())
                .filter(session -> session.identity().contains(":role/"))
                .filter(session -> !inquiry().suspectIds().contains(session.identity()))
                .filter(session -> !told.contains(session.identity()))
                .forEach(session -> roles.computeIfAbsent(session.identity(), unseen -> new ArrayList<>())
                        .add(session.madeRecord().orElseThrow()));
        roles.forEach((role, records) -> {
            Entity entity = Entity.of(EntityType.PRINCIPAL, role);
            notes.affects(List.of(entity));
            notes.found(
                    InvestigationResult.ASSUMED_ROLES,
                    "chain to " + role,
                    "Suspects came to " + Text.printable(role) + " through " + Text.count(records.size(), "session")
                            + " that records show.",
                    List.of(entity),
                    records);
        });
    }
}
