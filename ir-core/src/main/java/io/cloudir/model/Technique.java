package io.cloudir.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A technique or sub-technique of MITRE ATT&amp;CK.
 *
 * @param id such as {@code T1562} or {@code T1562.008}
 */
public record Technique(String id) implements Comparable<Technique> {
    private static final Pattern FORM = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    public Technique {
        Objects.requireNonNull(id, "id");
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "not an ATT&CK technique: '" + Text.printable(id) + "'; expected T1234 or T1234.001");
        }
    }

    @Override
    public int compareTo(Technique other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
