package io.cloudir.plan;

import io.cloudir.detect.match.Network;
import io.cloudir.document.Secrets;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.SuppressionDocument;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Suppressions say what they are for, who answers for them, and when they end. */
final class SuppressionChecks {
    /** The fewest bits of a network: a wider one is most of the world. */
    private static final int LEAST_BITS_4 = 8;

    private static final int LEAST_BITS_6 = 32;

    private SuppressionChecks() {}

    static void run(PlanDocument plan, References references) {
        references.unique(plan.suppressions(), SuppressionDocument::id, SuppressionDocument::at, "id");
        for (SuppressionDocument suppression : plan.suppressions()) {
            references.person(suppression.by(), suppression.at(), "by");
            condition(suppression, references);
            address(suppression, references);
            length(suppression, references);
        }
    }

    private static void condition(SuppressionDocument suppression, References references) {
        if (references.faulty(suppression.at(), "where") || references.faulty(suppression.at(), "ruleAlone")) {
            return;
        }
        boolean conditions = !SuppressionMaker.where(suppression).isEmpty();
        if (suppression.ruleAlone() && (conditions || suppression.rules().isEmpty())) {
            references.note(
                    suppression.at(),
                    "rule-alone",
                    named(suppression) + " says ruleAlone, but "
                            + (conditions ? "has conditions besides" : "names no rule"),
                    conditions ? "remove ruleAlone, or 'where'" : "name rules, or remove ruleAlone",
                    "ruleAlone");
        } else if (!suppression.ruleAlone() && !conditions) {
            references.note(
                    suppression.at(),
                    "empty-condition",
                    named(suppression) + " says nothing of whom or what its signals are about, so it would hold back "
                            + (suppression.rules().isEmpty() ? "everything" : "all signals of these rules"),
                    "write it under 'where', such as where: {principal: NAME}; if the rules alone are meant, add ruleAlone: true",
                    "where");
        }
    }

    private static void address(SuppressionDocument suppression, References references) {
        String address = SuppressionMaker.where(suppression).getOrDefault(Suppression.Fact.ADDRESS, "");
        int slash = address.indexOf('/');
        if (slash < 0 || references.faulty(suppression.at(), "where", "address")) {
            return;
        }
        Optional<Network> network = Network.of(address);
        int least = address.contains(":") ? LEAST_BITS_6 : LEAST_BITS_4;
        if (network.isEmpty() || Integer.parseInt(address.substring(slash + 1)) < least) {
            references.note(
                    suppression.at(),
                    "bad-form",
                    "'address' of " + named(suppression) + " is " + Secrets.quoted(address)
                            + "; expected an address, or a network of at least /" + LEAST_BITS_4 + " (IPv6: /"
                            + LEAST_BITS_6 + ") without bits behind its length",
                    "write it such as 198.51.100.7 or 198.51.100.0/24",
                    "where",
                    "address");
        }
    }

    private static void length(SuppressionDocument suppression, References references) {
        Optional<Instant> since = instant(suppression, suppression.since(), "since", references);
        Optional<Instant> until = instant(suppression, suppression.until(), "until", references);
        if (since.isEmpty() || until.isEmpty()) {
            return;
        }
        Duration length = Duration.between(since.get(), until.get());
        if (length.isNegative() || length.isZero() || length.compareTo(Suppression.LONGEST) > 0) {
            references.note(
                    suppression.at(),
                    "out-of-range",
                    named(suppression) + " holds from " + since.get() + " until " + until.get()
                            + "; expected a later end, " + "at most " + Suppression.LONGEST.toDays() + " days on",
                    "write until: " + since.get().plus(Suppression.LONGEST) + " or earlier, and look again then",
                    "until");
        }
    }

    private static Optional<Instant> instant(
            SuppressionDocument suppression, String text, String part, References references) {
        if (text.isEmpty() || references.faulty(suppression.at(), part)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            references.note(
                    suppression.at(),
                    "bad-form",
                    "'" + part + "' of " + named(suppression) + " is " + Secrets.quoted(text) + ", no time that exists",
                    "write one such as 2026-03-31T12:00:00Z",
                    part);
            return Optional.empty();
        }
    }

    private static String named(SuppressionDocument suppression) {
        return "suppression " + Secrets.quoted(suppression.id());
    }
}
