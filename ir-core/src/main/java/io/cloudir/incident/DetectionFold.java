package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Folds what was seen. */
final class DetectionFold {
    private static final Comparator<CloudAccount> BY_CLOUD_AND_ID =
            Comparator.comparing(CloudAccount::cloud).thenComparing(CloudAccount::id);

    private Optional<Recorded<IncidentOpened>> opened;
    private Optional<Recorded<IncidentReclassified>> reclassified;
    private Optional<Recorded<ScopeEstablished>> scope;
    private Optional<Recorded<FactsEstablished>> facts;
    private Optional<Recorded<DamageSurveyed>> damage;
    private Keyed<Recorded<SignalAttached>> signals;
    private Optional<TimeRange> span;
    private Keyed<Recorded<FindingRecorded>> findings;
    private Involved entities;
    private final TreeSet<CloudAccount> accounts = new TreeSet<>(BY_CLOUD_AND_ID);
    private final TreeSet<String> regions;

    DetectionFold(Detection from) {
        opened = from.opened();
        reclassified = from.reclassified();
        scope = from.scope();
        facts = from.facts();
        damage = from.damage();
        signals = from.keyedSignals();
        span = from.span();
        findings = from.keyedFindings();
        entities = Involved.of(from.entities());
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
            findings = findings.with(Recorded.of(entry, it));
            involve(it.entities());
        } else if (event instanceof ScopeEstablished it) {
            scope = Optional.of(Recorded.of(entry, it));
            involve(it.affected());
        } else if (event instanceof FactsEstablished it) {
            facts = Optional.of(Recorded.of(entry, it));
        } else if (event instanceof DamageSurveyed it) {
            damage = Optional.of(Recorded.of(entry, it));
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
        if (signals.has(signal.signalId())) {
            return false;
        }
        signals = signals.with(Recorded.of(entry, signal));
        span = Optional.of(span.orElse(signal.span())
                .including(signal.span().from())
                .including(signal.span().to()));
        Stream.concat(
                        Stream.of(signal.entity()),
                        signal.records().stream().flatMap(record -> record.entities().stream()))
                .filter(entity -> entity.type() != EntityType.NONE)
                .distinct()
                .forEach(entity -> entities = entities.with(entity, signal.signalId()));
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
                .forEach(entity -> entities = entities.with(entity));
    }

    Detection build() {
        return new Detection(
                opened,
                reclassified,
                signals,
                span,
                entities,
                List.copyOf(accounts),
                List.copyOf(regions),
                findings,
                scope,
                facts,
                damage);
    }
}
