package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import java.util.List;
import java.util.Objects;

/**
 * What an investigation established. The same incident and the same cloud give the same result.
 *
 * @param findings in the order of the steps, ready to be journalled; an id that was journalled before replaces that finding
 * @param scope how far the incident reaches
 * @param fixFirst what must be mended before anything else, in order
 * @param sequence the cited records in the order in which things happened
 */
public record InvestigationResult(
        List<FindingRecorded> findings, ScopeEstablished scope, List<Fix> fixFirst, List<CitedRecord> sequence) {
    /** The step whose findings name, as entities, the roles that suspects assumed. */
    public static final String ASSUMED_ROLES = "assumed-roles";

    public InvestigationResult {
        findings = List.copyOf(findings);
        Objects.requireNonNull(scope, "scope");
        fixFirst = List.copyOf(fixFirst);
        sequence = List.copyOf(sequence);
    }
}
