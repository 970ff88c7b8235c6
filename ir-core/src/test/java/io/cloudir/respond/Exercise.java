package io.cloudir.respond;

import io.cloudir.IncidentResponse;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.NewSecret;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Measure;
import io.cloudir.model.Priority;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** An account, an incident in it and the people of the example plan: what a test of the response acts out. */
public final class Exercise {
    public static final String ACCOUNT = "123456789012";
    public static final String MALLORY = "arn:aws:iam::123456789012:user/mallory";
    public static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Actor COMMANDER = new Actor.Person("commander-one");
    public static final Actor ENGINEER = new Actor.Person("engineer-one");
    public static final Actor AUTOMATION = new Actor.Automation("response", "playbook");

    final SettableClock clock = new SettableClock(NOON);
    private static final Map<String, Activity> RECORDS = new ConcurrentHashMap<>();
    /** The example plan, but for what it forbids: every type of action has to be tried. */
    private static final ResponsePlan PLAN = ResponsePlan.read(
            "plan.yaml",
            ResponsePlan.exampleText()
                    .replace(
                            "approval: never",
                            "approval: two-person\n      approvers: [incident-commander, platform-engineer]")
                    .getBytes(StandardCharsets.UTF_8));

    public final ResponsePlan plan = PLAN;
    public final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
    public final EvidenceStore evidence = new MemoryEvidenceStore();
    public final IncidentId id = IncidentId.derivedFrom("exercise");
    public final List<Activity> records = new ArrayList<>();
    public final List<NewSecret> secrets = new ArrayList<>();
    public final SimulatedCloud cloud;

    Exercise() {
        this(List.of(record(1, "s3", "ListBuckets", "null", "null")));
    }

    public Exercise(List<Activity> records) {
        this.records.addAll(records);
        cloud = SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, ACCOUNT), records, clock)
                .handingSecretsTo(secrets::add);
        append(
                AUTOMATION,
                new IncidentOpened(
                        "An exercise",
                        "account-compromise",
                        Category.ACCOUNT_COMPROMISE,
                        "exercise",
                        true,
                        Digest.ZERO),
                new SeverityOverridden(Severity.HIGH, Priority.P2, "stated for the test"));
    }

    /** A record by mallory; its id is {@code e-} and the number, its time that many minutes after nine. */
    public static Activity record(int number, String service, String action, String parameters, String response) {
        String json =
                ("{\"eventVersion\":\"1.08\",\"eventID\":\"e-%d\",\"eventTime\":\"2026-03-02T09:%02d:00Z\",\"eventSource\":\"%s.amazonaws.com\","
                                + "\"eventName\":\"%s\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"203.0.113.7\","
                                + "\"recipientAccountId\":\"123456789012\",\"requestParameters\":%s,"
                                + "\"responseElements\":%s,\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"mallory\","
                                + "\"arn\":\"%s\",\"accountId\":\"123456789012\",\"accessKeyId\":\"%s\"}}")
                        .formatted(number, number % 60, service, action, parameters, response, MALLORY, KEY);
        return RECORDS.computeIfAbsent(
                json,
                text -> CitedActivities.parse(text.getBytes(StandardCharsets.UTF_8), "test")
                        .get(0));
    }

    /** Attaches a signal of that level that rests on the records of those numbers. */
    public Exercise signal(Severity level, Trigger trigger, Entity about, int... numbers) {
        List<RecordSummary> cited = IntStream.of(numbers)
                .mapToObj(number -> records.get(number - 1).summary())
                .toList();
        cited.forEach(summary -> evidence.put(records.stream()
                .filter(record -> record.id().equals(summary.id()))
                .findFirst()
                .orElseThrow()
                .raw()));
        String id = "signal-" + incident().version();
        append(
                AUTOMATION,
                new SignalAttached(
                        id,
                        "rule-" + id,
                        "A rule of the test",
                        trigger,
                        level,
                        about,
                        Cloud.AWS,
                        ACCOUNT,
                        "us-east-1",
                        new TimeRange(
                                cited.get(0).time(), cited.get(cited.size() - 1).time()),
                        cited,
                        cited.size(),
                        Digest.ZERO,
                        new Measure(cited.size(), "records"),
                        List.of(),
                        "it happened",
                        "the test says so"));
        return this;
    }

    IncidentFacts facts() {
        return new IncidentFacts(
                incident(), CitedActivities.read(incident(), evidence), cloud.account(), clock.instant());
    }

    /** Journals facts in the name of automation. */
    public void append(IncidentEvent... events) {
        append(AUTOMATION, events);
    }

    void append(Actor actor, IncidentEvent... events) {
        store.appendFacts(
                id,
                List.of(events).stream()
                        .map(event -> Draft.of(event, clock.instant(), actor))
                        .toList());
    }

    public Incident incident() {
        return Incident.fold(store.read(id, 0));
    }

    IncidentAction action(String actionId) {
        return incident().response().action(actionId).orElseThrow();
    }

    RunnerSettings settings() {
        return RunnerSettings.of("runner-1", AUTOMATION, clock, plan).onSimulatedCloud();
    }

    /** Another process on the same store. */
    IncidentResponse process(String runner, CloudAdapter adapter) {
        return IncidentResponse.builder()
                .store(store)
                .evidence(evidence)
                .plan(plan)
                .clock(clock)
                .runner(runner)
                .cloud(adapter)
                .executeOnRealCloud()
                .build();
    }

    /** Lets time pass by moving the clock. */
    Waiting moving() {
        return span -> {
            clock.set(clock.instant().plus(span));
            return true;
        };
    }

    ActionRunner runner() {
        return runner(cloud, settings());
    }

    ActionRunner runner(CloudAdapter adapter, RunnerSettings settings) {
        return new ActionRunner(adapter, evidence, store, settings);
    }

    /** An action that two people approved, who give up what evidence cannot be taken. */
    ActionPlan approved(ChangeRequest request) {
        ActionPlan planned = plan(request);
        approve(planned);
        List<String> lost = planned.evidenceAtRisk().stream()
                .filter(kind -> !kind.equals("memory"))
                .toList();
        if (!lost.isEmpty()) {
            append(COMMANDER, new EvidenceLossAccepted(planned.actionId(), lost, "it cannot be taken here"));
        }
        return planned;
    }

    /** Plans a request on behalf of automation and journals the plan. */
    ActionPlan plan(ChangeRequest request) {
        Proposal proposal = new Proposal(request, "the test wants it", List.of("e-1"));
        PlanAnswer answer =
                new Planning(cloud, plan.safeguards(), evidence).plan(incident(), proposal, clock.instant());
        if (!(answer instanceof PlanAnswer.Planned planned)) {
            throw new AssertionError("left alone: " + answer);
        }
        append(AUTOMATION, planned.plan().toEvent());
        return planned.plan();
    }

    /** Two people approve it, unless the plan does. */
    void approve(ActionPlan planned) {
        Approvals approvals = new Approvals(plan, cloud.account(), true);
        if (approvals.status(incident(), action(planned.actionId()), clock.instant())
                instanceof ApprovalStatus.Approved) {
            return;
        }
        approve(planned, COMMANDER, "incident-commander");
        approve(planned, ENGINEER, "platform-engineer");
    }

    void approve(ActionPlan planned, Actor person, String role) {
        ApprovalGrant grant = new Approvals(plan, cloud.account(), true)
                .grant(incident(), action(planned.actionId()), (Actor.Person) person, role, "needed", clock.instant());
        if (!(grant instanceof ApprovalGrant.Granted granted)) {
            throw new AssertionError("not granted: " + grant);
        }
        append(person, granted.approval());
    }

    void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    /** What the plan's targets are now. */
    static Map<String, String> stateOf(CloudAdapter cloud, ActionPlan planned) {
        Map<String, String> state = new TreeMap<>();
        planned.changes().forEach(change -> state.put(change.target().toString(), cloud.read(change.target())));
        return state;
    }
}
