package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.ReadLog;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.plan.ResponsePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a cloud what proposals depend on, each thing once, and only what the records make matter. */
final class AskedCircumstances {
    /** How far back it is looked for what an identity or the account did as it should. */
    static final Duration BEFORE = Duration.ofDays(90);

    /** Most suspects and buckets that are asked about; that more are involved is told. */
    private static final int ASKED = 50;

    /** Most pages of one kind of thing that are read; an account with more is taken for one that has everything. */
    private static final int PAGES = 50;

    private static final List<InventoryRequest.Kind> REGIONAL =
            List.of(InventoryRequest.Kind.HOSTS, InventoryRequest.Kind.APPLICATIONS, InventoryRequest.Kind.DATA_STORES);

    private final CloudAdapter cloud;
    private final IncidentFacts facts;
    private final StepCall calls;
    private final List<String> unanswered = new ArrayList<>();

    AskedCircumstances(CloudAdapter cloud, IncidentFacts facts, StepCall calls) {
        this.cloud = cloud;
        this.facts = facts;
        this.calls = calls;
    }

    Circumstances of(ResponsePlan plan) {
        List<Suspect> suspects = first(
                "suspects",
                facts.suspects().stream().filter(suspect -> !suspect.isRoot()).toList());
        SortedMap<String, IdentityDetail> identities = new TreeMap<>();
        SortedMap<String, Usage> usedBefore = new TreeMap<>();
        for (Suspect suspect : suspects) {
            String name = suspect.principal();
            asked("what " + Text.printable(name) + " has", () -> cloud.identity(IdentityRequest.of(name)))
                    .ifPresent(detail -> identities.put(name, detail));
            window().flatMap(window -> asked(
                            "what " + Text.printable(name) + " used before",
                            () -> cloud.usage(UsageRequest.of(name, window))))
                    .ifPresent(usage -> usedBefore.put(name, usage));
        }
        return new Circumstances(
                identities,
                usedBefore,
                freshRegions(),
                versionedBuckets(),
                screens(),
                plan.criticalSystems(),
                plan.toolkits(),
                unanswered);
    }

    private Optional<TimeRange> window() {
        return facts.before(BEFORE);
    }

    /**
     * Where suspects made something, nothing that is older than the incident stands, and the audit log shows no call before it.
     * Both have to be complete: what is not told may be there.
     */
    private Set<String> freshRegions() {
        Set<String> candidates = facts.deedsHere().stream()
                .filter(RegionBlocks::makesResource)
                .map(deed -> deed.head().region())
                .collect(Collectors.toCollection(TreeSet::new));
        if (candidates.isEmpty() || window().isEmpty()) {
            return Set.of();
        }
        TimeRange window = window().get();
        Optional<RecordLines> log =
                asked("the audit log before the incident", () -> cloud.logs(LogQuery.audit(window)));
        if (log.filter(RecordLines::isComplete).isEmpty()) {
            return Set.of();
        }
        ReadLog read = CitedActivities.parse(log.get(), "audit");
        if (read.unread() > 0) {
            return Set.of();
        }
        read.records().forEach(activity -> candidates.remove(activity.head().region()));
        for (InventoryRequest.Kind kind : REGIONAL) {
            Optional<List<Inventory.Thing>> things = all(kind);
            if (things.isEmpty()) {
                return Set.of();
            }
            things.get().stream()
                    .filter(thing -> thing.created()
                            .filter(made -> made.isAfter(window.to()))
                            .isEmpty())
                    .forEach(thing -> candidates.remove(thing.region()));
        }
        return candidates;
    }

    /** All that the account has of a kind; empty if the cloud does not tell all of it. */
    private Optional<List<Inventory.Thing>> all(InventoryRequest.Kind kind) {
        List<Inventory.Thing> things = new ArrayList<>();
        InventoryRequest request = InventoryRequest.of(kind);
        for (int page = 0; page < PAGES; page++) {
            InventoryRequest asking = request;
            Optional<Inventory> answer = asked("what the account has (" + kind + ')', () -> cloud.inventory(asking));
            if (answer.filter(it -> it.completeness().isComplete()).isEmpty()) {
                return Optional.empty();
            }
            things.addAll(answer.get().things());
            if (answer.get().next().isEmpty()) {
                return Optional.of(things);
            }
            request = request.after(answer.get().next().get());
        }
        return Optional.empty();
    }

    private Set<String> versionedBuckets() {
        Set<String> versioned = new TreeSet<>();
        first("buckets", List.copyOf(ObjectRestorations.bucketsOf(facts.deedsHere())))
                .forEach(bucket -> asked(
                                "whether bucket " + Text.printable(bucket) + " keeps versions",
                                () -> cloud.describe(DescribeRequest.of(Entity.of(EntityType.RESOURCE, bucket))))
                        .filter(it -> it.state().entrySet().stream()
                                .anyMatch(state -> state.getKey().aspect().equals("versioning")
                                        && state.getValue().equals("Enabled")))
                        .ifPresent(it -> versioned.add(bucket)));
        return versioned;
    }

    private List<String> screens() {
        if (ApplicationScreens.attackers(facts).isEmpty()) {
            return List.of();
        }
        return asked(
                        "what stands in front of applications",
                        () -> cloud.inventory(InventoryRequest.of(InventoryRequest.Kind.NETWORKS)))
                .map(Inventory::things)
                .orElse(List.of())
                .stream()
                .filter(thing -> thing.kind().startsWith("wafv2:"))
                .map(thing -> thing.entity().id())
                .toList();
    }

    private <T> List<T> first(String what, List<T> all) {
        if (all.size() <= ASKED) {
            return all;
        }
        // Without their number: what becomes a task is told apart by its text, and there may be more tomorrow.
        unanswered.add("The cloud was asked about " + ASKED + " " + what + " alone, and more are involved");
        return all.subList(0, ASKED);
    }

    private <T> Optional<T> asked(String what, Supplier<T> question) {
        try {
            return Optional.of(calls.make(question));
        } catch (CloudException.NotFound e) {
            // What is gone has nothing and needs nothing.
            return Optional.empty();
        } catch (CloudException e) {
            unanswered.add("The cloud does not tell " + what + ": " + Text.printable(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
