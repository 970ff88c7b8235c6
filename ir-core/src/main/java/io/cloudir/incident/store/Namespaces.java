package io.cloudir.incident.store;

import io.cloudir.model.Text;
import java.util.regex.Pattern;

/** Checks the name of a tenant before it becomes part of a key or a path. */
final class Namespaces {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Namespaces() {}

    static String require(String namespace) {
        if (!FORM.matcher(namespace).matches()) {
            throw new IllegalArgumentException("not a namespace: '" + Text.printable(namespace)
                    + "'; expected 1 to 63 characters of a-z, 0-9 and hyphen, not beginning with a hyphen");
        }
        return namespace;
    }
}
