package io.cloudir.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How evidence is treated.
 *
 * @param retention how long it is kept, unless a legal hold keeps it longer
 * @param custodian id of the role that answers for it
 * @param rules further rules, a sentence each
 */
public record EvidencePolicy(Duration retention, String custodian, List<String> rules) {
    public EvidencePolicy {
        Lengths.requirePositive(retention, "the retention of evidence");
        Objects.requireNonNull(custodian, "custodian");
        rules = List.copyOf(rules);
    }
}
