package io.cloudir.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something that an adapter can do.
 *
 * @param name a verb such as {@code control-plane}, or the {@link ChangeRequest#type} of a change it can plan
 * @param permissions what its identity must be allowed, such as {@code iam:UpdateAccessKey}; sorted
 */
public record Capability(String name, List<String> permissions) implements Comparable<Capability> {
    public Capability {
        Objects.requireNonNull(name, "name");
        permissions = permissions.stream().distinct().sorted().toList();
    }

    @Override
    public int compareTo(Capability other) {
        return Comparator.comparing(Capability::name)
                .thenComparing(capability -> String.join(" ", capability.permissions))
                .compare(this, other);
    }
}
