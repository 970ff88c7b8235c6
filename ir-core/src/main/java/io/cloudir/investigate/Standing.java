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
import java.util.regex.Pattern;

/**
 * How something that was damaged stands now, by what the cloud answers: what the response set and that still stands is restored,
 * unless it only shut the thing; else what was made must be gone, and then nothing of it is damaged but what was read of it; what was stopped be seen running, what was exposed closed, and
 * that of a kind whose ways in the cloud tells. What nobody can tell is unknown.
 */
final class Standing {
    private static final Set<String> GONE = Set.of("terminated", "deleted");
    private static final Map<String, Set<String>> STOPPED = Map.of(
            "state", Set.of("stopped", "stopping"),
            "logging", Set.of("false"),
            "enabled", Set.of("false"),
            "recording", Set.of("false"),
            "status", Set.of("Inactive", "Disabled"),
            "concurrency", Set.of("0"),
            "desired-count", Set.of("0"));

    private static final Map<String, Set<String>> RUNNING = Map.of(
            "state", Set.of("running", "available", "active", "enabled"),
            "logging", Set.of("true"),
            "enabled", Set.of("true"),
            "recording", Set.of("true"),
            "status", Set.of("Active", "Enabled"),
            "concurrency", Set.of(StateRef.ABSENT));

    /** What counts things runs from one on. */
    private static final Set<String> COUNTED = Set.of("concurrency", "desired-count");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,9}");

    /** Kinds of things whose ways in an answer about exposure tells. */
    private static final Set<String> TOLD =
            Set.of("s3:bucket", "ec2:security-group", "ec2:snapshot", "ec2:image", "rds:snapshot", "lambda:function");

    /** A trust policy that denies and allows nothing shuts out everybody, whoever was let in before. */
    private static final Pattern DENIES = Pattern.compile("\"Effect\"\\s*:\\s*\"Deny\"");

    private static final Pattern ALLOWS = Pattern.compile("\"Effect\"\\s*:\\s*\"Allow\"");

    private final Inquiry inquiry;
    private final Answers answers;
    private final Restored restored;

    Standing(Inquiry inquiry, Answers answers) {
        this.inquiry = inquiry;
        this.answers = answers;
        this.restored = new Restored(inquiry);
    }

    /** How it is told that a thing of the suspects is there no more, and that it is. */
    private static final String MADE_AND_GONE = "it was made in the incident and is gone";

    private static final String MADE_AND_THERE = "it was made in the incident and is still there";

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
     * @param calls the names of the calls of records, by their ids, as far as they are at hand
     * @param made whether suspects made the thing themselves: then nothing but what was read outlasts it
     */
    Seen of(
            Entity asset,
            String kind,
            Map<DamageEffect, Set<String>> effects,
            Map<String, String> calls,
            boolean made) {
        boolean gone = made && isGone(asset);
        if (made && !gone && isLeft(asset, kind, effects)) {
            return Seen.damaged(MADE_AND_THERE);
        }
        Optional<Seen> worst = Optional.empty();
        for (Map.Entry<DamageEffect, Set<String>> entry : effects.entrySet()) {
            DamageEffect effect = entry.getKey();
            List<StateRef> reads = restored.changed(asset, kind, effect, entry.getValue());
            Seen seen = effect == DamageEffect.READ
                    ? Seen.damaged("what was read stays known: change it, or tell whom it concerns")
                    : gone
                            ? Seen.restored(MADE_AND_GONE)
                            : reads.isEmpty()
                                    ? by(
                                            asset,
                                            kind,
                                            effect,
                                            entry.getValue().stream()
                                                    .map(record -> calls.getOrDefault(record, ""))
                                                    .toList())
                                    : byWhatWasSet(reads);
            if (worst.isEmpty() || rank(seen) > rank(worst.get())) {
                worst = Optional.of(seen);
            }
        }
        return worst.orElse(Seen.unknown("nothing is told of what happened to it"));
    }

    /** Whether a thing that suspects made is there and the response has not taken its making back, as by shutting it. */
    private boolean isLeft(Entity asset, String kind, Map<DamageEffect, Set<String>> effects) {
        return answers.to(inquiry.cloud().describe(asset)).isPresent()
                && restored.changed(
                                asset, kind, DamageEffect.CREATED, effects.getOrDefault(DamageEffect.CREATED, Set.of()))
                        .isEmpty();
    }

    /** Whether an earlier survey said of a thing that suspects made it. */
    static boolean saidMade(String seen) {
        return seen.equals(MADE_AND_GONE) || seen.equals(MADE_AND_THERE);
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
        Optional<StateRef> shut = reads.stream()
                .filter(target -> isStopGap(target, restored.to(target).after()))
                .findFirst();
        if (shut.isPresent()) {
            return Seen.damaged("action " + restored.to(shut.get()).actionId() + " took it out of use by " + shut.get()
                    + ": what was there before is not back");
        }
        return Seen.restored("what action " + restored.to(reads.get(0)).actionId() + " set still stands");
    }

    /** Where nobody knows what was there before, the response shuts a thing: that stops the attack and brings nothing back. */
    private static boolean isStopGap(StateRef target, String after) {
        return switch (target.aspect()) {
            case "concurrency" -> after.equals("0");
            case "trust-policy" ->
                DENIES.matcher(after).find() && !ALLOWS.matcher(after).find();
            default -> false;
        };
    }

    private Seen by(Entity asset, String kind, DamageEffect effect, List<String> calls) {
        if (effect == DamageEffect.EXPOSED) {
            return exposed(asset, kind, calls);
        }
        Optional<Description> told = answers.to(inquiry.cloud().describe(asset));
        boolean gone = isGone(asset);
        if (told.isEmpty() && !gone) {
            return Seen.unknown("the cloud does not tell how it stands");
        }
        return switch (effect) {
            case DELETED ->
                gone
                        ? Seen.damaged("it is not there")
                        : Seen.unknown("it is there; nobody can tell whether all that was in it is");
            case CREATED -> gone ? Seen.restored(MADE_AND_GONE) : Seen.damaged(MADE_AND_THERE);
            case STOPPED ->
                gone
                        ? Seen.damaged("it is not there")
                        : told.flatMap(Standing::stopped)
                                .map(what -> Seen.damaged("it is stopped still: " + what))
                                .or(() -> told.flatMap(Standing::running)
                                        .map(what -> Seen.restored("it is not stopped any more: " + what)))
                                .orElse(Seen.unknown("the cloud does not tell whether it runs"));
            default ->
                gone
                        ? Seen.damaged("it is not there any more")
                        : Seen.damaged("no action of the response has taken that back");
        };
    }

    private Seen exposed(Entity asset, String kind, List<String> calls) {
        Optional<Exposure> exposure = answers.to(inquiry.cloud().exposure());
        String name = lastOf(asset.id());
        Optional<Exposure.Opening> open = exposure.stream()
                .flatMap(it -> it.openings().stream())
                .filter(it -> lastOf(it.to().id()).equals(name)
                        || (it.state().kind().equals(kind) && it.state().id().equals(name)))
                .findFirst();
        if (open.isPresent()) {
            return Seen.damaged("it is reached from " + open.get().from() + " by "
                    + open.get().way());
        }
        if (exposure.filter(it -> it.completeness().isComplete()).isEmpty()) {
            return Seen.unknown("the cloud does not tell who reaches it");
        }
        if (!TOLD.contains(kind)) {
            return Seen.unknown("nobody can tell who is let in to a thing of its kind");
        }
        return calls.stream().allMatch(Standing::isOfAWayIn)
                ? Seen.restored("nobody from outside reaches it any more")
                : Seen.unknown("nobody from outside reaches it now; whether what guarded it is back, nobody can tell");
    }

    /** Taking away a guard opens nothing by itself, so that nothing is open is no sign that it is back; neither are lists. */
    private static boolean isOfAWayIn(String call) {
        return !call.isEmpty() && !call.contains("PublicAccessBlock") && !call.endsWith("Acl");
    }

    private static String lastOf(String id) {
        String name = id.substring(id.lastIndexOf(':') + 1);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether the cloud says that it is not, or not any more, there. */
    private boolean isGone(Entity asset) {
        Question<Description> question = inquiry.cloud().describe(asset);
        return answers.to(question).filter(Standing::isGone).isPresent()
                || answers.all().stream()
                        .anyMatch(it ->
                                it.question().key().equals(question.key()) && it.answer() instanceof Answer.Absent);
    }

    private static boolean isGone(Description description) {
        return description.state().isEmpty()
                || description.state().entrySet().stream()
                        .anyMatch(it -> it.getKey().aspect().equals("state") && GONE.contains(it.getValue()));
    }

    private static Optional<String> running(Description description) {
        return description.state().entrySet().stream()
                .filter(it -> runs(it.getKey().aspect(), it.getValue()))
                .map(it -> it.getKey().aspect() + " is " + it.getValue())
                .findFirst();
    }

    private static boolean runs(String aspect, String value) {
        return RUNNING.getOrDefault(aspect, Set.of()).contains(value)
                || (COUNTED.contains(aspect) && COUNT.matcher(value).matches());
    }

    private static Optional<String> stopped(Description description) {
        return description.state().entrySet().stream()
                .filter(it ->
                        STOPPED.getOrDefault(it.getKey().aspect(), Set.of()).contains(it.getValue()))
                .map(it -> it.getKey().aspect() + " is " + it.getValue())
                .findFirst();
    }
}
