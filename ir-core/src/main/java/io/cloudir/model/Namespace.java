package io.cloudir.model;

import java.util.regex.Pattern;

/** Checks the name of a tenant before it becomes part of a key or a path. */
public final class Namespace {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Namespace() {}

    /**
     * The namespace itself.
     *
     * @throws IllegalArgumentException unless it has 1 to 63 characters of a-z, 0-9 and hyphen and begins with no hyphen
     */
    public static String require(String namespace) {
        if (!FORM.matcher(namespace).matches()) {
            throw new IllegalArgumentException("not a namespace: '" + Text.printable(namespace)
                    + "'; expected 1 to 63 characters of a-z, 0-9 and hyphen, not beginning with a hyphen");
        }
        return namespace;
    }
}
