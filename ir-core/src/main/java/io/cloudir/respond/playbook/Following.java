package io.cloudir.respond.playbook;

import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.respond.playbook.condition.NamedFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes along a run once more from its begin, to where it stands now, and gathers what comes next there. */
final class Following {
    private final Playbooks known;
    private final PlaybookSettings settings;
    private final String runId;
    private final Map<String, StepVisit> visits = new HashMap<>();
    private final NamedFacts facts;
    private final Instant now;

    private final List<PlaybookEvent> events = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private Optional<Instant> lookAgain = Optional.empty();

    Following(Playbooks known, PlaybookSettings settings, PlaybookRun run, NamedFacts facts, Instant now) {
        this.known = known;
        this.settings = settings;
        this.runId = run.id();
        this.facts = facts;
        this.now = now;
        run.visits().forEach(visit -> visits.put(visit.id(), visit));
    }

    Turn turn() {
        return new Turn(events, orders, lookAgain);
    }

    /** A whole playbook: its main branch, and if that fails the one that handles what nothing else did. */
    Branch book(Playbook book, String prefix, Instant since, int calls) {
        Branch main = branch(book, prefix, book.start(), since, calls);
        if (main instanceof Branch.Failed failed && book.exception().isPresent()) {
            Branch handling =
                    branch(book, prefix + "exception.", book.exception().get(), failed.at(), calls);
            if (handling instanceof Branch.Open) {
                return handling;
            }
            String more = handling instanceof Branch.Failed again ? "; then " + again.reason() : "";
            return new Branch.Failed(failed.reason() + more, failed.at());
        }
        return main;
    }

    private Branch branch(Playbook book, String prefix, String first, Instant begin, int calls) {
        Step step = book.step(first);
        Instant since = begin;
        for (int number = 1; ; number++) {
            StepVisit visit = visits.get(prefix + number);
            if (visit == null) {
                begin(book, step, prefix + number, since);
                return new Branch.Open();
            }
            Optional<Recorded<PlaybookStepFinished>> finished = visit.finished();
            if (finished.isEmpty()) {
                goOn(book, step, visit, calls);
                return new Branch.Open();
            }
            since = finished.get().occurredAt();
            boolean succeeded = finished.get().event().outcome() == StepOutcome.SUCCEEDED;
            Optional<String> next = succeeded ? step.head().next() : step.head().onFailure();
            if (next.isEmpty()) {
                return succeeded
                        ? new Branch.Ended(since)
                        : new Branch.Failed(
                                step.head().name() + ": "
                                        + finished.get().event().reason(),
                                since);
            }
            step = book.step(next.get());
        }
    }

    private void begin(Playbook book, Step step, String visit, Instant since) {
        Instant due = since.plus(step.head().delay());
        if (now.isBefore(due)) {
            look(due);
        } else {
            events.add(new PlaybookStepStarted(
                    runId, visit, step.head().id(), step.head().name(), book.digest()));
        }
    }

    private void goOn(Playbook book, Step step, StepVisit visit, int calls) {
        Optional<Duration> limit = step.head().timeout();
        if (limit.isEmpty() && step instanceof Step.Action) {
            limit = Optional.of(settings.stepLimit());
        }
        if (limit.isPresent()) {
            Instant end = visit.started().occurredAt().plus(limit.get());
            if (!now.isBefore(end)) {
                finish(visit, StepOutcome.TIMED_OUT, "ACTION_TIMEOUT: not done within " + limit.get());
                return;
            }
            look(end);
        }
        if (step instanceof Step.Action action) {
            act(action, visit);
        } else if (step instanceof Step.Call call) {
            call(call, visit, calls);
        } else if (step instanceof Step.Parallel parallel) {
            parallel(book, parallel, visit, calls);
        } else if (step instanceof Step.If choice) {
            decideOnce(
                    book,
                    step,
                    visit,
                    calls,
                    Boolean.toString(choice.condition().holds(facts)),
                    choice.condition().because(facts));
        } else if (step instanceof Step.Switch choice) {
            String value = choice.subject().value(facts).text();
            String name = choice.branches().containsKey(value) ? value : Step.Switch.DEFAULT;
            decideOnce(book, step, visit, calls, name, choice.subject().text() + " = " + value);
        } else if (step instanceof Step.While loop) {
            loop(book, loop, visit, calls);
        } else {
            finish(visit, StepOutcome.SUCCEEDED, "");
        }
    }

    private void act(Step.Action action, StepVisit visit) {
        int done = visit.commands().size();
        if (done >= action.commands().size()) {
            finish(
                    visit,
                    StepOutcome.SUCCEEDED,
                    visit.commands().get(done - 1).event().detail());
            return;
        }
        orders.add(new Order(
                visit.id(),
                action,
                done,
                action.commands().get(done),
                visit.started().occurredAt(),
                visit.started().seq()));
    }

    private void call(Step.Call call, StepVisit visit, int calls) {
        Optional<Playbook> called = known.find(call.playbook());
        if (called.isEmpty() || calls >= Playbooks.CALL_DEPTH) {
            finish(
                    visit,
                    StepOutcome.FAILED,
                    called.isEmpty()
                            ? "playbook " + call.playbook() + " is not known here"
                            : "playbooks lie more than " + Playbooks.CALL_DEPTH + " calls deep");
            return;
        }
        close(visit, book(called.get(), visit.id() + "/call.", visit.started().occurredAt(), calls + 1));
    }

    private void parallel(Playbook book, Step.Parallel parallel, StepVisit visit, int calls) {
        List<String> failures = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<String, String> start : parallel.branches().entrySet()) {
            Branch branch = branch(
                    book,
                    visit.id() + '/' + start.getKey() + '.',
                    start.getValue(),
                    visit.started().occurredAt(),
                    calls);
            open |= branch instanceof Branch.Open;
            if (branch instanceof Branch.Failed failed) {
                failures.add(failed.reason());
            }
        }
        if (!open) {
            finish(visit, failures.isEmpty() ? StepOutcome.SUCCEEDED : StepOutcome.FAILED, String.join("; ", failures));
        }
    }

    private void decideOnce(Playbook book, Step step, StepVisit visit, int calls, String branch, String because) {
        if (visit.branches().isEmpty()) {
            events.add(new PlaybookBranchTaken(runId, visit.id(), branch, because));
            return;
        }
        Recorded<PlaybookBranchTaken> taken = visit.branches().get(0);
        String first = step.branches().get(taken.event().branch());
        if (first == null) {
            finish(visit, StepOutcome.SUCCEEDED, "nothing is to be done then");
        } else {
            close(visit, taken(book, visit, taken, first, calls));
        }
    }

    private void loop(Playbook book, Step.While loop, StepVisit visit, int calls) {
        int rounds = visit.branches().size();
        if (rounds > 0) {
            Branch round = taken(book, visit, visit.branches().get(rounds - 1), loop.body(), calls);
            if (!(round instanceof Branch.Ended)) {
                close(visit, round);
                return;
            }
        }
        String because = loop.condition().because(facts);
        if (!loop.condition().holds(facts)) {
            finish(visit, StepOutcome.SUCCEEDED, because);
        } else if (rounds >= settings.rounds()) {
            finish(visit, StepOutcome.FAILED, "still so after " + rounds + " rounds: " + because);
        } else {
            events.add(new PlaybookBranchTaken(runId, visit.id(), "round-" + (rounds + 1), because));
        }
    }

    private Branch taken(Playbook book, StepVisit visit, Recorded<PlaybookBranchTaken> taken, String first, int calls) {
        return branch(book, visit.id() + '/' + taken.event().branch() + '.', first, taken.occurredAt(), calls);
    }

    private void close(StepVisit visit, Branch branch) {
        if (branch instanceof Branch.Ended) {
            finish(visit, StepOutcome.SUCCEEDED, "");
        } else if (branch instanceof Branch.Failed failed) {
            finish(visit, StepOutcome.FAILED, failed.reason());
        }
    }

    private void finish(StepVisit visit, StepOutcome outcome, String reason) {
        events.add(new PlaybookStepFinished(runId, visit.id(), outcome, reason));
    }

    private void look(Instant at) {
        lookAgain = lookAgain.filter(soonest -> soonest.isBefore(at)).or(() -> Optional.of(at));
    }
}
