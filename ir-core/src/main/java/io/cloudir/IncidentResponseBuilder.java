package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.investigate.InvestigationSettings;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.Waiting;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.json.SeverityJson;
import io.cloudir.telemetry.DeadLetter;
import io.cloudir.telemetry.LogMappings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts an {@link IncidentResponse} together. Not thread-safe; used once. */
public final class IncidentResponseBuilder {
    private @Nullable JournalStore store;
    private @Nullable ResponsePlan plan;
    private @Nullable Clock clock;
    private @Nullable CloudAdapter cloud;
    private EvidenceStore evidence = new MemoryEvidenceStore();
    private final Map<String, Playbook> playbooks = new LinkedHashMap<>();
    private RuleSet rules = RuleSet.shipped();
    private LogMappings mappings = LogMappings.none();
    private Consumer<DeadLetter> deadLetters = letter -> {};
    private DetectorSettings detector = DetectorSettings.stream();
    private @Nullable DetectorState detectorState;
    private SeverityModel severity = SeverityJson.shippedModel();
    private Duration correlationWindow = Duration.ofHours(24);
    private BiConsumer<Signal, Placement> listener = (signal, placement) -> {};
    private String runner = "local";
    private Waiting waiting = Waiting.NONE;
    private Executor executor = Runnable::run;
    private Duration stepLimit = InvestigationSettings.LIMIT;
    private boolean mayExecute;
    private boolean exercise;

    IncidentResponseBuilder() {}

    /** Where journals are kept. Required; the caller closes it. */
    public IncidentResponseBuilder store(JournalStore value) {
        store = value;
        return this;
    }

    /** How the organisation responds. Required. */
    public IncidentResponseBuilder plan(ResponsePlan value) {
        plan = value;
        return this;
    }

    /** Tells the time for everything that happens now. Required. */
    public IncidentResponseBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** The cloud account to investigate, contain and recover. Without one, incidents are run by hand. */
    public IncidentResponseBuilder cloud(CloudAdapter value) {
        cloud = value;
        return this;
    }

    /** Where evidence is kept. Default: in memory, gone with the process, up to {@link MemoryEvidenceStore#DEFAULT_LIMIT}. */
    public IncidentResponseBuilder evidence(EvidenceStore value) {
        evidence = value;
        return this;
    }

    /**
     * The document of a playbook of the plan's own, for the plan only says where it is kept. Default: none, so that only those
     * that ship can be followed.
     *
     * @param id the id by which the plan names it
     */
    public IncidentResponseBuilder playbook(String id, Playbook document) {
        playbooks.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(document, "document"));
        return this;
    }

    /** What to look for. Default: the shipped rules. */
    public IncidentResponseBuilder rules(RuleSet value) {
        rules = value;
        return this;
    }

    /**
     * What records of applications are that no known source recognises. Default: none. Those that an incident rests on are read
     * back by it, too, so give every process that works on the store the same.
     */
    public IncidentResponseBuilder mappings(LogMappings value) {
        mappings = Objects.requireNonNull(value, "mappings");
        return this;
    }

    /**
     * Takes what {@link IncidentResponse#ingest(java.nio.file.Path)} could not read, with its bytes, in the thread that ingests; a
     * {@link io.cloudir.telemetry.DeadLetterFile} does. Default: nobody, and only places and reasons are logged.
     */
    public IncidentResponseBuilder deadLetters(Consumer<DeadLetter> value) {
        deadLetters = Objects.requireNonNull(value, "value");
        return this;
    }

    /** How detection deals with time and memory. Default: {@link DetectorSettings#stream}. */
    public IncidentResponseBuilder detector(DetectorSettings value) {
        detector = value;
        return this;
    }

    /**
     * What detection remembered when it was stopped, from {@link IncidentResponse#detectorState}. State of rules that
     * have changed or are gone is dropped and logged. Default: nothing.
     */
    public IncidentResponseBuilder detectorState(DetectorState value) {
        detectorState = value;
        return this;
    }

    /** How severity is computed. Default: the shipped model. */
    public IncidentResponseBuilder severity(SeverityModel value) {
        severity = value;
        return this;
    }

    /**
     * How far apart in time signals that share an entity may be to belong to one incident. Default: 24 hours. Nodes that
     * share a store must agree on it, since ids of incidents derive from it.
     */
    public IncidentResponseBuilder correlationWindow(Duration value) {
        if (value.isNegative() || value.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "a correlation window of " + value + " is too short; give at least a second");
        }
        correlationWindow = value;
        return this;
    }

    /** Is told of each signal and where it went, in the thread that ingests. Default: nobody. */
    public IncidentResponseBuilder listener(BiConsumer<Signal, Placement> value) {
        listener = value;
        return this;
    }

    /** The name of this process in claims: two that run at once need two names. Default: {@code local}. */
    public IncidentResponseBuilder runner(String value) {
        runner = value;
        return this;
    }

    /** How time passes while a cloud is asked again. Default: it does not, so nothing is asked twice. */
    public IncidentResponseBuilder waiting(Waiting value) {
        waiting = value;
        return this;
    }

    /**
     * Where an investigation asks the cloud: several questions at once if it has several threads, none of which may be the one
     * that investigates. Default: the thread that investigates.
     */
    public IncidentResponseBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /** How long each step of an investigation may take, see {@link InvestigationSettings}. Default: a minute. */
    public IncidentResponseBuilder stepLimit(Duration value) {
        stepLimit = value;
        return this;
    }

    /** Lets approved actions be executed on a real cloud. Without it they are only planned there. */
    public IncidentResponseBuilder executeOnRealCloud() {
        mayExecute = true;
        return this;
    }

    /**
     * Whether incidents opened from now on are an exercise. Default: no. An exercise changes simulated clouds alone, so it goes
     * without {@link #executeOnRealCloud}.
     */
    public IncidentResponseBuilder exercise(boolean value) {
        exercise = value;
        return this;
    }

    /**
     * The finished thing.
     *
     * @throws NullPointerException if the store, the plan or the clock is missing; the message says which
     * @throws IllegalArgumentException if a scenario of the plan assumes what the severity model does not know, or a playbook
     *     was given that the plan does not name as its own, or an exercise is to execute on a real cloud
     */
    public IncidentResponse build() {
        Objects.requireNonNull(store, "no journal store; give one with store(...)");
        Objects.requireNonNull(plan, "no response plan; give one with plan(...)");
        Objects.requireNonNull(clock, "no clock; give one with clock(...)");
        if (exercise && mayExecute) {
            throw new IllegalArgumentException(
                    "exercise(true) and executeOnRealCloud() exclude each other: those who play"
                            + " approve nothing real; leave one of them out, a SimulatedCloud is changed without it");
        }
        List<String> unknown = plan.unknownTo(severity);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", unknown) + ", which the severity model "
                    + severity.table().label() + " does not know; read the plan with that model to see where");
        }
        return new IncidentResponse(Parts.of(this, store, plan, clock), this, listener);
    }

    Optional<CloudAdapter> cloud() {
        return Optional.ofNullable(cloud);
    }

    EvidenceStore evidence() {
        return evidence;
    }

    Map<String, Playbook> playbooks() {
        return playbooks;
    }

    RuleSet rules() {
        return rules;
    }

    LogMappings mappings() {
        return mappings;
    }

    Consumer<DeadLetter> deadLetters() {
        return deadLetters;
    }

    DetectorSettings detector() {
        return detector;
    }

    Optional<DetectorState> detectorState() {
        return Optional.ofNullable(detectorState);
    }

    SeverityModel severity() {
        return severity;
    }

    Duration correlationWindow() {
        return correlationWindow;
    }

    String runner() {
        return runner;
    }

    Waiting waiting() {
        return waiting;
    }

    InvestigationSettings investigation(Clock time) {
        return InvestigationSettings.of(time).on(executor).limit(stepLimit);
    }

    boolean mayExecute() {
        return mayExecute;
    }

    boolean exercise() {
        return exercise;
    }
}
