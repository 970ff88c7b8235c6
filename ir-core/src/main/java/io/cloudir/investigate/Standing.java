package io.cloudir.investigate;

import io.cloudir.cloud.Description;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.StateRef;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.investigate.inquiry.Answer;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How something that was damaged stands now, by what the cloud answers: what the response set and that still stands is restored;
 * else what was deleted must be there again, what was made gone, what was stopped running, what was exposed closed.
 */
final class Standing {
    private static final Set<String> GONE = Set.of("terminated", "deleted");
    private static final Map<String, Set<String>> STOPPED = Map.of(
            "state", Set.of("stopped"),
            "logging", Set.of("false"),
            "enabled", Set.of("false"),
            "recording", Set.of("false"),
            "status", Set.of("Inactive", "Disabled"),
            "concurrency", Set.of("0"),
            "desired-count", Set.of("0"));

    private final Inquiry inquiry;
    private final Answers answers;
    private final Restored restored;

    Standing(Inquiry inquiry, Answers answers) {
        this.inquiry = inquiry;
        this.answers = answers;
        this.restored = new Restored(inquiry);
    }

    /** What was seen. */
    record Seen(DamageStanding standing, String text) {
        static Seen damaged(String text) {
            return new Seen(DamageStanding.DAMAGED, text);
        }

        static Seen restored(String text) {
            return new Seen(DamageStanding.RESTORED, text);
        }

        static Seen unknown(String text) {
            return new Seen(DamageStanding.UNKNOWN, text);
        }
    }

    /**
     * The worst of what can be said about each effect.
     *
     * @param kind what the cloud calls the thing's kind
     * @param effects what was done to it, each with the ids of the records that did it
     */
    Seen of(Entity asset, String kind, Map<DamageEffect, Set<String>> effects) {
        Optional<Seen> worst = Optional.empty();
        for (Map.Entry<DamageEffect, Set<String>> entry : effects.entrySet()) {
            DamageEffect effect = entry.getKey();
            List<StateRef> reads = restored.changed(asset, kind, effect, entry.getValue());
            Seen seen = effect == DamageEffect.READ
                    ? Seen.damaged("what was read stays known: change it, or tell whom it concerns")
                    : reads.isEmpty() ? by(asset, effect) : byWhatWasSet(reads);
            if (worst.isEmpty() || rank(seen) > rank(worst.get())) {
                worst = Optional.of(seen);
            }
        }
        return worst.orElse(Seen.unknown("nothing is told of what happened to it"));
    }

    private static int rank(Seen seen) {
        return switch (seen.standing()) {
            case RESTORED -> 0;
            case UNKNOWN -> 1;
            case DAMAGED -> 2;
        };
    }

    private Seen byWhatWasSet(List<StateRef> reads) {
        for (StateRef target : reads) {
            Optional<String> value = answers.to(inquiry.cloud().read(target));
            if (value.isEmpty()) {
                return Seen.unknown("the cloud does not tell whether " + target + " stays as the response set it");
            }
            if (!value.get().equals(restored.to(target).after())) {
                return Seen.damaged(target + " is not any more what action "
                        + restored.to(target).actionId() + " set");
            }
        }
        return Seen.restored("what action " + restored.to(reads.get(0)).actionId() + " set still stands");
    }

    private Seen by(Entity asset, DamageEffect effect) {
        if (effect == DamageEffect.EXPOSED) {
            return exposed(asset);
        }
        Question<Description> question = inquiry.cloud().describe(asset);
        Optional<Description> told = answers.to(question);
        boolean absent = answers.all().stream()
                .anyMatch(it -> it.question().key().equals(question.key()) && it.answer() instanceof Answer.Absent);
        if (told.isEmpty() && !absent) {
            return Seen.unknown("the cloud does not tell how it stands");
        }
        boolean gone = absent || told.filter(Standing::isGone).isPresent();
        return switch (effect) {
            case DELETED ->
                gone
                        ? Seen.damaged("it is not there")
                        : Seen.unknown("it is there; nobody can tell whether all that was in it is");
            case CREATED -> gone ? Seen.restored("it is gone") : Seen.damaged("it is still there");
            case STOPPED ->
                gone
                        ? Seen.damaged("it is not there")
                        : told.flatMap(Standing::stopped)
                                .map(what -> Seen.damaged("it is stopped still: " + what))
                                .orElse(Seen.restored("it is not stopped any more"));
            default ->
                gone
                        ? Seen.damaged("it is not there any more")
                        : Seen.damaged("no action of the response has taken that back");
        };
    }

    private Seen exposed(Entity asset) {
        Optional<Exposure> exposure = answers.to(inquiry.cloud().exposure());
        Optional<Exposure.Opening> open = exposure.stream()
                .flatMap(it -> it.openings().stream())
                .filter(it -> it.to().id().equals(asset.id()) || it.state().id().equals(asset.id()))
                .findFirst();
        if (open.isPresent()) {
            return Seen.damaged("it is reached from " + open.get().from() + " by "
                    + open.get().way());
        }
        return exposure.filter(it -> it.completeness().isComplete()).isPresent()
                ? Seen.restored("nobody from outside reaches it any more")
                : Seen.unknown("the cloud does not tell who reaches it");
    }

    private static boolean isGone(Description description) {
        return description.state().isEmpty()
                || description.state().entrySet().stream()
                        .anyMatch(it -> it.getKey().aspect().equals("state") && GONE.contains(it.getValue()));
    }

    private static Optional<String> stopped(Description description) {
        return description.state().entrySet().stream()
                .filter(it ->
                        STOPPED.getOrDefault(it.getKey().aspect(), Set.of()).contains(it.getValue()))
                .map(it -> it.getKey().aspect() + " is " + it.getValue())
                .findFirst();
    }
}
