package io.cloudir.respond.playbook;

import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A playbook that can be followed: every step is known, reached and ends, every command is one that this library plans and
 * people approve, or that people do.
 *
 * @param id the id that the document gives itself, {@code playbook--UUID}
 * @param name what people call it
 * @param description what it is for; may be empty
 * @param types its playbook types in CACAO's vocabulary
 * @param labels its labels; the shipped ones name the scenario that they are for
 * @param modified the version it is
 * @param validFrom not to be begun before
 * @param validUntil not to be begun after
 * @param start id of the first step
 * @param exception id of the step that an unhandled failure leads to
 * @param steps its steps by id, in the order of the document
 * @param markings its data markings in words
 * @param references its external references in words
 * @param document the document itself
 */
public record Playbook(
        String id,
        String name,
        String description,
        List<String> types,
        List<String> labels,
        Instant modified,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        String start,
        Optional<String> exception,
        Map<String, Step> steps,
        List<String> markings,
        List<String> references,
        String document) {
    public Playbook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        types = List.copyOf(types);
        labels = List.copyOf(labels);
        Objects.requireNonNull(modified, "modified");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(exception, "exception");
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        markings = List.copyOf(markings);
        references = List.copyOf(references);
        Objects.requireNonNull(document, "document");
    }

    /**
     * Reads a playbook, JSON or YAML.
     *
     * @param documentName the document's name as the person knows it, for messages
     * @throws FaultyDocumentException with every fault, each with its place and how to mend it
     */
    public static Playbook read(String documentName, byte[] bytes) {
        return PlaybookReader.read(documentName, bytes);
    }

    /** Every fault of a document, in its order; empty if it can be followed. */
    public static List<Fault> check(byte[] bytes) {
        return PlaybookReader.check(bytes);
    }

    /**
     * A playbook that ships.
     *
     * @param id such as {@code account-compromise}; scenarios of a response plan name it so
     */
    public static Optional<Playbook> shipped(String id) {
        return ShippedPlaybooks.find(id);
    }

    /** The ids of the playbooks that ship, in natural order. */
    public static List<String> shippedIds() {
        return ShippedPlaybooks.ids();
    }

    /** The digest of the document: what a run is bound to. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    /** The document, byte for byte. */
    public byte[] bytes() {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** The roles and duties of the response plan that its manual steps name, each once, in the order of the document. */
    public List<String> roles() {
        return steps.values().stream()
                .filter(Step.Action.class::isInstance)
                .map(step -> ((Step.Action) step).role())
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
    }

    /** The ids of the playbooks that it calls, each once. */
    public List<String> calls() {
        return steps.values().stream()
                .filter(Step.Call.class::isInstance)
                .map(step -> ((Step.Call) step).playbook())
                .distinct()
                .toList();
    }

    /**
     * A step.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public Step step(String stepId) {
        Step step = steps.get(stepId);
        if (step == null) {
            throw new IllegalArgumentException("playbook '" + name + "' has no step " + stepId);
        }
        return step;
    }
}
