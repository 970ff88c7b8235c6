package io.cloudir.plan;

import io.cloudir.model.Severity;
import java.util.List;
import java.util.Objects;

/**
 * Somebody outside the organisation. Engaging them is a task for a person, never a message that the library sends.
 *
 * @param id its id
 * @param name the organisation or desk
 * @param kind such as {@code law-enforcement} or {@code insurer}
 * @param contacts ways to reach them
 * @param engage when to engage them, in words
 * @param owner id of the role that engages them
 * @param from the least severity at which the task is opened
 * @param scenarios ids of the scenarios in which it is opened; empty for all
 */
public record ExternalContact(
        String id,
        String name,
        String kind,
        List<Contact> contacts,
        String engage,
        String owner,
        Severity from,
        List<String> scenarios) {
    public ExternalContact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        contacts = List.copyOf(contacts);
        Objects.requireNonNull(engage, "engage");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(from, "from");
        scenarios = List.copyOf(scenarios);
    }

    /** Whether an incident of that scenario and severity opens the task of engaging them. */
    public boolean concerns(String scenario, Severity severity) {
        return severity.atLeast(from) && (scenarios.isEmpty() || scenarios.contains(scenario));
    }
}
