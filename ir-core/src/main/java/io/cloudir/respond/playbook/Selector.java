package io.cloudir.respond.playbook;

import io.cloudir.plan.ResourcePattern;
import java.util.Objects;

/** Which of the actions that the facts call for a command means. */
public sealed interface Selector {
    /** What a command writes behind the type of action. */
    String suffix();

    /** All of them. */
    record Everything() implements Selector {
        @Override
        public String suffix() {
            return "";
        }
    }

    /** Those upon identities that acted against the account. */
    record Suspects() implements Selector {
        @Override
        public String suffix() {
            return " of suspects";
        }
    }

    /** Those that take back what made the account's watchers blind. */
    record Watchers() implements Selector {
        @Override
        public String suffix() {
            return " of watchers";
        }
    }

    /**
     * Those upon something of that name.
     *
     * @param pattern the name, in which a star stands for anything
     */
    record Named(ResourcePattern pattern) implements Selector {
        public Named {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public String suffix() {
            return " of '" + pattern + "'";
        }
    }
}
