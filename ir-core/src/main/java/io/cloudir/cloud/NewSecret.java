package io.cloudir.cloud;

import java.util.Objects;

/** A secret that was just made. It never shows in its text. */
public final class NewSecret {
    private final Kind kind;
    private final String owner;
    private final String id;
    private final String value;

    /** What kind of secret. */
    public enum Kind {
        /** A password to be used once. */
        PASSWORD,
        /** The secret half of a long-term key. */
        KEY
    }

    /**
     * A secret.
     *
     * @param owner the ARN or e-mail of the identity that it is for
     * @param id the id of the key; empty for a password
     * @param value the secret itself
     */
    public NewSecret(Kind kind, String owner, String id, String value) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.owner = Objects.requireNonNull(owner, "owner");
        this.id = Objects.requireNonNull(id, "id");
        this.value = Objects.requireNonNull(value, "value");
    }

    public Kind kind() {
        return kind;
    }

    /** The ARN or e-mail of the identity that it is for. */
    public String owner() {
        return owner;
    }

    /** The id of the key; empty for a password. */
    public String id() {
        return id;
    }

    /** The secret itself: hand it on, never log or keep it. */
    public String reveal() {
        return value;
    }

    /** What it is and whose, without the secret. */
    @Override
    public String toString() {
        return kind + " of " + owner + (id.isEmpty() ? "" : ' ' + id) + " (hidden)";
    }
}
