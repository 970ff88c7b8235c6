package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen and what was concluded from it.
 *
 * @param opened how the incident began; empty if that was erased
 * @param reclassified what it turned out to be; empty while its opening still says it best
 * @param signals each signal once, in the order of the journal
 * @param span from the earliest record that a signal rests on to the latest; empty without signals
 * @param entities everything the incident is about, in natural order
 * @param accounts the accounts that signals name, ordered by cloud and id
 * @param regions the regions that signals name, in natural order
 * @param findings each finding in its newest wording
 * @param scope how far the incident reaches, as last established
 * @param facts what the investigation established that severity depends on; empty in journals that tell it by findings alone
 * @param damage what was damaged and how it stands, as last surveyed
 */
public record Detection(
        Optional<Recorded<IncidentOpened>> opened,
        Optional<Recorded<IncidentReclassified>> reclassified,
        List<Recorded<SignalAttached>> signals,
        Optional<TimeRange> span,
        List<InvolvedEntity> entities,
        List<CloudAccount> accounts,
        List<String> regions,
        List<Recorded<FindingRecorded>> findings,
        Optional<Recorded<ScopeEstablished>> scope,
        Optional<Recorded<FactsEstablished>> facts,
        Optional<Recorded<DamageSurveyed>> damage) {
    static final Detection NONE = new Detection(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Detection {
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(reclassified, "reclassified");
        signals = Keyed.of(signals, signal -> signal.event().signalId());
        Objects.requireNonNull(span, "span");
        entities = Involved.of(entities);
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        findings = Keyed.of(findings, finding -> finding.event().findingId());
    }

    /** The time of the earliest record that a signal rests on: the earliest sign of the incident. */
    public Optional<Instant> firstRecordAt() {
        return span.map(TimeRange::from);
    }

    /** The time of the latest record that a signal rests on. */
    public Optional<Instant> lastRecordAt() {
        return span.map(TimeRange::to);
    }

    /** Whether a signal with this id is attached. */
    public boolean hasSignal(String signalId) {
        return keyedSignals().has(signalId);
    }

    /** Whether a finding with this id is recorded. */
    public boolean hasFinding(String findingId) {
        return keyedFindings().has(findingId);
    }

    /** Whether the incident is about this, among other things. */
    public boolean involves(Entity entity) {
        return Involved.of(entities).find(entity).isPresent();
    }

    Keyed<Recorded<SignalAttached>> keyedSignals() {
        return (Keyed<Recorded<SignalAttached>>) signals;
    }

    Keyed<Recorded<FindingRecorded>> keyedFindings() {
        return (Keyed<Recorded<FindingRecorded>>) findings;
    }
}
