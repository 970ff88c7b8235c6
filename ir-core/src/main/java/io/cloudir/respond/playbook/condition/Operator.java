package io.cloudir.respond.playbook.condition;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two values are compared. */
enum Operator {
    EQUAL("=="),
    UNEQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean needsOrder() {
        return this != EQUAL && this != UNEQUAL;
    }

    boolean holds(Value left, Value right) {
        return switch (this) {
            case EQUAL -> left.equalTo(right);
            case UNEQUAL -> !left.equalTo(right);
            case AT_MOST -> left.number() <= right.number();
            case AT_LEAST -> left.number() >= right.number();
            case BELOW -> left.number() < right.number();
            case ABOVE -> left.number() > right.number();
        };
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values()).filter(it -> it.sign.equals(sign)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Operator::sign).collect(Collectors.joining(" "));
    }
}
