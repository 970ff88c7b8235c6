package io.cloudir.respond.playbook;

import io.cloudir.cloud.EvidenceRequest;
import java.util.Objects;

/** One thing that a step does. New commands may be added in minor versions. */
public sealed interface Command {
    /** How a document writes it. */
    String text();

    /** People do something. It becomes a task, and the step waits until that has ended. */
    record Manual(String text) implements Command {
        public Manual {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Look at the cloud: find out what happened and how far it reaches. */
    record Investigate() implements Command {
        @Override
        public String text() {
            return "investigate";
        }
    }

    /**
     * Preserve evidence.
     *
     * @param kind what kind
     * @param of what it is taken from
     */
    record Preserve(EvidenceKind kind, EvidenceSource of) implements Command {
        public Preserve {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(of, "of");
        }

        @Override
        public String text() {
            return "preserve " + kind.word() + " of " + of.word();
        }
    }

    /**
     * Plan, get approved, execute and read back every action of a type that the facts call for; none if they call for none.
     *
     * @param recovers whether it brings something back; else it limits the damage
     * @param type the type of action
     * @param selector which of them
     */
    record Act(boolean recovers, String type, Selector selector) implements Command {
        public Act {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(selector, "selector");
        }

        @Override
        public String text() {
            return (recovers ? "recover " : "contain ") + type + selector.suffix();
        }
    }

    /** Open the long-term fixes that the facts call for as tasks. */
    record OpenFixes() implements Command {
        @Override
        public String text() {
            return "open-fixes";
        }
    }

    /**
     * Check against the cloud and its newest records.
     *
     * @param restorations whether what was restored is checked; else whether containment holds
     */
    record Validate(boolean restorations) implements Command {
        @Override
        public String text() {
            return restorations ? "validate restorations" : "validate remediations";
        }
    }

    /** Begin the watch for reoccurrence. */
    record Watch() implements Command {
        @Override
        public String text() {
            return "watch";
        }
    }

    /** Kinds of evidence. */
    enum EvidenceKind {
        STATE("state", EvidenceRequest.STATE),
        DISK("disk", EvidenceRequest.DISK),
        MEMORY("memory", EvidenceRequest.MEMORY);

        private final String word;
        private final String code;

        EvidenceKind(String word, String code) {
            this.word = word;
            this.code = code;
        }

        /** How a command writes it. */
        public String word() {
            return word;
        }

        /** How an adapter knows it. */
        public String code() {
            return code;
        }
    }

    /** What evidence is taken from. */
    enum EvidenceSource {
        /** The identities that acted against the account. */
        SUSPECTS,
        /** The hosts that the incident is about and those that the facts want isolated. */
        HOSTS,
        /** The keys that the incident is about and those that the facts want deactivated. */
        KEYS,
        /** Other resources that the incident is about. */
        RESOURCES;

        /** How a command writes it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
