package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Folds what was seen. */
final class DetectionFold {
    private static final Comparator<CloudAccount> BY_CLOUD_AND_ID =
            Comparator.comparing(CloudAccount::cloud).thenComparing(CloudAccount::id);

    private Optional<Recorded<IncidentOpened>> opened;
    private Optional<Recorded<IncidentReclassified>> reclassified;
    private Optional<Recorded<ScopeEstablished>> scope;
    private final Map<String, Recorded<SignalAttached>> signals = new LinkedHashMap<>();
    private final Map<String, Recorded<FindingRecorded>> findings = new LinkedHashMap<>();
    private final TreeMap<Entity, List<String>> entities = new TreeMap<>();
    private final TreeSet<CloudAccount> accounts = new TreeSet<>(BY_CLOUD_AND_ID);
    private final TreeSet<String> regions;

    DetectionFold(Detection from) {
        opened = from.opened();
        reclassified = from.reclassified();
        scope = from.scope();
        from.signals().forEach(signal -> signals.put(signal.event().signalId(), signal));
        from.findings().forEach(finding -> findings.put(finding.event().findingId(), finding));
        from.entities().forEach(it -> entities.put(it.entity(), new ArrayList<>(it.signalIds())));
        accounts.addAll(from.accounts());
        regions = new TreeSet<>(from.regions());
    }

    /** Returns whether the event told anything new. */
    boolean accept(JournalEntry entry, DetectionEvent event, Anomalies odd) {
        if (event instanceof IncidentOpened it) {
            return open(entry, it, odd);
        }
        if (event instanceof SignalAttached it) {
            return attach(entry, it);
        }
        if (event instanceof IncidentReclassified it) {
            reclassified = Optional.of(Recorded.of(entry, it));
        } else if (event instanceof FindingRecorded it) {
            findings.put(it.findingId(), Recorded.of(entry, it));
            involve(it.entities());
        } else if (event instanceof ScopeEstablished it) {
            scope = Optional.of(Recorded.of(entry, it));
            involve(it.affected());
        }
        return true;
    }

    private boolean open(JournalEntry entry, IncidentOpened event, Anomalies odd) {
        if (opened.isPresent()) {
            odd.note(entry, "opened again; the first opening stands");
            return false;
        }
        if (entry.seq() != 1) {
            odd.note(entry, "opened after other entries");
        }
        opened = Optional.of(Recorded.of(entry, event));
        return true;
    }

    private boolean attach(JournalEntry entry, SignalAttached signal) {
        if (signals.putIfAbsent(signal.signalId(), Recorded.of(entry, signal)) != null) {
            return false;
        }
        if (signal.entity().type() != EntityType.NONE) {
            entities.computeIfAbsent(signal.entity(), none -> new ArrayList<>()).add(signal.signalId());
        }
        signal.records().stream()
                .flatMap(record -> record.entities().stream())
                .filter(entity -> !entity.equals(signal.entity()))
                .distinct()
                .forEach(entity -> entities.computeIfAbsent(entity, none -> new ArrayList<>())
                        .add(signal.signalId()));
        if (!signal.account().isBlank()) {
            accounts.add(new CloudAccount(signal.cloud(), signal.account()));
        }
        if (!signal.region().isBlank()) {
            regions.add(signal.region());
        }
        return true;
    }

    private void involve(Collection<Entity> named) {
        named.stream()
                .filter(entity -> entity.type() != EntityType.NONE)
                .forEach(entity -> entities.computeIfAbsent(entity, none -> new ArrayList<>()));
    }

    Detection build() {
        return new Detection(
                opened,
                reclassified,
                List.copyOf(signals.values()),
                entities.entrySet().stream()
                        .map(it -> new InvolvedEntity(it.getKey(), it.getValue()))
                        .toList(),
                List.copyOf(accounts),
                List.copyOf(regions),
                List.copyOf(findings.values()),
                scope);
    }
}
