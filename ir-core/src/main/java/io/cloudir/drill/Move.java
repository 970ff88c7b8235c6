package io.cloudir.drill;

/** What an attacker does next, with the credential in hand; what comes later is arranged with {@link Attacker#after}. */
@FunctionalInterface
public interface Move {
    void make(Attacker attacker);
}
