package io.cloudir.document;

/**
 * How one kind of document is written.
 *
 * @param notation what it is written in
 * @param mark whether it may begin with a byte order mark
 * @param beginning what to tell a person whose document is empty
 */
public record Form(Notation notation, Mark mark, String beginning) {
    /** What a document is written in. */
    public enum Notation {
        JSON,
        YAML,
        /** JSON if the document begins with a brace, else YAML. */
        JSON_OR_YAML
    }

    /** What becomes of the byte order mark that some editors put before UTF-8. */
    public enum Mark {
        ACCEPTED,
        REFUSED
    }

    boolean isYaml(String text) {
        return switch (notation) {
            case JSON -> false;
            case YAML -> true;
            case JSON_OR_YAML -> !text.stripLeading().startsWith("{");
        };
    }
}
