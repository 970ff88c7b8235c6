package io.cloudir.review.section;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.Word;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.review.metrics.CycleMetrics;
import io.cloudir.review.metrics.Lapse;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Validated;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When it was contained and recovered, said only of what the journal does not know to be otherwise, and on whose word. */
final class SummaryHeld {
    private final Dossier dossier;
    private final Incident incident;

    SummaryHeld(Dossier dossier) {
        this.dossier = dossier;
        incident = dossier.incident();
    }

    Phrase told() {
        return Phrase.text(times()).and(word("remediations", contained())).and(word("restorations", recovered()));
    }

    /** A validation that counts now. */
    private record Pass(boolean valid, Optional<Word> word, String by, long seq) {}

    private Optional<Pass> contained() {
        return incident.progress()
                .remediations()
                .map(it -> pass(it, it.event().valid(), it.event().word()));
    }

    private Optional<Pass> recovered() {
        return incident.progress()
                .restorations()
                .map(it -> pass(it, it.event().valid(), it.event().word()));
    }

    private static Pass pass(Recorded<?> entry, boolean valid, Optional<Word> word) {
        return new Pass(valid, word, entry.actor().id(), entry.seq());
    }

    private String times() {
        StringBuilder told = new StringBuilder();
        List<CycleMetrics> cycles = dossier.metrics().cycles();
        for (CycleMetrics cycle : cycles) {
            boolean newest = cycle.number() == cycles.size();
            String since = cycle.number() == 1 ? "its opening" : "the reopening";
            String lead = cycles.size() == 1 ? "It was " : "In cycle " + cycle.number() + " it was ";
            List<String> times = new ArrayList<>();
            if (newest ? stands(contained(), Purpose.CONTAIN) : heldToTheEnd(cycle, SummaryHeld::contains)) {
                length(cycle, Lapse.Kind.CONTAIN).ifPresent(it -> times.add("contained " + it));
            }
            if (newest ? stands(recovered(), Purpose.RECOVER) : heldToTheEnd(cycle, SummaryHeld::recovers)) {
                length(cycle, Lapse.Kind.RECOVER).ifPresent(it -> times.add("recovered " + it));
            }
            if (!times.isEmpty()) {
                told.append(lead)
                        .append(String.join(" and ", times))
                        .append(" after ")
                        .append(since)
                        .append(". ");
            }
        }
        return told.toString();
    }

    private static Optional<String> length(CycleMetrics cycle, Lapse.Kind kind) {
        return cycle.lapse(kind).duration().map(Wording::length);
    }

    /** Whether the last validation of a cycle that is over says so. */
    private boolean heldToTheEnd(CycleMetrics metrics, Function<IncidentEvent, Optional<Boolean>> verdict) {
        List<Cycle> cycles = incident.progress().cycles();
        long from = cycles.get(metrics.number() - 1).beganSeq();
        long end = cycles.get(metrics.number()).beganSeq();
        return dossier.journal().stream()
                .filter(entry -> entry.seq() >= from && entry.seq() < end)
                .flatMap(entry -> verdict.apply(entry.event()).stream())
                .reduce(false, (before, after) -> after);
    }

    private static Optional<Boolean> contains(IncidentEvent event) {
        return event instanceof RemediationsValidated it ? Optional.of(it.holds()) : Optional.empty();
    }

    private static Optional<Boolean> recovers(IncidentEvent event) {
        return event instanceof RestorationsValidated it ? Optional.of(it.holds()) : Optional.empty();
    }

    /** Whether the newest validation says so, and nothing was found broken after it. */
    private boolean stands(Optional<Pass> pass, Purpose purpose) {
        return pass.filter(it ->
                        it.valid() && it.word().filter(Word::isContradicted).isEmpty())
                .filter(it -> incident.response().actions().stream()
                        .noneMatch(action -> action.purpose() == purpose
                                && action.changedSeq() > it.seq()
                                && isBroken(action.state())))
                .isPresent();
    }

    private static boolean isBroken(ActionState state) {
        return state instanceof ActionState.Failed || (state instanceof ActionState.Verified it && !it.holds());
    }

    private static Phrase word(String what, Optional<Pass> pass) {
        return pass.filter(Pass::valid)
                .flatMap(it -> it.word().map(word -> told(what, it.by(), word)))
                .orElse(Phrase.EMPTY);
    }

    private static Phrase told(String what, String by, Word word) {
        String said = "The " + what + " were validated on the word of " + by;
        return word.isContradicted()
                ? Phrase.text(said + " ")
                        .and(Look.BAD, "against the journal")
                        .and("." + SummarySection.sentence(Validated.against(word)) + " ")
                : Phrase.text(said + "; nobody looked at the cloud. ");
    }
}
