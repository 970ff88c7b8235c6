package io.cloudir.model;

/** The cloud that a record, an account or a resource belongs to. */
public enum Cloud {
    /** Amazon Web Services. */
    AWS("aws"),
    /** Google Cloud. */
    GCP("gcp"),
    /** Anything else: an application's own log, an endpoint agent, a third cloud. */
    OTHER("other");

    private final String code;

    Cloud(String code) {
        this.code = code;
    }

    /** The name used in JSON, YAML and on the command line. */
    public String code() {
        return code;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no cloud has that code; the message lists those that exist
     */
    public static Cloud ofCode(String code) {
        return Codes.find("cloud", values(), Cloud::code, code);
    }
}
