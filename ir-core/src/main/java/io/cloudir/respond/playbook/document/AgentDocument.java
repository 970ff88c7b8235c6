package io.cloudir.respond.playbook.document;

/**
 * Who executes commands, or what they are executed upon.
 *
 * @param type its CACAO type
 * @param name what it is called
 */
public record AgentDocument(String type, Word name) {
    /** Whether it is this library and not people. */
    public boolean isCloud() {
        return type.equals(CommandDocument.CLOUD);
    }
}
