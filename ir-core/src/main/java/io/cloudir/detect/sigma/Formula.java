package io.cloudir.detect.sigma;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a condition says about named parts. */
public sealed interface Formula {
    /** The part of that name holds. */
    record Named(String name) implements Formula {
        public Named {
            Objects.requireNonNull(name, "name");
        }
    }

    /** It does not hold. */
    record Not(Formula part) implements Formula {}

    /** At least so many of them hold. */
    record AtLeast(int least, List<Formula> parts) implements Formula {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** Whether it holds if those parts do that the predicate names. */
    default boolean holds(Predicate<String> named) {
        if (this instanceof Named name) {
            return named.test(name.name());
        }
        if (this instanceof Not not) {
            return !not.part().holds(named);
        }
        AtLeast some = (AtLeast) this;
        return some.parts().stream().filter(part -> part.holds(named)).count() >= some.least();
    }

    /** Whether it can cease to hold when one more part holds. */
    default boolean canBeUndone() {
        if (this instanceof AtLeast some) {
            return some.parts().stream().anyMatch(Formula::canBeUndone);
        }
        return this instanceof Not;
    }

    /** Whether it asks for all its parts, once each and without a choice. */
    default boolean isPlainList() {
        return this instanceof Named
                || (this instanceof AtLeast all
                        && all.least() == all.parts().size()
                        && all.parts().stream().allMatch(Formula::isPlainList));
    }

    /** The names in it, in the order in which they are written. */
    default Stream<String> names() {
        if (this instanceof Named name) {
            return Stream.of(name.name());
        }
        return this instanceof Not not
                ? not.part().names()
                : ((AtLeast) this).parts().stream().flatMap(Formula::names);
    }

    /** One of them holds. */
    static Formula or(List<Formula> parts) {
        return parts.size() == 1 ? parts.get(0) : new AtLeast(1, parts);
    }

    /** All of them hold. */
    static Formula and(List<Formula> parts) {
        return parts.size() == 1 ? parts.get(0) : new AtLeast(parts.size(), parts);
    }

    /** It as a condition may be written. */
    default String words() {
        if (this instanceof Named name) {
            return name.name();
        }
        if (this instanceof Not not) {
            return "not " + not.part().words();
        }
        AtLeast some = (AtLeast) this;
        boolean all = some.least() == some.parts().size();
        String between = all ? " and " : some.least() == 1 ? " or " : ", ";
        String quantity = all || some.least() == 1 ? "" : some.least() + " of ";
        return some.parts().stream().map(Formula::words).collect(Collectors.joining(between, quantity + "(", ")"));
    }
}
