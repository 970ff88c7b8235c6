package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Category;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The incident that callers see: an immutable value folded from its journal by {@link #fold}, carried forward by
 * {@link #apply}. The fold is total: an odd or incomplete journal still yields an incident, and {@link #anomalies} tells
 * what did not fit. New parts may be added in minor versions, so obtain incidents from the fold, not the constructor.
 *
 * @param head how far the journal was read
 * @param beganAt when what its first entry tells happened
 * @param updatedAt when its last entry was recorded
 * @param progress where it stands in its life cycle
 * @param detection what was seen and concluded
 * @param rating how bad it is
 * @param evidence what was preserved
 * @param response what was done to the cloud
 * @param playbooks each run of a playbook, in the order in which they began
 * @param work who does what until when
 * @param review what was learned
 * @param relations how it is tied to other incidents
 * @param upkeep what became of the journal itself
 */
public record Incident(
        Head head,
        Instant beganAt,
        Instant updatedAt,
        Progress progress,
        Detection detection,
        Rating rating,
        EvidenceLog evidence,
        Response response,
        List<PlaybookRun> playbooks,
        Work work,
        Review review,
        Relations relations,
        Upkeep upkeep) {
    public Incident {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(beganAt, "beganAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(detection, "detection");
        Objects.requireNonNull(rating, "rating");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(response, "response");
        playbooks = List.copyOf(playbooks);
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(review, "review");
        Objects.requireNonNull(relations, "relations");
        Objects.requireNonNull(upkeep, "upkeep");
    }

    /**
     * The incident that a journal tells of.
     *
     * @param journal its entries in order
     * @throws IllegalArgumentException if there is no entry: an unknown incident has no journal
     */
    public static Incident fold(List<JournalEntry> journal) {
        if (journal.isEmpty()) {
            throw new IllegalArgumentException("no entries, so no incident; an unknown incident has an empty journal");
        }
        IncidentFold fold = IncidentFold.begin(journal.get(0));
        journal.forEach(fold::accept);
        return fold.build();
    }

    /** This incident carried forward by further entries; the same as folding the whole journal. */
    public Incident apply(List<JournalEntry> entries) {
        IncidentFold fold = new IncidentFold(this);
        entries.forEach(fold::accept);
        return fold.build();
    }

    /** This incident carried forward by one entry. */
    public Incident apply(JournalEntry entry) {
        return apply(List.of(entry));
    }

    public IncidentId id() {
        return head.incident();
    }

    /** How many entries it was folded from: what a decision names as the version it saw. */
    public long version() {
        return head.entries();
    }

    /** One line for people; says so if it was erased. It may quote logs: escape it where it is shown. */
    public String title() {
        return classified(IncidentReclassified::title).orElseGet(() -> opened(IncidentOpened::title, "(no title)"));
    }

    /** The scenario of the response plan that it is handled by; empty if that was erased. */
    public String scenario() {
        return classified(IncidentReclassified::scenario).orElseGet(() -> opened(IncidentOpened::scenario, ""));
    }

    public Category category() {
        return classified(IncidentReclassified::category)
                .orElseGet(() -> opened(IncidentOpened::category, Category.OTHER));
    }

    /** Whether this is an exercise. */
    public boolean exercise() {
        return opened(IncidentOpened::exercise, false);
    }

    /** Digest of the response plan it was opened under; {@link Digest#ZERO} for none. */
    public Digest plan() {
        return opened(IncidentOpened::plan, Digest.ZERO);
    }

    private <T> Optional<T> classified(Function<IncidentReclassified, T> part) {
        return detection.reclassified().map(Recorded::event).map(part);
    }

    private <T> T opened(Function<IncidentOpened, T> part, T otherwise) {
        return detection.opened().map(it -> part.apply(it.event())).orElse(otherwise);
    }

    public Phase phase() {
        return progress.phase();
    }

    /** The present cycle. */
    public Cycle cycle() {
        return progress.cycle();
    }

    /** When it was opened. */
    public Instant openedAt() {
        return detection.opened().map(Recorded::occurredAt).orElse(beganAt);
    }

    /** When a person first took notice. */
    public Optional<Instant> acknowledgedAt() {
        return progress.acknowledged().map(Recorded::occurredAt);
    }

    /** The severity that counts; empty until assessed. */
    public Optional<Severity> severity() {
        return rating.severity();
    }

    /** The priority that counts; empty until assessed. */
    public Optional<Priority> priority() {
        return rating.priority();
    }

    /** The newest assessment, whether or not a person overrode it. */
    public Optional<SeverityAssessed> assessment() {
        return rating.assessment().map(Recorded::event);
    }

    /** Whether nothing of this incident may be erased. */
    public boolean onLegalHold() {
        return upkeep.legalHold().isPresent();
    }

    /** All that comes due by the passing of time, soonest first; what is overdue and still open comes first of all. */
    public List<Due> dues() {
        return Due.of(this);
    }

    /** The earliest due instant, in the past if something is overdue; empty if nothing waits for time to pass. */
    public Optional<Instant> nextDue() {
        return dues().stream().map(Due::at).findFirst();
    }

    /** The earliest due instant after this one: when to look again. */
    public Optional<Instant> nextDueAfter(Instant now) {
        return dues().stream().map(Due::at).filter(now::isBefore).findFirst();
    }

    /** What in the journal does not fit what stood before it. */
    public List<Anomaly> anomalies() {
        return upkeep.anomalies();
    }
}
