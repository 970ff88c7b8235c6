package io.cloudir.respond.playbook.condition;

import io.cloudir.model.Text;
import io.cloudir.respond.playbook.condition.Expression.Compare;
import io.cloudir.respond.playbook.condition.Lexer.Broken;
import io.cloudir.respond.playbook.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses a condition in one pass; names and values that do not fit are collected, the first break of grammar ends it. */
final class Parser {
    private static final Operand NOTHING = new Operand.Constant(Value.truth(false));

    private final List<Token> tokens;
    private final Names names;
    private int at;
    private int depth;

    Parser(List<Token> tokens, Map<String, Value> variables, List<ConditionFault> faults) {
        this.tokens = tokens;
        this.names = new Names(variables, faults);
    }

    /** @throws Broken at the first break of grammar */
    Expression parse() {
        Expression whole = any();
        Token rest = tokens.get(at);
        if (rest.kind() != Kind.END) {
            throw broken(rest, "'and', 'or' or the end");
        }
        return whole;
    }

    private Expression any() {
        List<Expression> parts = new ArrayList<>(List.of(all()));
        while (accept("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Any(List.copyOf(parts));
    }

    private Expression all() {
        List<Expression> parts = new ArrayList<>(List.of(one()));
        while (accept("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.All(List.copyOf(parts));
    }

    private Expression one() {
        Token first = tokens.get(at);
        if (++depth > Condition.DEPTH_LIMIT) {
            throw new Broken(new ConditionFault(
                    first.at(),
                    "too-deep",
                    "parentheses and 'not' lie deeper in each other than " + Condition.DEPTH_LIMIT,
                    "make it two steps"));
        }
        Expression part;
        if (accept("not")) {
            part = new Expression.Not(one());
        } else if (first.kind() == Kind.OPEN) {
            at++;
            part = any();
            if (tokens.get(at).kind() != Kind.CLOSE) {
                throw broken(tokens.get(at), "')'");
            }
            at++;
        } else {
            part = comparison();
        }
        depth--;
        return part;
    }

    private Expression comparison() {
        Token first = tokens.get(at);
        boolean name = first.kind() == Kind.NAME && !first.isWord("and") && !first.isWord("or");
        if (!name && first.kind() != Kind.VARIABLE) {
            throw broken(first, "a fact");
        }
        at++;
        Operand left = names.operand(first).orElse(NOTHING);
        boolean known = left != NOTHING;
        Token sign = tokens.get(at);
        if (sign.kind() != Kind.OPERATOR) {
            if (known && left.type() != FactType.TRUTH) {
                names.fault(
                        first,
                        "wrong-type",
                        "'" + first.text() + "' is " + left.type().words() + " and no condition by itself",
                        "compare it, as in " + first.text() + (left.type().isOrdered() ? " > " : " == ") + "...");
            }
            return new Compare(left, Operator.EQUAL, Value.truth(true));
        }
        at++;
        Operator operator = Operator.of(sign.text()).orElseThrow();
        Token second = tokens.get(at);
        if (second.kind() == Kind.END || second.kind() == Kind.OPEN || second.kind() == Kind.CLOSE) {
            throw broken(second, "a value");
        }
        at++;
        if (!known) {
            return new Compare(NOTHING, Operator.EQUAL, Value.truth(true));
        }
        if (operator.needsOrder() && !left.type().isOrdered()) {
            names.fault(
                    sign,
                    "wrong-type",
                    "'" + first.text() + "' is " + left.type().words() + ", which has no order",
                    "compare it by == or !=");
        }
        return new Compare(left, operator, names.literal(second, left).orElse(Value.unknown(left.type())));
    }

    private boolean accept(String word) {
        if (tokens.get(at).isWord(word)) {
            at++;
            return true;
        }
        return false;
    }

    private static Broken broken(Token found, String expected) {
        String what = found.kind() == Kind.END ? "the condition ends" : "'" + Text.printable(found.text()) + "' stands";
        return new Broken(new ConditionFault(
                found.at(),
                "not-understood",
                what + " where " + expected + " is expected",
                "write conditions such as: severity >= HIGH and not (suspects == 0 or exercise)"));
    }
}
