package io.cloudir.drill;

import io.cloudir.IncidentResponse;
import io.cloudir.drill.DrillResult.Played;
import io.cloudir.drill.DrillResult.Times;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.model.Text;
import io.cloudir.respond.ContainmentStanding;
import io.cloudir.review.metrics.CycleMetrics;
import io.cloudir.review.metrics.Lapse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges a drill by the journals that it left, and by trying every credential of the attacker once more. */
final class Outturn {
    private final Drill drill;
    private final DrillSettings settings;
    private final IncidentResponse response;
    private final JournalStore store;
    private final List<Goal> goals = new ArrayList<>();

    Outturn(Drill drill, DrillSettings settings, IncidentResponse response, JournalStore store) {
        this.drill = drill;
        this.settings = settings;
        this.response = response;
        this.store = store;
    }

    DrillResult of(Attack attack) {
        List<Incident> incidents = response.incidents().stream()
                .sorted(Comparator.comparing(Incident::openedAt)
                        .thenComparing(incident -> incident.id().value()))
                .toList();
        List<Played> played = new ArrayList<>();
        for (Incident incident : incidents) {
            played.add(played(incident, played.isEmpty() ? attack.began() : Optional.empty()));
        }
        goal(
                "detected",
                !incidents.isEmpty(),
                Text.count(incidents.size(), "incident") + (incidents.size() == 1 ? " was" : " were") + " opened");
        scenario(incidents);
        within("detected in time", played, drill.targets().detect(), Times::detect, "");
        within("contained in time", played, drill.targets().contain(), Times::contain, byWord(incidents));
        within("recovered in time", played, drill.targets().recover(), Times::recover, "");
        if (drill.returns()) {
            long passes = played.stream().mapToLong(it -> it.passes().size()).sum();
            goal("return noticed", passes > 1, passes + " passes through the life cycle");
        }
        lockedOut(attack);
        none(
                "actions hold",
                incidents,
                Outturn::looseEnds,
                "every action that was executed was read back and holds, or was undone");
        none("closed", incidents, Outturn::notClosed, "every incident is closed");
        none("journals prove themselves", incidents, this::unproven, "every journal verifies");
        return new DrillResult(drill.name(), settings.seed(), played, goals);
    }

    private Played played(Incident incident, Optional<Instant> attacked) {
        List<CycleMetrics> measured = response.report(incident.id()).metrics().cycles();
        List<JournalEntry> journal = store.read(incident.id(), 0);
        List<Times> passes = new ArrayList<>();
        for (Cycle cycle : incident.progress().cycles()) {
            CycleMetrics times = measured.get(cycle.number() - 1);
            Optional<Instant> since = attacked.filter(it -> cycle.number() == 1);
            passes.add(new Times(
                    toDetect(journal, cycle, since),
                    times.lapse(Lapse.Kind.CONTAIN).duration(),
                    times.lapse(Lapse.Kind.RECOVER).duration()));
        }
        return new Played(
                incident.id(),
                incident.scenario(),
                incident.phase(),
                passes,
                new String(store.export(incident.id()), StandardCharsets.UTF_8));
    }

    /** The first entry says when it happened, by the record; that it was known is only so since it was written. */
    private static Optional<Duration> toDetect(List<JournalEntry> journal, Cycle cycle, Optional<Instant> attacked) {
        return journal.stream()
                .filter(entry -> entry.seq() >= cycle.beganSeq())
                .findFirst()
                .map(entry -> Duration.between(attacked.orElse(entry.occurredAt()), entry.recordedAt()));
    }

    private void scenario(List<Incident> incidents) {
        String handled = incidents.stream().findFirst().map(Incident::scenario).orElse("none");
        goal(
                "right scenario",
                handled.equals(drill.scenario()),
                "the first incident was handled as " + handled + ", expected " + drill.scenario());
    }

    /** Whom no action cuts off is contained only as far as somebody's word goes, and who plays gives it easily. */
    private static String byWord(List<Incident> incidents) {
        List<String> suspects = incidents.stream()
                .flatMap(incident -> ContainmentStanding.of(incident).leftToPeople().stream())
                .map(it -> Text.printable(it.target().id()))
                .distinct()
                .toList();
        return suspects.isEmpty() ? "" : "; by word alone: " + String.join(", ", suspects);
    }

    private void within(
            String name,
            List<Played> played,
            Duration limit,
            Function<Times, Optional<Duration>> which,
            String besides) {
        List<Optional<Duration>> took = played.stream()
                .flatMap(incident -> incident.passes().stream())
                .map(which)
                .toList();
        boolean met = !took.isEmpty()
                && took.stream()
                        .allMatch(it -> it.filter(length -> length.compareTo(limit) <= 0)
                                .isPresent());
        List<String> words =
                took.stream().map(it -> it.map(Lengths::words).orElse("never")).toList();
        goal(name, met, "took " + String.join(", ", words) + "; at most " + Lengths.words(limit) + besides);
    }

    private void lockedOut(Attack attack) {
        List<String> open = attack.credentials().entrySet().stream()
                .filter(held -> attack.opens(held.getKey()))
                .map(held -> held.getKey() + " (" + held.getValue() + ")")
                .toList();
        goal(
                "attacker locked out",
                open.isEmpty(),
                open.isEmpty()
                        ? "none of " + attack.credentials().size() + " credentials works"
                        : "these still work: " + String.join(", ", open));
    }

    private void none(String name, List<Incident> incidents, Function<Incident, List<String>> amiss, String otherwise) {
        List<String> found = incidents.stream()
                .flatMap(incident -> amiss.apply(incident).stream())
                .toList();
        goal(name, found.isEmpty(), found.isEmpty() ? otherwise : String.join("; ", found));
    }

    /** Planned and never executed is no loose end: nothing was changed. */
    private static List<String> looseEnds(Incident incident) {
        return incident.response().actions().stream()
                .filter(action -> !holds(action.state()))
                .map(action -> describe(incident, action))
                .toList();
    }

    private static boolean holds(ActionState state) {
        return state instanceof ActionState.Planned
                || state instanceof ActionState.Approved
                || state instanceof ActionState.Released
                || (state instanceof ActionState.Verified verified && verified.holds());
    }

    private static String describe(Incident incident, IncidentAction action) {
        return incident.id() + ": action " + action.id() + " ("
                + action.plan().event().actionType() + ") is " + action.state();
    }

    private static List<String> notClosed(Incident incident) {
        return incident.phase() == Phase.CLOSED
                ? List.of()
                : List.of(incident.id() + " is in phase " + incident.phase().code());
    }

    private List<String> unproven(Incident incident) {
        return response.verifyJournal(incident.id(), Verifier.withoutHead()).ok()
                ? List.of()
                : List.of("the journal of " + incident.id() + " does not verify");
    }

    private void goal(String name, boolean met, String why) {
        goals.add(new Goal(name, met, why));
    }
}
