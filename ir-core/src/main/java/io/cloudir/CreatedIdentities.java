package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds identities and keys that came into being, or into new hands, in the records behind a detection. Whoever made them
 * will act through them, so what they do belongs to the same incident.
 */
final class CreatedIdentities {
    /** What findings of this kind name as the step that yielded them. */
    static final String STEP = Suspect.CREATED;

    /** Calls after which somebody new can act as the identity they name. */
    private static final Set<String> CREATING = Set.of(
            "CreateUser",
            "CreateRole",
            "CreateAccessKey",
            "CreateLoginProfile",
            "UpdateLoginProfile",
            "CreateServiceSpecificCredential");

    private static final FieldPath NEW_KEY = FieldPath.of("responseElements.accessKey.accessKeyId");

    private CreatedIdentities() {}

    /** The finding that ties them to the incident; empty if there are none. */
    static Optional<FindingRecorded> in(Detection detection) {
        Set<Entity> created = new TreeSet<>();
        List<String> records = new ArrayList<>();
        for (Activity record : detection.cited()) {
            if (record.head().errorCode().isEmpty()
                    && CREATING.contains(record.head().action())) {
                record.head()
                        .resources()
                        .forEach(resource -> identity(resource, record).ifPresent(created::add));
                record.values(NEW_KEY).stream()
                        .filter(value -> value.kind() == FieldValue.Kind.TEXT
                                && !value.text().isBlank())
                        .forEach(value -> created.add(Entity.of(EntityType.ACCESS_KEY, value.text())));
                records.add(record.id());
            }
        }
        created.remove(detection.signal().entity());
        return created.isEmpty()
                ? Optional.empty()
                : Optional.of(new FindingRecorded(
                        "created-" + detection.signal().id(),
                        STEP,
                        "Created, or given new credentials: "
                                + created.stream()
                                        .map(entity -> Text.printable(entity.id()))
                                        .collect(Collectors.joining(", "))
                                + ". What they do belongs to this incident.",
                        List.copyOf(created),
                        records));
    }

    /** The user or role that a record names, as the log would name it where it acts; empty if it is something else. */
    static Optional<Entity> identity(ResourceRef resource, Activity record) {
        String kind = resource.type();
        if (!kind.equals("iam:user") && !kind.equals("iam:role")) {
            return Optional.empty();
        }
        String id = resource.id().startsWith("arn:")
                ? resource.id()
                : AwsPartition.ofRegion(record.head().region())
                        .arn("iam", "", resource.account().id(), kind.substring("iam:".length()) + '/' + resource.id());
        return Optional.of(Entity.of(EntityType.PRINCIPAL, id));
    }
}
