package io.cloudir.respond.playbook.document;

import io.cloudir.document.Faults;
import io.cloudir.document.Place;
import io.cloudir.document.Secrets;
import io.cloudir.model.Text;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks identifiers: {@code type--UUID}, each UUID given to one object only (CACAO 2.0, section 10.10). */
final class Identifiers {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]+[a-z0-9])--"
            + "([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})");

    private final Faults faults;
    private final Map<String, String> owners = new HashMap<>();

    Identifiers(Faults faults) {
        this.faults = faults;
    }

    /** The type that an identifier names. */
    static Optional<String> typeOf(String id) {
        var form = FORM.matcher(id);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Checks the form of what an object is called by; notes a fault if another object has the UUID. */
    void declare(String id, String type, Place place) {
        if (!isOf(id, type, place)) {
            return;
        }
        String uuid = id.substring(id.length() - 36).toLowerCase(Locale.ROOT);
        String owner = owners.putIfAbsent(uuid, id);
        if (owner != null) {
            faults.add(
                    place,
                    "uuid-twice",
                    "the UUID of '" + id + "' belongs to '" + owner + "' already; no two objects share one",
                    "make a new UUID");
        }
    }

    /** Checks that a text is an identifier of a type. */
    boolean isOf(String id, String type, Place place) {
        Optional<String> found = typeOf(id);
        if (found.isPresent() && found.get().equals(type)) {
            return true;
        }
        faults.add(
                place,
                "bad-id",
                Secrets.quoted(id) + " is no identifier of type " + Text.printable(type) + "; expected "
                        + Text.printable(type) + "--UUID",
                "write the type, two hyphens and an RFC 4122 UUID of your own");
        return false;
    }
}
