package io.cloudir.respond.playbook.condition;

/**
 * A piece of a condition.
 *
 * @param kind what it is
 * @param text as written, texts without their quotes
 * @param at where it begins
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        VARIABLE,
        NUMBER,
        TEXT,
        OPERATOR,
        OPEN,
        CLOSE,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }
}
