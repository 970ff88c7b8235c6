package io.cloudir.respond.playbook.condition;

import java.util.List;

/** What stands on a side of a comparison. */
sealed interface Operand {
    Value value(NamedFacts facts);

    FactType type();

    /** A fact. */
    record Named(Fact fact) implements Operand {
        @Override
        public Value value(NamedFacts facts) {
            return facts.value(fact);
        }

        @Override
        public FactType type() {
            return fact.type();
        }
    }

    /** A variable of the playbook, whose value is known when the playbook is read. */
    record Constant(Value value) implements Operand {
        @Override
        public Value value(NamedFacts facts) {
            return value;
        }

        @Override
        public FactType type() {
            return value.type();
        }
    }

    /** The words that it can be; empty if any. */
    default List<String> words() {
        return this instanceof Named named ? named.fact().words() : List.of();
    }
}
