package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.document.Secrets;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.model.Actor;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.plan.Suppression;
import io.cloudir.plan.Suppression.Fact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a false positive teaches: suppressions that hold back the same signals again and nothing that was not in the incident. One for
 * each rule, with everything that all its signals share, exactly, up to their gravest level. A person puts the text into the plan;
 * nothing is held back before that.
 *
 * @param suppressions the suppressions, by rule; none if there is nothing to propose
 * @param leftOut why nothing is proposed for a rule, a sentence each; fit to be shown
 */
public record SuppressionProposal(List<Suppression> suppressions, List<String> leftOut) {
    /** Longest value that a plan takes. */
    private static final int LONGEST_VALUE = 1000;

    public SuppressionProposal {
        suppressions = List.copyOf(suppressions);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Proposes suppressions.
     *
     * @param incident an incident that was judged a false positive
     * @param by the person who will answer for them
     * @param reason why such signals are no incident
     * @param since from when on; parts of a second are left out, as in {@code until}
     * @param until until when, at most {@link Suppression#LONGEST} later
     * @throws IllegalArgumentException if the incident is no false positive, the time is too long or the reason cannot stand in a
     *     plan
     */
    public static SuppressionProposal of(
            Incident incident, Actor.Person by, String reason, Instant since, Instant until) {
        if (incident.phase() != Phase.FALSE_POSITIVE) {
            throw new IllegalArgumentException("incident " + incident.id() + " is "
                    + incident.phase().code() + "; only a false positive shows what to hold back: judge it one first");
        }
        if (unfit(reason).isPresent() || reason.isBlank()) {
            throw new IllegalArgumentException("the reason cannot stand in a plan: "
                    + unfit(reason).orElse("it is blank") + "; write why such signals are no incident");
        }
        Map<String, List<Signal>> byRule = new TreeMap<>();
        incident.detection()
                .signals()
                .forEach(attached -> byRule.computeIfAbsent(attached.event().ruleId(), unseen -> new ArrayList<>())
                        .add(Involvement.signal(attached.event())));
        List<Suppression> proposed = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        byRule.forEach((rule, signals) -> {
            Map<Fact, String> shared = shared(signals);
            Optional<String> why = against(rule, shared);
            if (why.isPresent()) {
                leftOut.add("rule " + Text.printable(rule) + ", " + Text.count(signals.size(), "signal") + ": "
                        + why.get());
            } else {
                proposed.add(new Suppression(
                        incident.id() + "-" + (proposed.size() + 1),
                        List.of(rule),
                        shared,
                        signals.stream().map(Signal::level).reduce(Severity.INFORMATIONAL, Severity::max),
                        reason,
                        by.id(),
                        since.truncatedTo(ChronoUnit.SECONDS),
                        until.truncatedTo(ChronoUnit.SECONDS)));
            }
        });
        return new SuppressionProposal(proposed, leftOut);
    }

    private static Map<Fact, String> shared(List<Signal> signals) {
        Map<Fact, String> shared = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            Set<Set<String>> said = signals.stream().map(fact::of).collect(Collectors.toSet());
            if (said.size() == 1 && said.iterator().next().size() == 1) {
                shared.put(fact, said.iterator().next().iterator().next());
            }
        }
        return shared;
    }

    /** Why a suppression of these facts is not proposed. Without one of them it would hold back more, so then there is none at all. */
    private static Optional<String> against(String rule, Map<Fact, String> shared) {
        if (rule.equals(Vigilance.RULE.id())) {
            return Optional.of("that somebody who is contained acts is never held back");
        }
        if (shared.keySet().stream().noneMatch(Fact::isTelling)) {
            return Optional.of(
                    "they share no principal, address, resource, host or key that is known of all their records");
        }
        return shared.entrySet().stream()
                .flatMap(fact -> unfit(fact.getValue()).stream()
                        .map(why -> "what they share as " + fact.getKey().code() + " cannot stand in a plan: " + why))
                .findFirst()
                .or(() -> unfit(rule).map(why -> "the id of the rule cannot stand in a plan: " + why));
    }

    /** Why a text cannot be written into a plan so that it reads the same. */
    private static Optional<String> unfit(String text) {
        if (text.length() > LONGEST_VALUE) {
            return Optional.of("it has " + text.length() + " characters");
        }
        if (!text.codePoints().allMatch(Text::isPrintable)) {
            return Optional.of("it holds characters that cannot be seen");
        }
        return Secrets.in(text) ? Optional.of("it looks like a credential") : Optional.empty();
    }

    /**
     * The text to put into a plan: the key {@code suppressions} with its list, to be joined with one that is there; nothing but
     * ASCII, every value in quotes. Empty if nothing is proposed.
     */
    public String yaml() {
        if (suppressions.isEmpty()) {
            return "";
        }
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (Suppression suppression : suppressions) {
            yaml.append("  - id: ").append(suppression.id()).append('\n');
            line(yaml, "rules", "[" + quoted(suppression.rules().get(0)) + "]");
            yaml.append("    where:\n");
            suppression
                    .where()
                    .forEach((fact, value) -> yaml.append("      ")
                            .append(fact.code())
                            .append(": ")
                            .append(quoted(value))
                            .append('\n'));
            line(yaml, "upTo", suppression.upTo().code());
            line(yaml, "reason", quoted(suppression.reason()));
            line(yaml, "by", quoted(suppression.by()));
            line(yaml, "since", quoted(suppression.since().toString()));
            line(yaml, "until", quoted(suppression.until().toString()));
        }
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append("    ").append(key).append(": ").append(value).append('\n');
    }

    /** A text in double quotes, in which nothing but a quote and a backslash means anything to YAML; all that is not ASCII by its number. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point >= ' ' && point <= '~') {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
            }
        });
        return quoted.append('"').toString();
    }
}
