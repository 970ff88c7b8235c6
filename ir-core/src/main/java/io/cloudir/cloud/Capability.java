package io.cloudir.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something that an adapter can do.
 *
 * @param name a verb, such as {@link #LOGS}, or the {@link ChangeRequest#type} of a change it can plan
 * @param permissions what its identity must be allowed, such as {@code iam:UpdateAccessKey}; sorted
 */
public record Capability(String name, List<String> permissions) implements Comparable<Capability> {
    /** {@link CloudAdapter#controlPlane}. */
    public static final String CONTROL_PLANE = "control-plane";

    /** {@link CloudAdapter#inventory}. */
    public static final String INVENTORY = "inventory";

    /** {@link CloudAdapter#identity}. */
    public static final String IDENTITY = "identity";

    /** {@link CloudAdapter#usage}. */
    public static final String USAGE = "usage";

    /** {@link CloudAdapter#describe}. */
    public static final String DESCRIBE = "describe";

    /** {@link CloudAdapter#logs}. */
    public static final String LOGS = "logs";

    /** {@link CloudAdapter#exposure}. */
    public static final String EXPOSURE = "exposure";

    /** {@link CloudAdapter#host}. */
    public static final String HOST = "host";

    /** {@link CloudAdapter#findings}. */
    public static final String FINDINGS = "findings";

    /** {@link CloudAdapter#capture}. */
    public static final String CAPTURE = "capture";

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
