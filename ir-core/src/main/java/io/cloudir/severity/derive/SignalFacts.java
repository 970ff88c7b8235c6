package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import io.cloudir.severity.Factor;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityFacts;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of {@link FactsFromSignals} without their reasons, for an incident that signals join one by one: each is read
 * once, however many there are. Immutable.
 */
public final class SignalFacts {
    /** What no signal says. */
    public static final SignalFacts NONE = new SignalFacts(SeverityFacts.unknown(), Set.of(), null);

    /** More than one account is several, so no more than two are remembered. */
    private static final int SEVERAL = 2;

    private final SeverityFacts facts;
    private final Set<String> accounts;
    private final @Nullable Stage furthest;

    private SignalFacts(SeverityFacts facts, Set<String> accounts, @Nullable Stage furthest) {
        this.facts = facts;
        this.accounts = accounts;
        this.furthest = furthest;
    }

    /** The facts of all signals so far and one more; their order does not matter. */
    public SignalFacts with(Signal signal) {
        SeverityFacts more = facts;
        for (Sign sign : Sign.ALL) {
            if (!more.facts().contains(sign.fact()) && sign.isShownBy(signal)) {
                more = more.with(sign.fact());
            }
        }
        Set<String> places = accounts;
        if (places.size() < SEVERAL && Sign.isPlaced(signal)) {
            places = new TreeSet<>(accounts);
            places.add(accountOf(signal));
            more = places.size() < SEVERAL ? more : more.with(IncidentFact.SEVERAL_ACCOUNTS);
        }
        Stage stage = Stage.of(signal);
        if (stage != null && (furthest == null || stage.compareTo(furthest) > 0)) {
            return new SignalFacts(more.with(Factor.OBSERVED_ACTIVITY, stage.name()), places, stage);
        }
        return new SignalFacts(more, places, furthest);
    }

    /** What is known; whatever the signals do not show is unknown. */
    public SeverityFacts facts() {
        return facts;
    }

    static String accountOf(Signal signal) {
        return signal.cloud().code() + ":" + signal.account();
    }
}
