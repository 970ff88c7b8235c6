package io.cloudir.model;

/** Who made an entry in a journal: a person, or the library itself by one of its rules. */
public sealed interface Actor {
    /** The person's or the automation's id: one printable line of 1 to 200 characters. */
    String id();

    /**
     * Somebody who is accountable.
     *
     * @param id the id that the response plan knows the person by
     */
    record Person(String id) implements Actor {
        public Person {
            requireLine(id, "person id");
        }
    }

    /**
     * The library or an application acting by rule.
     *
     * @param id which part acts, such as {@code detection}
     * @param rule the rule by which it acts, such as the id of a detection rule or of a playbook
     */
    record Automation(String id, String rule) implements Actor {
        public Automation {
            requireLine(id, "automation id");
            requireLine(rule, "automation rule");
        }
    }

    private static void requireLine(String value, String what) {
        Text.requireText(value, what);
        boolean printable = value.codePoints().allMatch(Text::isPrintable);
        if (!printable || value.length() > Text.PRINTABLE_LIMIT) {
            throw new IllegalArgumentException(what + " '" + Text.printable(value)
                    + "' is not one printable line of at most " + Text.PRINTABLE_LIMIT + " characters");
        }
    }
}
