package io.cloudir.respond.playbook;

import io.cloudir.respond.playbook.condition.Fact;
import io.cloudir.respond.playbook.condition.NamedFacts;
import io.cloudir.respond.playbook.condition.Value;
import java.util.Objects;

/** What a switch asks for. */
public sealed interface SwitchSubject {
    /** The value that decides. */
    Value value(NamedFacts facts);

    /** How the document writes it. */
    String text();

    /** A fact of the incident. */
    record OfFact(Fact fact) implements SwitchSubject {
        public OfFact {
            Objects.requireNonNull(fact, "fact");
        }

        @Override
        public Value value(NamedFacts facts) {
            return facts.value(fact);
        }

        @Override
        public String text() {
            return fact.name();
        }
    }

    /** A variable of the playbook. */
    record OfVariable(String name, Value value) implements SwitchSubject {
        public OfVariable {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Value value(NamedFacts facts) {
            return value;
        }

        @Override
        public String text() {
            return name;
        }
    }
}
