package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.investigate.graph.EntityGraph;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an investigation established. The same incident and the same cloud give the same result.
 *
 * @param findings in the order of the steps, ready to be journalled; an id that was journalled before replaces that finding
 * @param scope how far the incident reaches
 * @param fixFirst what must be mended before anything else, in order
 * @param sequence the cited records and those that the audit log had besides, in the order in which things happened
 * @param sessions the sessions that suspects made, and those that these made
 * @param blastRadius what suspects and their sessions can reach now
 * @param graph who and what it is about and how each is linked to the others
 * @param facts what severity depends on, established and withdrawn; empty if the journal says it already
 * @param damage what suspects and their sessions damaged, and how it stands now
 */
public record InvestigationResult(
        List<FindingRecorded> findings,
        ScopeEstablished scope,
        List<Fix> fixFirst,
        Sequence sequence,
        SessionTrace sessions,
        BlastRadius blastRadius,
        EntityGraph graph,
        Optional<FactsEstablished> facts,
        DamageSurveyed damage) {
    /** The step whose findings name, as entities, the roles that suspects assumed. */
    public static final String ASSUMED_ROLES = "assumed-roles";

    public InvestigationResult {
        findings = List.copyOf(findings);
        Objects.requireNonNull(scope, "scope");
        fixFirst = List.copyOf(fixFirst);
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(blastRadius, "blastRadius");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(damage, "damage");
    }
}
