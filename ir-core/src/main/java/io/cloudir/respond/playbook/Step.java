package io.cloudir.respond.playbook;

import io.cloudir.respond.playbook.condition.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A step of a playbook: one of the eight types of CACAO 2.0. */
public sealed interface Step {
    /** What all steps have. */
    StepHead head();

    /** The type of step, as CACAO names it. */
    String type();

    /** The first steps of its branches by their names, in order; empty if it has none. */
    default Map<String, String> branches() {
        return Map.of();
    }

    /** Where a playbook begins. */
    record Start(StepHead head) implements Step {
        public Start {
            Objects.requireNonNull(head, "head");
        }

        @Override
        public String type() {
            return "start";
        }
    }

    /** Where a playbook or a branch ends. */
    record End(StepHead head) implements Step {
        public End {
            Objects.requireNonNull(head, "head");
        }

        @Override
        public String type() {
            return "end";
        }
    }

    /**
     * Commands, one after the other.
     *
     * @param role the role or duty of the response plan that does them; empty if the library does
     * @param commands at least one
     */
    record Action(StepHead head, String role, List<Command> commands) implements Step {
        public Action {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(role, "role");
            commands = List.copyOf(commands);
        }

        @Override
        public String type() {
            return "action";
        }
    }

    /**
     * Another playbook.
     *
     * @param playbook its id
     */
    record Call(StepHead head, String playbook) implements Step {
        public Call {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(playbook, "playbook");
        }

        @Override
        public String type() {
            return "playbook-action";
        }
    }

    /** Branches side by side; it is done when all of them are. */
    record Parallel(StepHead head, Map<String, String> branches) implements Step {
        public Parallel {
            Objects.requireNonNull(head, "head");
            branches = ordered(branches);
        }

        @Override
        public String type() {
            return "parallel";
        }
    }

    /** One branch or the other; the other may be missing. */
    record If(StepHead head, Condition condition, Map<String, String> branches) implements Step {
        public If {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(condition, "condition");
            branches = ordered(branches);
        }

        @Override
        public String type() {
            return "if-condition";
        }
    }

    /** A branch again and again, as long as a condition holds. */
    record While(StepHead head, Condition condition, Map<String, String> branches) implements Step {
        public While {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(condition, "condition");
            branches = ordered(branches);
        }

        /** The first step of its branch. */
        public String body() {
            return branches.values().iterator().next();
        }

        @Override
        public String type() {
            return "while-condition";
        }
    }

    /** The branch whose name is the value of a fact, else the branch {@value Switch#DEFAULT}. */
    record Switch(StepHead head, SwitchSubject subject, Map<String, String> branches) implements Step {
        /** The branch for every value that has none. */
        public static final String DEFAULT = "default";

        public Switch {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(subject, "subject");
            branches = ordered(branches);
        }

        @Override
        public String type() {
            return "switch-condition";
        }
    }

    private static Map<String, String> ordered(Map<String, String> branches) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(branches));
    }
}
