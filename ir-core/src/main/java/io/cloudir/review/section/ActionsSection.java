package io.cloudir.review.section;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.StepRun;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What was done to the cloud: planned, approved, changed, read back, undone. */
final class ActionsSection {
    /** Actions told one by one; of further ones the first table tells. */
    private static final int TOLD = 60;

    private final List<JournalEntry> journal;

    private final Names names;

    private ActionsSection(Dossier dossier) {
        journal = dossier.journal();
        names = dossier.names();
    }

    static Section of(Dossier dossier) {
        List<IncidentAction> actions = dossier.incident().response().actions();
        Blocks blocks = new Blocks();
        if (actions.isEmpty()) {
            blocks.say("Nothing was planned or done to the cloud.");
        }
        blocks.table(
                "Every action and how far it came",
                List.of("Action", "Purpose", "On", "State", "Approved by", "Executed by"),
                actions,
                it -> List.of(
                        Phrase.text(type(it)),
                        Phrase.text(it.purpose() == Purpose.CONTAIN ? "contain" : "recover"),
                        dossier.names().target(it.plan().event()),
                        state(it),
                        approvers(it),
                        executors(it)));
        blocks.table(
                "Undone before the response came to it: here nothing was left to contain",
                List.of("What was found", "Records", "Found (UTC)"),
                dossier.incident().detection().findings().stream()
                        .filter(it -> it.event().step().equals(FindingRecorded.UNDONE))
                        .toList(),
                it -> List.of(
                        Phrase.text(it.event().statement()),
                        SignalsSection.records(it.event().recordIds()),
                        Phrase.text(Wording.clock(it.occurredAt()))));
        ActionsSection section = new ActionsSection(dossier);
        actions.stream().limit(TOLD).forEach(it -> section.tell(blocks, it));
        if (actions.size() > TOLD) {
            blocks.say("The changes of the first " + TOLD + " actions are told; the journal has those of all.");
        }
        return blocks.section("actions", "Containment and recovery");
    }

    private void tell(Blocks blocks, IncidentAction action) {
        ActionPlanned plan = action.plan().event();
        blocks.heading(Wording.capital(names.action(plan).plain()));
        blocks.facts(
                new Fact("State", state(action)),
                new Fact("Why", Phrase.text(plan.why())),
                new Fact(
                        "Plan",
                        Phrase.code(plan.digest().hex())
                                .and(
                                        Look.MINOR,
                                        action.id() + ", planned on "
                                                + Wording.time(action.plan().occurredAt()) + " by "
                                                + action.plan().actor().id())),
                new Fact("Takes back", records(plan)),
                new Fact("Approval", approvals(action)),
                new Fact("Executed by", executors(action)),
                new Fact("Read back", checks(action)),
                new Fact(
                        "Way back",
                        plan.residue().isEmpty()
                                ? Phrase.text("every change can be undone")
                                : Phrase.of(Look.BAD, "irreversible").and(": " + plan.residue())),
                new Fact("Left to people", Phrase.text(String.join("; ", plan.tasks()))),
                new Fact(
                        "Ends by itself",
                        Phrase.text(plan.expires().map(Instant::toString).orElse(""))),
                new Fact("Evidence at risk", Phrase.text(String.join(", ", plan.evidenceAtRisk()))));
        List<Integer> steps = IntStream.range(0, plan.changes().size()).boxed().toList();
        blocks.table(
                "Changes of " + action.id(),
                List.of("Call", "Target", "Before → after", "Outcome", "Undone by"),
                steps,
                step -> change(plan.changes().get(step), step, action));
    }

    private static Phrase records(ActionPlanned plan) {
        List<String> records = Names.recordsOf(plan);
        return records.isEmpty() ? Phrase.EMPTY : SignalsSection.records(records);
    }

    private static List<Phrase> change(Change it, int step, IncidentAction action) {
        Phrase undo = it.undoCall().isEmpty() ? Phrase.text("cannot be undone") : Phrase.code(it.undoCall());
        return List.of(
                Phrase.code(it.call()),
                Phrase.code(it.target()),
                Phrase.code(it.before()).and(" → ").and(Phrase.code(it.after())),
                outcome(step, action),
                it.residue().isEmpty() ? undo : undo.and(Look.MINOR, "stays: " + it.residue()));
    }

    private static Phrase outcome(int step, IncidentAction action) {
        List<StepRun> runs =
                action.steps().stream().filter(run -> run.step() == step).toList();
        if (runs.isEmpty()) {
            return Phrase.text("not begun");
        }
        StepRun last = runs.get(runs.size() - 1);
        if (last.finished().isEmpty()) {
            return Phrase.of(Look.OPEN, "begun, outcome unknown");
        }
        String detail = last.finished().get().event().detail();
        String word = last.succeeded() ? (last.undoing() ? "undone" : "done") : "failed";
        return Phrase.of(last.succeeded() ? Look.GOOD : Look.BAD, word)
                .and(
                        Look.MINOR,
                        Wording.time(last.finished().get().occurredAt()) + (detail.isBlank() ? "" : ": " + detail));
    }

    private static String type(IncidentAction action) {
        return Wording.capital(Wording.words(action.plan().event().actionType()));
    }

    private static Phrase state(IncidentAction action) {
        ActionState state = action.state();
        if (state instanceof ActionState.Verified it) {
            return Phrase.of(it.holds() ? Look.GOOD : Look.BAD, it.holds() ? "verified" : "does not hold")
                    .and(Look.MINOR, Wording.time(it.at()));
        } else if (state instanceof ActionState.Executed it) {
            return Phrase.of(Look.OPEN, "done, not read back").and(Look.MINOR, Wording.time(it.at()));
        } else if (state instanceof ActionState.Released it) {
            return Phrase.text("undone").and(Look.MINOR, Wording.time(it.at()) + ": " + it.reason());
        } else if (state instanceof ActionState.Failed it) {
            return Phrase.of(Look.BAD, "failed").and(Look.MINOR, Wording.time(it.at()) + ": " + it.reason());
        } else if (state instanceof ActionState.Executing it) {
            return Phrase.of(
                    Look.OPEN, (it.undoing() ? "undoing" : "executing") + ", stopped at change " + (it.step() + 1));
        }
        return Phrase.of(
                Look.OPEN, state instanceof ActionState.Approved ? "approved, not done" : "planned, not approved");
    }

    private static Phrase approvers(IncidentAction action) {
        return Phrase.text(String.join(
                ", ",
                action.approvals().stream()
                        .map(it -> it.actor().id())
                        .distinct()
                        .toList()));
    }

    private static Phrase executors(IncidentAction action) {
        return Phrase.text(String.join(
                ", ", action.executedBy().stream().map(ActionsSection::name).toList()));
    }

    private static String name(Actor actor) {
        return actor instanceof Actor.Automation automation
                ? automation.id() + " by rule " + automation.rule()
                : actor.id();
    }

    private static Phrase approvals(IncidentAction action) {
        return Phrase.join(
                "; ",
                action.approvals().stream()
                        .map(it -> Phrase.text(it.actor().id() + " as "
                                + Wording.words(it.event().role()) + " on " + Wording.time(it.occurredAt()) + ": "
                                + it.event().reason()))
                        .toList());
    }

    private Phrase checks(IncidentAction action) {
        return Phrase.join(
                "; ",
                journal.stream()
                        .filter(entry -> entry.event() instanceof ActionVerified it
                                && it.actionId().equals(action.id()))
                        .map(ActionsSection::check)
                        .toList());
    }

    private static Phrase check(JournalEntry entry) {
        if (!(entry.event() instanceof ActionVerified it)) {
            return Phrase.EMPTY;
        }
        return Phrase.of(it.holds() ? Look.GOOD : Look.BAD, it.holds() ? "holds" : "does not hold")
                .and(", " + Wording.time(entry.occurredAt()) + (it.detail().isBlank() ? "" : ": " + it.detail()));
    }
}
