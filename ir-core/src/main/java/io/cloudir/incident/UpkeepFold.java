package io.cloudir.incident;

import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.incident.event.LifecycleEvent.IncidentLinked;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds what ties the incident to others and what became of its journal. */
final class UpkeepFold {
    private final Map<String, Recorded<MergedFrom>> mergedFrom = new LinkedHashMap<>();
    private Optional<Recorded<MergedInto>> mergedInto;
    private final Map<IncidentLinked, Recorded<IncidentLinked>> links = new LinkedHashMap<>();
    private Optional<Recorded<LegalHoldPlaced>> legalHold;
    private Optional<Recorded<LegalHoldLifted>> holdLifted;
    private final List<Recorded<ErasureAuthorised>> authorisations;
    private final List<Recorded<PayloadErased>> erasures;
    private final List<Recorded<TornTailSetAside>> tornTails;
    private final List<Upkeep.ErasedEntry> erased;
    private long unrecognised;

    UpkeepFold(Relations relations, Upkeep upkeep) {
        relations.mergedFrom().forEach(it -> mergedFrom.put(it.event().source().value(), it));
        mergedInto = relations.mergedInto();
        relations.links().forEach(it -> links.put(it.event(), it));
        legalHold = upkeep.legalHold();
        holdLifted = upkeep.holdLifted();
        authorisations = new ArrayList<>(upkeep.authorisations());
        erasures = new ArrayList<>(upkeep.erasures());
        tornTails = new ArrayList<>(upkeep.tornTails());
        erased = new ArrayList<>(upkeep.erasedEntries());
        unrecognised = upkeep.unrecognised();
    }

    void accept(JournalEntry entry, LifecycleEvent event, Anomalies odd) {
        if (event instanceof MergedFrom it) {
            mergedFrom.putIfAbsent(it.source().value(), Recorded.of(entry, it));
        } else if (event instanceof MergedInto it) {
            mergedInto = mergedInto.or(() -> Optional.of(Recorded.of(entry, it)));
        } else if (event instanceof IncidentLinked it) {
            links.putIfAbsent(it, Recorded.of(entry, it));
        } else if (event instanceof LegalHoldPlaced it) {
            legalHold = legalHold.or(() -> Optional.of(Recorded.of(entry, it)));
        } else if (event instanceof ErasureAuthorised it) {
            authorisations.add(Recorded.of(entry, it));
        } else if (event instanceof LegalHoldLifted it) {
            if (legalHold.isEmpty()) {
                odd.note(entry, "lifts a legal hold that was never placed");
            }
            legalHold = Optional.empty();
            holdLifted = Optional.of(Recorded.of(entry, it));
            authorisations.clear();
        }
    }

    void accept(JournalEntry entry, JournalEvent event) {
        if (event instanceof PayloadErased it) {
            erasures.add(Recorded.of(entry, it));
        } else if (event instanceof TornTailSetAside it) {
            tornTails.add(Recorded.of(entry, it));
        }
    }

    void sawErased(long seq, String type) {
        erased.add(new Upkeep.ErasedEntry(seq, type));
    }

    void sawUnrecognised() {
        unrecognised++;
    }

    Relations relations() {
        return new Relations(List.copyOf(mergedFrom.values()), mergedInto, List.copyOf(links.values()));
    }

    Upkeep build(Anomalies odd) {
        return new Upkeep(
                legalHold, holdLifted, authorisations, erasures, tornTails, erased, unrecognised, odd.found());
    }
}
