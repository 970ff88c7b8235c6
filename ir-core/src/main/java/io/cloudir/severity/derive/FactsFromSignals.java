package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Text;
import io.cloudir.severity.Factor;
import io.cloudir.severity.IncidentFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
 *   <li>{@code CREDENTIALS_ACCESSED}: a rule for credential access (T1552, T1555) fired, and at least one of the calls that it
 *       cites answered with a credential: a secret, a decrypted parameter or a host's password. How many reads are too many
 *       is the rule's to say, which knows the service (the shipped ones: 10 different secrets or 20 different parameters in 10
 *       minutes, 5 requests for Windows passwords in 15, one bulk call); a second number here could only contradict it. Once it
 *       has fired, one credential in the wrong hands is one too many, and a sweep that was refused throughout is none.
 *   <li>{@code observedActivity}: the furthest stage that a signal of level LOW or above shows: preparation, engagement (only
 *       attempts), presence, or effect, which includes impaired logging and suspected exfiltration.
 * </ul>
 *
 * <p>Administrator takeover needs to know whom rights were given to, which an incident's findings tell. Production, public
 * credentials and the other factors need knowledge that records lack.
 */
public final class FactsFromSignals {
    private final List<Signal> signals;
    private final List<DerivedFact> derived = new ArrayList<>();

    private FactsFromSignals(List<Signal> signals) {
        this.signals = signals;
    }

    /** What the signals of one incident say; their order does not matter. Pure and safe to call from several threads. */
    public static FactsProposal propose(Collection<Signal> signals) {
        List<Signal> ordered = signals.stream().distinct().sorted().toList();
        FactsFromSignals reading = new FactsFromSignals(ordered);
        reading.derive(Sign.ROOT_TAKEOVER);
        reading.derive(Sign.DATA_EXFILTRATED);
        reading.severalAccounts();
        reading.derive(Sign.PERSISTENCE);
        reading.derive(Sign.LATERAL_MOVEMENT);
        reading.derive(Sign.CREDENTIALS_ACCESSED);
        reading.observedActivity();
        SignalFacts facts = SignalFacts.NONE;
        for (Signal signal : ordered) {
            facts = facts.with(signal);
        }
        return new FactsProposal(facts.facts(), reading.derived);
    }

    private void derive(Sign sign) {
        derive(
                "facts",
                sign.fact().id(),
                sign.why(),
                signals.stream().filter(sign::mayBeShownBy).toList(),
                sign.shows());
    }

    private void severalAccounts() {
        List<Signal> placed = signals.stream().filter(Sign::isPlaced).toList();
        List<String> accounts =
                placed.stream().map(SignalFacts::accountOf).distinct().sorted().toList();
        if (accounts.size() > 1) {
            String some = String.join(", ", accounts.subList(0, Math.min(accounts.size(), 5)));
            derive(
                    "facts",
                    IncidentFact.SEVERAL_ACCOUNTS.id(),
                    "it succeeded in " + accounts.size() + " accounts, among them " + some,
                    placed,
                    Sign::succeeded);
        }
    }

    private void observedActivity() {
        for (Stage stage : Stage.FURTHEST_FIRST) {
            List<Signal> showing =
                    signals.stream().filter(signal -> stage == Stage.of(signal)).toList();
            Predicate<RecordSummary> shows = stage.needsSuccess() ? Sign::succeeded : record -> true;
            if (derive(Factor.OBSERVED_ACTIVITY.id(), stage.name(), stage.why(), showing, shows)) {
                return;
            }
        }
    }

    private boolean derive(
            String subject, String value, String why, List<Signal> among, Predicate<RecordSummary> shows) {
        List<Signal> showing = among.stream()
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
}
