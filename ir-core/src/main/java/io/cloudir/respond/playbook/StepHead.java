package io.cloudir.respond.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What all steps have.
 *
 * @param id {@code type--UUID}
 * @param name what people call it; its type if the document gives none
 * @param description what it is for; may be empty
 * @param delay how long to wait before it begins
 * @param timeout how long it may take
 * @param next the step after it; empty after an end
 * @param onFailure the step after it if it fails; empty to fail what it is part of
 * @param references external references in words
 */
public record StepHead(
        String id,
        String name,
        String description,
        Duration delay,
        Optional<Duration> timeout,
        Optional<String> next,
        Optional<String> onFailure,
        List<String> references) {
    public StepHead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(onFailure, "onFailure");
        references = List.copyOf(references);
    }
}
