package io.cloudir.investigate;

import io.cloudir.incident.InvolvedEntity;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists what is affected: what signals are about, who acted, and every resource that a suspect changed. */
final class AffectedStep implements Step {
    /** Most entities that one incident's scope names. */
    private static final int LIMIT = 500;

    @Override
    public String name() {
        return "affected-resources";
    }

    @Override
    public void run(Inquiry inquiry) {
        Set<Entity> affected = new TreeSet<>();
        inquiry.incident().detection().entities().stream()
                .map(InvolvedEntity::entity)
                .filter(entity -> entity.type() != EntityType.NONE && entity.type() != EntityType.REGION)
                .forEach(affected::add);
        inquiry.suspects().forEach(suspect -> affected.add(suspect.entity()));
        Set<String> suspects =
                inquiry.suspects().stream().map(Suspect::principal).collect(Collectors.toSet());
        for (Activity activity : inquiry.activities()) {
            boolean change =
                    !activity.head().readOnly() && activity.head().errorCode().isEmpty();
            if (change
                    && activity.head()
                            .principal()
                            .filter(principal -> suspects.contains(principal.id()))
                            .isPresent()) {
                activity.head().resources().stream().map(AffectedStep::entity).forEach(affected::add);
            }
        }
        inquiry.affected().addAll(affected.stream().limit(LIMIT).toList());
        TreeMap<EntityType, Long> counts =
                affected.stream().collect(Collectors.groupingBy(Entity::type, TreeMap::new, Collectors.counting()));
        String listed = counts.entrySet().stream()
                .map(entry -> Inquiry.count(entry.getValue(), nounOf(entry.getKey())))
                .collect(Collectors.joining(", "));
        inquiry.found(
                name(),
                "all",
                affected.isEmpty() ? "Nothing is known to be affected." : "Affected: " + listed + ".",
                affected,
                inquiry.records().stream().map(CitedRecord::id).toList());
        for (Suspect suspect : inquiry.suspects()) {
            inquiry.found(
                    name(),
                    suspect.principal(),
                    Text.printable(suspect.principal()) + " did "
                            + Inquiry.count(suspect.records().size(), "thing") + " that signals rest on"
                            + (suspect.addresses().isEmpty()
                                    ? "."
                                    : ", from " + Text.printable(String.join(", ", suspect.addresses())) + "."),
                    List.of(suspect.entity()),
                    suspect.records());
        }
    }

    private static String nounOf(EntityType type) {
        return switch (type) {
            case PRINCIPAL -> "identity";
            case ACCESS_KEY -> "access key";
            default -> type.code();
        };
    }

    private static Entity entity(ResourceRef resource) {
        return Entity.of(resource.type().endsWith(":instance") ? EntityType.HOST : EntityType.RESOURCE, resource.id());
    }
}
