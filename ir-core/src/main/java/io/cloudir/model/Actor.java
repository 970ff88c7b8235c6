package io.cloudir.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

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
        private static final Pattern SPACE = Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}]+");

        public Person {
            requireLine(id, "person id");
        }

        /**
         * Whether two ids may be two spellings of one person's: alike but for forms of characters (Unicode NFKC), letter case and
         * spaces. Good for keeping two people apart, never for giving one what is another's.
         */
        public boolean mayBe(Person other) {
            return folded(id).equals(folded(other.id));
        }

        private static String folded(String id) {
            String folded = Normalizer.normalize(id, Normalizer.Form.NFKC)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT);
            return SPACE.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                    .replaceAll("");
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
