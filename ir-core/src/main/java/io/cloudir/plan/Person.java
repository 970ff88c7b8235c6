package io.cloudir.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who responds to incidents.
 *
 * @param id what journals know the person by
 * @param name what to call the person
 * @param contacts ways to reach the person, the best first; at least one
 * @param zone where the person works, if the plan says so
 */
public record Person(String id, String name, List<Contact> contacts, Optional<ZoneId> zone) {
    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        contacts = List.copyOf(contacts);
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("the person '" + id + "' has no contact; give at least one");
        }
        Objects.requireNonNull(zone, "zone");
    }
}
