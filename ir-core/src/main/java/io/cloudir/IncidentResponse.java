package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorCounts;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.proof.Verification;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.investigate.Investigation;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Suppression;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.review.PostMortem;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.DeadLetter;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadCounts;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.SeenRecords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Incident response, embedded. Feed it the records of your cloud logs: it finds what should not be, opens incidents,
 * judges their severity with reasons and preserves the evidence. People, or your application on their behalf, then run
 * each incident through {@link #by}; time does its part through {@link #runDue}.
 *
 * <p>It starts no thread and keeps no clock of its own. Thread-safe: records are looked at one at a time, everything else
 * may be called from any thread, and several processes may share a journal store.
 */
public final class IncidentResponse {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Parts parts;
    private final RuleSet rules;
    private final BiConsumer<Signal, Placement> listener;
    private final RecordEvidence records;
    private final Detector detector;
    private final PlacementQueue queue = new PlacementQueue();
    private final Consumer<DeadLetter> deadLetters;
    private final HeldBack heldBack;
    private final Object intakeLock = new Object();
    private boolean looksOut;

    IncidentResponse(Parts parts, IncidentResponseBuilder settings, BiConsumer<Signal, Placement> listener) {
        this.parts = parts;
        this.rules = settings.rules();
        this.listener = listener;
        this.deadLetters = settings.deadLetters();
        this.heldBack = new HeldBack(parts.plan().suppressions());
        this.records = new RecordEvidence(parts.evidence());
        this.detector = new Detector(
                rules,
                settings.detector(),
                parts.vigilance()::factor,
                parts.learning(),
                detection -> queue.add(Preserved.by(records, detection)));
        settings.detectorState()
                .ifPresent(state -> detector.restore(state)
                        .forEach(dropped ->
                                LOG.warn("detector state not taken up: {}", Text.visible(dropped.toString()))));
    }

    /**
     * Begins to put one together. A journal store, a response plan and a clock are all it takes; see {@link
     * IncidentResponseBuilder} for the rest.
     */
    public static IncidentResponseBuilder builder() {
        return new IncidentResponseBuilder();
    }

    /** The response plan in force. */
    public ResponsePlan plan() {
        return parts.plan();
    }

    /**
     * The playbook that the plan names for a scenario: one that ships, or the plan's own if its document was given to {@link
     * IncidentResponseBuilder#playbook}. Empty if it was not, or the plan has no such scenario.
     */
    public Optional<Playbook> playbook(String scenario) {
        return parts.playbooks().of(scenario);
    }

    /** The table of phases in force, with the plan's own gates and sub-statuses. */
    public Lifecycle lifecycle() {
        return parts.lifecycle();
    }

    /**
     * Looks at one record. What its rules find is placed at once; windowed rules answer when no older record can come any
     * more, or at {@link #flush}.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails. What could not be placed is tried again by
     *     the next call; go on with the next record
     */
    public void ingest(Activity record) {
        synchronized (intakeLock) {
            detector.accept(record, parts.now());
            lookOut();
            parts.vigilance().look(record).ifPresent(detection -> queue.add(Preserved.by(records, detection)));
            queue.placeAll(this::placeAndTell);
        }
    }

    /**
     * Looks at every record of a file, or of all logs below a folder, as one closed input: the order in which files and
     * records come says nothing about time, so signals are placed in the order of time once all is read. Until then they are
     * held, without their records, which go into the evidence store as soon as a rule fires. What cannot be
     * read is logged with its place and passed over; {@link IncidentResponseBuilder#deadLetters} takes it with its bytes.
     *
     * @return what was met; no files means that there was no log at all
     * @throws io.cloudir.incident.journal.JournalException if the store fails; what was placed stays, and reading the same
     *     logs again places the rest
     */
    public ReadCounts ingest(Path logs) {
        TreeMap<Signal, Preserved> found = new TreeMap<>();
        synchronized (intakeLock) {
            lookOut();
        }
        Detector closed = new Detector(
                rules,
                DetectorSettings.files(),
                parts.vigilance()::factor,
                parts.learning(),
                detection -> found.put(detection.signal(), Preserved.by(records, detection)));
        LogReader reader = new LogReader(
                LogSource.AUTO,
                parts.runnerSettings().mappings(),
                ReadLimits.DEFAULT,
                new ActivitySink() {
                    @Override
                    public void activity(Activity activity) {
                        closed.accept(activity);
                        parts.vigilance()
                                .look(activity)
                                .ifPresent(
                                        detection -> found.put(detection.signal(), Preserved.by(records, detection)));
                    }

                    @Override
                    public void malformed(Malformed malformed) {
                        LOG.warn("not read: {}", Text.visible(malformed.toString()));
                    }

                    @Override
                    public void deadLetter(DeadLetter letter) {
                        deadLetters.accept(letter);
                    }

                    @Override
                    public void reusedId(Malformed note) {
                        LOG.warn("{}", Text.visible(note.toString()));
                    }
                },
                SeenRecords.none());
        reader.read(logs);
        closed.flush();
        found.values().forEach(this::placeAndTell);
        return reader.counts();
    }

    /** Before the first record: who is contained, and what is not to be learned from, by what other processes, or this one before a restart, have done. */
    private void lookOut() {
        if (!looksOut) {
            parts.learnIncidents(rules.hasBaselines());
            looksOut = true;
        }
    }

    /**
     * Ends the input: windowed rules give out what they have counted.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails; what could not be placed is kept
     */
    public void flush() {
        synchronized (intakeLock) {
            detector.flush();
            queue.placeAll(this::placeAndTell);
        }
    }

    /**
     * What detection remembers of the records ingested one by one. Save it, now and then and when you stop, and give it to
     * {@link IncidentResponseBuilder#detectorState} when you start again; then ingest the records that came after. Raw
     * records are not part of it: a detection cites as evidence only those ingested since.
     *
     * @throws io.cloudir.incident.journal.JournalException if a detection could still not be placed: keep the state saved
     *     before, or the detection would be lost with this process
     */
    public DetectorState detectorState() {
        synchronized (intakeLock) {
            queue.placeAll(this::placeAndTell);
            return detector.state();
        }
    }

    /** What the detector has done so far. */
    public DetectorCounts detectorCounts() {
        synchronized (intakeLock) {
            return detector.counts();
        }
    }

    private void placeAndTell(Preserved preserved) {
        listener.accept(preserved.signal(), place(preserved));
    }

    /**
     * Preserves the records of a detection, then {@linkplain #place(Preserved) places} it.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails; the detection can be placed again
     */
    public Placement place(Detection detection) {
        Objects.requireNonNull(detection, "detection");
        return place(Preserved.by(records, detection));
    }

    /**
     * Puts a signal with the incident that it belongs to, or opens one; assesses the severity anew and does what follows
     * from it by the plan. For signals that come from elsewhere; {@link #ingest} does it by itself. An incident whose journal
     * is not as it was written takes no signal: another is opened that is linked to it. What a suppression of the plan covers
     * goes nowhere and is {@linkplain #suppressions counted}.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails; the signal can be placed again
     */
    public Placement place(Preserved preserved) {
        Objects.requireNonNull(preserved, "preserved");
        synchronized (intakeLock) {
            Optional<Suppression> suppression = heldBack.by(preserved.signal(), parts.now());
            if (suppression.isPresent()) {
                return new Placement.Suppressed(suppression.get().id());
            }
            Placement placement = parts.intake().place(preserved);
            // Also for what is known: a stop may have come between the signal and what follows from it.
            placement.incidentId().ifPresent(id -> parts.followed(parts.desk().get(id)));
            return placement;
        }
    }

    /** What each suppression of the plan has held back since this was built, in the order of the plan. */
    public List<SuppressionCount> suppressions() {
        return heldBack.counts(parts.now());
    }

    /**
     * All incidents of the namespace, by id, but those that {@link #altered} names.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails
     */
    public List<Incident> incidents() {
        return parts.desk().readable();
    }

    /**
     * Incidents whose journals are not as they were written, each with what was met. They are left alone and take no
     * signals until a person has verified and restored them.
     *
     * @throws io.cloudir.incident.journal.JournalException if the store fails
     */
    public SortedMap<IncidentId, String> altered() {
        parts.desk().readable();
        return parts.desk().altered();
    }

    /**
     * The incident as its journal tells it now; empty if there is none of that id.
     *
     * @throws io.cloudir.incident.journal.AlteredJournalException if its journal is not as it was written
     */
    public Optional<Incident> incident(IncidentId id) {
        return parts.desk().find(id);
    }

    /**
     * Who and what an incident is about and how each is linked to the others, by its journal and the records kept as evidence; no
     * cloud is asked.
     *
     * @throws UnknownIncidentException if there is no incident of that id
     * @throws io.cloudir.incident.journal.AlteredJournalException if its journal is not as it was written
     */
    public EntityGraph graph(IncidentId id) {
        Incident incident = parts.desk().get(id);
        return Investigation.graph(incident, parts.cited(incident));
    }

    /**
     * Where every incident stands, by id, without reading their journals anew; one whose journal cannot be read is logged
     * and left out.
     */
    public List<IncidentSummary> summaries() {
        return parts.index().rows();
    }

    /**
     * The post-mortem as the journal tells it now, for the renderers of {@code io.cloudir.review}.
     *
     * @throws UnknownIncidentException if there is no incident of that id
     */
    public PostMortem report(IncidentId id) {
        List<JournalEntry> journal = parts.desk().store().read(id, 0);
        if (journal.isEmpty()) {
            throw new UnknownIncidentException(id, parts.desk().store().namespace());
        }
        return PostMortem.of(journal);
    }

    /**
     * Checks an incident's journal.
     *
     * @param verifier what is known from elsewhere: a head, a public key, or nothing
     * @throws io.cloudir.incident.journal.JournalException if there is no incident of that id
     */
    public Verification verifyJournal(IncidentId id, Verifier verifier) {
        return verifier.verify(id.value(), parts.desk().store().export(id));
    }

    /** What a person, or automation by one of its rules, may do. */
    public Responder by(Actor actor) {
        return new Responder(parts, actor);
    }

    /**
     * Does all that is due at an instant: clocks that ran out, escalations, watches and temporary controls that end, merges
     * that stopped half way, playbooks that may go on. Doing it again, or on several nodes at once, does it once.
     *
     * @param now the time to go by; what is due at exactly that instant is done
     * @return when something becomes due next, and this should be called again; empty if nothing will by itself
     * @throws io.cloudir.incident.journal.JournalException if a journal failed; what was due elsewhere is done
     */
    public Optional<Instant> runDue(Instant now) {
        return parts.dueWork().run(now, new DuePlaybooks(parts)::goOn);
    }

    /** The time now, by the clock that this was built with. */
    Instant now() {
        return parts.now();
    }
}
