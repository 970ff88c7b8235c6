package io.cloudir.model;

/** What kind of thing an {@link Entity} is. */
public enum EntityType {
    /** A user, role, service account or service that acts. */
    PRINCIPAL("principal"),
    /** A network address. */
    ADDRESS("address"),
    /** An access key or token id, never the secret that belongs to it. */
    ACCESS_KEY("accessKey"),
    /** A cloud resource that is not a host. */
    RESOURCE("resource"),
    /** An account or project. */
    ACCOUNT("account"),
    /** A region of a cloud. */
    REGION("region"),
    /** A virtual machine or another computer. */
    HOST("host"),
    /** Nothing in particular: a rule that looks at everything at once. */
    NONE("none");

    private final String code;

    EntityType(String code) {
        this.code = code;
    }

    /** The name used in JSON and YAML. */
    public String code() {
        return code;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no type has that code; the message lists those that exist
     */
    public static EntityType ofCode(String code) {
        return Codes.find("entity type", values(), EntityType::code, code);
    }
}
