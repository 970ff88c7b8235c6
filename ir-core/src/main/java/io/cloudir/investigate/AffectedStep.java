package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists what is affected: what signals are about, who acted, every resource that a suspect changed; and what came into being then. */
final class AffectedStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "affected-resources",
                    "which accounts, identities, hosts, applications and data stores are affected",
                    "control-plane")
            .asking("what came into being during the incident and no record at hand tells", Capability.INVENTORY);

    /** Most entities that one incident's scope names. */
    private static final int LIMIT = 500;

    private static final List<InventoryRequest.Kind> KINDS =
            List.of(InventoryRequest.Kind.HOSTS, InventoryRequest.Kind.APPLICATIONS, InventoryRequest.Kind.DATA_STORES);

    AffectedStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        return KINDS.stream()
                .<Question<?>>map(kind -> inquiry().cloud().inventory(kind))
                .toList();
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        Set<Entity> affected = new TreeSet<>();
        inquiry().incident().detection().entities().stream()
                .map(InvolvedEntity::entity)
                .filter(entity -> entity.type() != EntityType.NONE && entity.type() != EntityType.REGION)
                .forEach(affected::add);
        inquiry().suspects().forEach(suspect -> affected.add(suspect.entity()));
        affected.addAll(changedBy(inquiry().suspectIds(), inquiry().activities()));
        notes.affects(affected.stream().limit(LIMIT).toList());
        TreeMap<EntityType, Long> counts =
                affected.stream().collect(Collectors.groupingBy(Entity::type, TreeMap::new, Collectors.counting()));
        String listed = counts.entrySet().stream()
                .map(entry -> Text.count(entry.getValue(), nounOf(entry.getKey())))
                .collect(Collectors.joining(", "));
        notes.found(
                "all",
                affected.isEmpty() ? "Nothing is known to be affected." : "Affected: " + listed + ".",
                affected,
                inquiry().records().stream().map(CitedRecord::id).toList());
        inquiry().suspects().forEach(suspect -> tell(suspect, notes));
        for (InventoryRequest.Kind kind : KINDS) {
            answers.to(inquiry().cloud().inventory(kind)).ifPresent(page -> cameIntoBeing(page, kind, affected, notes));
        }
    }

    /** What those identities changed, by records of calls that took effect. */
    static Set<Entity> changedBy(Set<String> identities, Collection<Activity> activities) {
        Set<Entity> changed = new TreeSet<>();
        for (Activity activity : activities) {
            if (isChange(activity) && identities.contains(Inquiry.actorOf(activity))) {
                activity.head().resources().stream().map(ResourceRef::entity).forEach(changed::add);
            }
        }
        return changed;
    }

    static boolean isChange(Activity activity) {
        return !activity.head().readOnly() && Inquiry.succeeded(activity);
    }

    private static void tell(Suspect suspect, StepNotes notes) {
        notes.found(
                suspect.principal(),
                Text.printable(suspect.principal()) + " did "
                        + Text.count(suspect.records().size(), "thing") + " that signals rest on"
                        + (suspect.addresses().isEmpty()
                                ? "."
                                : ", from " + Text.printable(String.join(", ", suspect.addresses())) + "."),
                List.of(suspect.entity()),
                suspect.records());
    }

    /** Nobody need have done wrong by making these, so they are named and not called affected. */
    private void cameIntoBeing(Inventory page, InventoryRequest.Kind kind, Set<Entity> affected, StepNotes notes) {
        Optional<TimeRange> span = inquiry().incident().detection().span();
        List<Entity> unknown = page.things().stream()
                .filter(thing -> span.isPresent()
                        && thing.created().filter(span.get()::contains).isPresent())
                .map(Inventory.Thing::entity)
                .filter(entity -> !affected.contains(entity))
                .toList();
        if (!unknown.isEmpty()) {
            // They are no entities of the finding: what an incident is about, signals find it by.
            notes.found(
                    "new " + kind,
                    Text.count(unknown.size(), nounOf(kind))
                            + " came into being during the incident that no signal is about: "
                            + StepNotes.names(unknown)
                            + ".",
                    List.of(),
                    List.of());
        }
    }

    private static String nounOf(InventoryRequest.Kind kind) {
        return switch (kind) {
            case HOSTS -> "host";
            case APPLICATIONS -> "application";
            default -> "data store";
        };
    }

    private static String nounOf(EntityType type) {
        return switch (type) {
            case PRINCIPAL -> "identity";
            case ACCESS_KEY -> "access key";
            default -> type.code();
        };
    }
}
