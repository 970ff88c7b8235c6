package io.cloudir.respond.playbook;

import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.model.Actor;
import io.cloudir.respond.playbook.condition.NamedFacts;
import io.cloudir.respond.playbook.condition.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a playbook with facts and a time that a test sets, and without a cloud. */
final class Walk {
    final List<String> done = new ArrayList<>();
    private final Interpreter interpreter;
    private final Map<String, Value> facts = new HashMap<>();
    private final Map<String, StepVisit> visits = new java.util.LinkedHashMap<>();
    private final Recorded<PlaybookStarted> started;
    private Optional<Recorded<PlaybookFinished>> finished = Optional.empty();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private long seq = 1;
    private Turn last = new Turn(List.of(), List.of(), Optional.empty());

    Walk(Playbooks known, Playbook playbook, PlaybookSettings settings) {
        interpreter = new Interpreter(known, playbook, settings);
        started = recorded(new PlaybookStarted(
                "run", playbook.id(), playbook.name(), List.of(playbook.digest()), Optional.of(settings.bounds())));
    }

    Walk with(String fact, Value value) {
        facts.put(fact, value);
        return this;
    }

    Walk pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Takes every turn up to the next command, and returns those whose turn it is. */
    List<String> orders() {
        last = interpreter.next(run(), new NamedFacts(facts), now);
        while (!last.events().isEmpty()) {
            last.events().forEach(this::apply);
            last = interpreter.next(run(), new NamedFacts(facts), now);
        }
        return last.orders().stream().map(order -> order.command().text()).toList();
    }

    /** Does the commands whose turn it is. */
    Walk doAll() {
        orders();
        for (Order order : last.orders()) {
            done.add(order.command().text());
            apply(new PlaybookCommandDone("run", order.visit(), order.number(), "done"));
        }
        orders();
        return this;
    }

    Walk failAll() {
        orders();
        for (Order order : last.orders()) {
            apply(new PlaybookStepFinished("run", order.visit(), StepOutcome.FAILED, "no"));
        }
        orders();
        return this;
    }

    Walk toEnd() {
        for (int turn = 0; turn < 100 && !orders().isEmpty(); turn++) {
            doAll();
        }
        return this;
    }

    Optional<Duration> lookAgain() {
        return last.lookAgain().map(at -> Duration.between(now, at));
    }

    Optional<PlaybookFinished> end() {
        return finished.map(Recorded::event);
    }

    PlaybookRun run() {
        return new PlaybookRun(started, List.copyOf(visits.values()), finished);
    }

    private void apply(PlaybookEvent event) {
        if (event instanceof PlaybookStepStarted it) {
            visits.put(it.visit(), new StepVisit(recorded(it), List.of(), List.of(), Optional.empty()));
        } else if (event instanceof PlaybookBranchTaken it) {
            StepVisit visit = at(it.visit());
            List<Recorded<PlaybookBranchTaken>> branches = new ArrayList<>(visit.branches());
            branches.add(recorded(it));
            visits.put(it.visit(), new StepVisit(visit.started(), branches, visit.commands(), visit.finished()));
        } else if (event instanceof PlaybookCommandDone it) {
            StepVisit visit = at(it.visit());
            List<Recorded<PlaybookCommandDone>> commands = new ArrayList<>(visit.commands());
            commands.add(recorded(it));
            visits.put(it.visit(), new StepVisit(visit.started(), visit.branches(), commands, visit.finished()));
        } else if (event instanceof PlaybookStepFinished it) {
            StepVisit visit = at(it.visit());
            visits.put(
                    it.visit(),
                    new StepVisit(visit.started(), visit.branches(), visit.commands(), Optional.of(recorded(it))));
        } else if (event instanceof PlaybookFinished it) {
            finished = Optional.of(recorded(it));
        }
    }

    private StepVisit at(String visit) {
        return Optional.ofNullable(visits.get(visit)).orElseThrow();
    }

    private <E extends IncidentEvent> Recorded<E> recorded(E event) {
        return new Recorded<>(event, seq++, now, now, new Actor.Automation("test", "walk"));
    }
}
