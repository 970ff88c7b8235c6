package io.cloudir.severity.derive;

import io.cloudir.severity.SeverityFacts;
import java.util.List;
import java.util.Objects;

/**
 * What the signals of an incident say about its severity. Whatever they do not say is unknown.
 *
 * @param facts the facts, ready to be judged
 * @param derived the reason for each, in a fixed order; nothing is in {@code facts} that is not here
 */
public record FactsProposal(SeverityFacts facts, List<DerivedFact> derived) {
    public FactsProposal {
        Objects.requireNonNull(facts, "facts");
        derived = List.copyOf(derived);
    }
}
