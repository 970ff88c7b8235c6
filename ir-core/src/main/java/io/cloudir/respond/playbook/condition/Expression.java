package io.cloudir.respond.playbook.condition;

import java.util.List;
import java.util.function.Consumer;

/** A condition as a tree; it is never deeper than {@link Condition#DEPTH_LIMIT}. */
sealed interface Expression {
    boolean holds(NamedFacts facts);

    void eachFact(Consumer<Fact> consumer);

    record All(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(NamedFacts facts) {
            return parts.stream().allMatch(part -> part.holds(facts));
        }

        @Override
        public void eachFact(Consumer<Fact> consumer) {
            parts.forEach(part -> part.eachFact(consumer));
        }
    }

    record Any(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(NamedFacts facts) {
            return parts.stream().anyMatch(part -> part.holds(facts));
        }

        @Override
        public void eachFact(Consumer<Fact> consumer) {
            parts.forEach(part -> part.eachFact(consumer));
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public boolean holds(NamedFacts facts) {
            return !part.holds(facts);
        }

        @Override
        public void eachFact(Consumer<Fact> consumer) {
            part.eachFact(consumer);
        }
    }

    record Compare(Operand left, Operator operator, Value right) implements Expression {
        @Override
        public boolean holds(NamedFacts facts) {
            return operator.holds(left.value(facts), right);
        }

        @Override
        public void eachFact(Consumer<Fact> consumer) {
            if (left instanceof Operand.Named named) {
                consumer.accept(named.fact());
            }
        }
    }
}
