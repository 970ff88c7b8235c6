package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.severity.Factor;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads from the signals of one incident what they say about its severity. It claims little: a fact with a floor needs a
 * signal of level MEDIUM or above and a cited record that succeeded, and whatever the signals do not show stays unknown.
 *
 * <ul>
 *   <li>{@code ROOT_TAKEOVER}: the root user of an AWS account completed a sign-in or a call. Asking for a password reset
 *       or answering an MFA prompt is not enough.
 *   <li>{@code DATA_EXFILTRATED}: transfer to another cloud account (T1537) by a snapshot or image that was shared or copied.
 *       Other signs of exfiltration are suspicion and count as observed activity only.
 *   <li>{@code SEVERAL_ACCOUNTS}: such signals in two accounts or more.
 *   <li>{@code PERSISTENCE}, {@code LATERAL_MOVEMENT}: a technique of that tactic.
 *   <li>{@code observedActivity}: the furthest stage that a signal of level LOW or above shows: preparation, engagement (only
 *       attempts), presence, or effect, which includes impaired logging and suspected exfiltration.
 * </ul>
 *
 * <p>Administrator takeover, production, public credentials and the other factors need knowledge that records lack.
 */
public final class FactsFromSignals {
    private static final Set<String> SHARING = Set.of(
            "ModifySnapshotAttribute",
            "ModifyImageAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
            "SharedSnapshotCopyInitiated",
            "SharedSnapshotVolumeCreated");

    /** What is logged under root's name although root's credentials were not, or not fully, presented. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of("PasswordRecoveryRequested", "CheckMfa");

    private final List<Signal> grave;
    private final List<DerivedFact> derived = new ArrayList<>();
    private SeverityFacts facts = SeverityFacts.unknown();

    private FactsFromSignals(List<Signal> signals) {
        grave = signals.stream()
                .filter(signal -> signal.level().atLeast(Severity.MEDIUM))
                .toList();
    }

    /** What the signals of one incident say; their order does not matter. Pure and safe to call from several threads. */
    public static FactsProposal propose(Collection<Signal> signals) {
        List<Signal> ordered = signals.stream().distinct().sorted().toList();
        FactsFromSignals reading = new FactsFromSignals(ordered);
        reading.factsWithFloors();
        reading.observedActivity(ordered);
        return new FactsProposal(reading.facts, reading.derived);
    }

    private void factsWithFloors() {
        fact(
                IncidentFact.ROOT_TAKEOVER,
                "the root user of an account completed a sign-in or a call",
                grave.stream().filter(FactsFromSignals::isNoAttempt).toList(),
                FactsFromSignals::isByRoot);
        fact(
                IncidentFact.DATA_EXFILTRATED,
                "a snapshot or image was shared with or copied to another account (T1537)",
                grave.stream().filter(Techniques.TRANSFER_TO_ACCOUNT::isIn).toList(),
                record -> succeeded(record) && SHARING.contains(call(record)));
        severalAccounts();
        fact(
                IncidentFact.PERSISTENCE,
                "a technique of persistence succeeded",
                grave.stream().filter(Techniques.PERSISTENCE::isIn).toList(),
                FactsFromSignals::succeeded);
        fact(
                IncidentFact.LATERAL_MOVEMENT,
                "a technique of lateral movement succeeded",
                grave.stream().filter(Techniques.LATERAL_MOVEMENT::isIn).toList(),
                FactsFromSignals::succeeded);
    }

    private void severalAccounts() {
        List<Signal> placed = grave.stream()
                .filter(signal -> !signal.account().isEmpty() && isNoAttempt(signal))
                .filter(signal -> signal.records().stream().anyMatch(FactsFromSignals::succeeded))
                .toList();
        List<String> accounts = placed.stream()
                .map(signal -> signal.cloud().code() + ":" + signal.account())
                .distinct()
                .sorted()
                .toList();
        if (accounts.size() > 1) {
            String some = String.join(", ", accounts.subList(0, Math.min(accounts.size(), 5)));
            fact(
                    IncidentFact.SEVERAL_ACCOUNTS,
                    "it succeeded in " + accounts.size() + " accounts, among them " + some,
                    placed,
                    FactsFromSignals::succeeded);
        }
    }

    private void fact(IncidentFact fact, String why, List<Signal> signals, Predicate<RecordSummary> shows) {
        if (derive("facts", fact.id(), why, signals, shows)) {
            facts = facts.with(fact);
        }
    }

    private void observedActivity(List<Signal> signals) {
        for (Stage stage : Stage.FURTHEST_FIRST) {
            List<Signal> showing =
                    signals.stream().filter(signal -> stage == Stage.of(signal)).toList();
            Predicate<RecordSummary> shows = stage.needsSuccess() ? FactsFromSignals::succeeded : record -> true;
            if (derive(Factor.OBSERVED_ACTIVITY.id(), stage.name(), stage.why(), showing, shows)) {
                facts = facts.with(Factor.OBSERVED_ACTIVITY, stage.name());
                return;
            }
        }
    }

    private boolean derive(
            String subject, String value, String why, List<Signal> signals, Predicate<RecordSummary> shows) {
        List<Signal> showing = signals.stream()
                .filter(signal -> signal.records().stream().anyMatch(shows))
                .toList();
        if (showing.isEmpty()) {
            return false;
        }
        Stream<String> records = showing.stream()
                .flatMap(signal -> signal.records().stream())
                .filter(shows)
                .sorted(Comparator.comparing(RecordSummary::time).thenComparing(RecordSummary::id))
                .map(RecordSummary::id)
                .distinct()
                .limit(DerivedFact.RECORD_LIMIT);
        String because =
                why + "; first seen by the rule " + showing.get(0).rule().title();
        derived.add(new DerivedFact(
                subject,
                value,
                Text.printable(because),
                showing.stream().map(Signal::id).toList(),
                records.toList()));
        return true;
    }

    private static boolean isNoAttempt(Signal signal) {
        return !Stage.isAttempt(signal);
    }

    /** Whether the account's root user did it, its credentials accepted. */
    private static boolean isByRoot(RecordSummary record) {
        String actor = record.actor();
        return succeeded(record)
                && actor.startsWith("arn:aws")
                && actor.contains(":iam::")
                && actor.endsWith(":root")
                && !BEFORE_SIGN_IN.contains(call(record));
    }

    static boolean succeeded(RecordSummary record) {
        return record.outcome().equals("success");
    }

    private static String call(RecordSummary record) {
        return record.action().substring(record.action().lastIndexOf(':') + 1);
    }
}
