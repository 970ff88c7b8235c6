package io.cloudir.drill;

import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.simulated.SimulatedResponse;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whoever attacks in a drill: a credential in hand, an address, a region, and a plan for later. An attacker knows nothing but what
 * the cloud answers, and can do nothing but what it allows the credential. Each call leaves a record. Not thread-safe.
 */
public final class Attacker {
    static final String ADDRESS = "203.0.113.77";
    static final String USER_AGENT = "Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#6.5 lang/python#3.12";

    private final Attack attack;
    private final Hand hand;

    /** What a call is made with. */
    record Hand(String keyId, String user, String address, String userAgent, String region) {}

    private Attacker(Attack attack, Hand hand) {
        this.attack = attack;
        this.hand = hand;
    }

    /** Somebody who has found a key of a user. */
    static Attacker with(Attack attack, String keyId, String user) {
        attack.holds(keyId, "leaked key of " + user);
        return new Attacker(attack, new Hand(keyId, user, ADDRESS, USER_AGENT, "us-east-1"));
    }

    /** The name of the user whose key leaked. */
    public String user() {
        return hand.user();
    }

    /**
     * The same attacker with another credential in hand.
     *
     * @param keyId the id of a key or session that a call made
     * @throws IllegalArgumentException if the attacker does not hold it
     */
    public Attacker with(String keyId) {
        if (!attack.credentials().containsKey(keyId)) {
            throw new IllegalArgumentException("the attacker holds no credential '" + Text.printable(keyId)
                    + "'; expected one that a call has made: "
                    + attack.credentials().keySet());
        }
        return new Attacker(attack, new Hand(keyId, hand.user(), hand.address(), hand.userAgent(), hand.region()));
    }

    /** The same attacker calling from another address. */
    public Attacker from(String address) {
        Objects.requireNonNull(address, "address");
        return new Attacker(attack, new Hand(hand.keyId(), hand.user(), address, hand.userAgent(), hand.region()));
    }

    /** The same attacker calling another region. */
    public Attacker in(String region) {
        Objects.requireNonNull(region, "region");
        return new Attacker(attack, new Hand(hand.keyId(), hand.user(), hand.address(), hand.userAgent(), region));
    }

    /**
     * Makes a call.
     *
     * @param call such as {@code iam:CreateAccessKey}
     * @param namesAndValues its request parameters as CloudTrail names them: name, value, name, value
     */
    public SimulatedResponse call(String call, Object... namesAndValues) {
        String[] parts = call.split(":", 2);
        if (parts.length != 2 || namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("'" + Text.printable(call) + "' with " + namesAndValues.length
                    + " names and values is no call; expected" + " service:Action, then pairs of a name and a value");
        }
        Map<String, Object> parameters = new TreeMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            parameters.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return attack.call(hand, parts[0], parts[1], parameters);
    }

    /** What time it is in the cloud under attack. */
    public Instant now() {
        return attack.now();
    }

    /**
     * Leaves a line in the log of a network or of an agent on a host, which is delivered as records of calls are.
     *
     * @param line as that log is kept, of the time that it is {@link #now}
     */
    public void leaves(LogQuery.Kind kind, String line) {
        attack.leaves(kind, line);
    }

    /**
     * Is found by a detector of the account.
     *
     * @param finding in the detector's own format, on one line, of the time that it is {@link #now}
     */
    public void isFound(String finding) {
        attack.found(finding);
    }

    /** Makes a move later, with what is in hand now. */
    public void after(Duration span, Move move) {
        attack.arrange(span, () -> move.make(this));
    }

    /** Makes several moves at a pace, the first one pace from now. */
    public void oneByOne(Duration pace, Move... moves) {
        for (int at = 0; at < moves.length; at++) {
            after(pace.multipliedBy(at + 1L), moves[at]);
        }
    }

    /**
     * Tries now and then whether the credential in hand still works, and makes a move once it does not.
     *
     * @param every how often it is tried
     * @param within how long; after that the attacker gives up trying
     */
    public void whenRefused(Duration every, Duration within, Move move) {
        if (within.isNegative()) {
            return;
        }
        after(every, trying -> {
            if (trying.call("sts:GetCallerIdentity").succeeded()) {
                trying.whenRefused(every, within.minus(every), move);
            } else {
                move.make(trying);
            }
        });
    }
}
