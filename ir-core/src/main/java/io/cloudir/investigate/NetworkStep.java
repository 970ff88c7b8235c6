package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what can be reached from outside, and at what the addresses and hosts of the incident were connected to. */
final class NetworkStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "network-activity",
                    "what is open to the outside, and which connections the addresses and hosts of the incident had",
                    "control-plane",
                    "affected-resources")
            .asking("connections, and what can be reached from outside", Capability.EXPOSURE, Capability.LOGS);

    /** Most addresses and hosts that the flow log is asked about. */
    private static final int ASKED = 20;

    /** Most openings that are told one by one. */
    private static final int OPENINGS = 20;

    NetworkStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        List<Question<?>> questions = new ArrayList<>(List.of(inquiry().cloud().exposure()));
        inquiry()
                .window()
                .ifPresent(window -> asked(needed)
                        .forEach(it -> questions.add(inquiry().cloud().log(LogQuery.Kind.FLOW, window, it))));
        return questions;
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        answers.to(inquiry().cloud().exposure()).ifPresent(it -> exposed(it, affected(needed), notes));
        inquiry()
                .window()
                .ifPresent(window -> asked(needed)
                        .forEach(entity -> answers.to(inquiry().cloud().log(LogQuery.Kind.FLOW, window, entity))
                                .filter(lines -> lines.count() > 0)
                                .ifPresent(lines -> flows(entity, lines, notes))));
    }

    private static void flows(Entity entity, RecordLines lines, StepNotes notes) {
        LogSigns signs = LogSigns.in(lines, "flows");
        Connections connections = new Connections(signs.records());
        notes.found(
                "flows of " + entity.id(),
                "The flow log about " + Text.printable(entity.id()) + " around the incident: "
                        + (connections.isEmpty() ? Text.count(lines.count(), "line") : connections.text()) + "."
                        + signs.unread(),
                List.of(entity),
                connections.recordIds());
        signs.note("Flow log of " + Text.printable(entity.id()), entity, notes);
    }

    private void exposed(Exposure exposure, Set<Entity> affected, StepNotes notes) {
        List<Entity> open = exposure.openings().stream()
                .filter(Exposure.Opening::isPublic)
                .map(Exposure.Opening::to)
                .distinct()
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            notes.found(
                    "open to everybody",
                    Text.count(open.size(), "thing") + " in the account can be reached by everybody: "
                            + StepNotes.names(open) + ".",
                    open.stream().filter(affected::contains).toList(),
                    List.of());
        }
        exposure.openings().stream()
                .filter(opening -> affected.contains(opening.to()))
                .limit(OPENINGS)
                .forEach(opening -> {
                    String statement = Text.printable(opening.to().id()) + " is affected and can be reached from "
                            + Text.printable(opening.from()) + " by " + Text.printable(opening.way()) + ".";
                    notes.found(
                            "opening " + opening.to().id() + '\n' + opening.from() + '\n' + opening.way(),
                            statement,
                            List.of(opening.to()),
                            List.of());
                    notes.reaches(new BlastRadius.Reach(BlastRadius.Kind.OPENING, opening.to(), statement, List.of()));
                });
    }

    private List<Entity> asked(Map<String, StepResult> needed) {
        Set<Entity> asked = new TreeSet<>();
        inquiry().suspects().stream()
                .flatMap(suspect -> suspect.addresses().stream())
                .forEach(address -> asked.add(Entity.of(EntityType.ADDRESS, address)));
        affected(needed).stream()
                .filter(entity -> entity.type() == EntityType.HOST)
                .forEach(asked::add);
        return asked.stream().limit(ASKED).toList();
    }

    private static Set<Entity> affected(Map<String, StepResult> needed) {
        Set<Entity> affected = new TreeSet<>();
        needed.values().forEach(result -> affected.addAll(result.affected()));
        return affected;
    }
}
