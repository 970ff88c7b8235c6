package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.time.Instant;
import java.util.Locale;

/** What the cloud does by itself when a piece of state is set; what is restored or made anew gets new ids and defaults. */
final class ChangeRules {
    private ChangeRules() {}

    /** Applies the rules, and gives the id of what was made; empty if nothing was. */
    static String afterwards(StateRef target, String after, Effects effects) {
        String record = effects.record();
        boolean made = !after.equals(ABSENT);
        return switch (target.kind() + '#' + Refs.side(target)) {
            case "ec2:instance#state" -> {
                HostRules.stateChanged(target, after, effects);
                yield "";
            }
            case "lambda:function#concurrency" -> {
                FunctionRules.concurrencyChanged(target, after, effects);
                yield "";
            }
            case "ec2:security-group#ingress", "ec2:security-group#egress" ->
                identified(target.with("rule-id-" + target.aspect()), "sgr-", made, record, effects);
            case "ec2:flow-log#configuration" -> identified(target.with("present-id"), "fl-", made, record, effects);
            case "ec2:volume#snapshot" -> made ? snapshot(target, record, effects) : "";
            case "ec2:instance#replaced-by" -> host(target, made, effects);
            case "iam:access-key#replaced-by" -> key(target, made, effects);
            case "rds:db#state" -> {
                String since = after.equals("stopped") ? effects.visibleFrom().toString() : ABSENT;
                effects.set(target.with("stopped-at"), since);
                yield "";
            }
            case "rds:db#restored-as" -> database(target, made, effects);
            default -> "";
        };
    }

    /** What happens without a call: a database that was stopped starts again. */
    static void asTimePasses(States states, Instant now) {
        for (String id : states.ids(Refs.DATABASE)) {
            StateRef since = new StateRef(Refs.DATABASE, id, "stopped-at");
            String stopped = states.latest(since);
            if (!stopped.equals(ABSENT)) {
                Instant again = Instant.parse(stopped).plus(ControlPlans.RESTARTS_AFTER);
                if (!now.isBefore(again)) {
                    new Effects(states, "", again).remove(since).set(since.with("state"), "available");
                }
            }
        }
    }

    private static String identified(StateRef id, String prefix, boolean made, String record, Effects effects) {
        String value = made ? prefix + HostLearning.idFor(prefix, record) : ABSENT;
        effects.set(id, value);
        return made ? value : "";
    }

    private static String snapshot(StateRef target, String record, Effects effects) {
        String id = "snap-" + HostLearning.idFor("snapshot", record);
        StateRef exists = new StateRef(Refs.SNAPSHOT, id, "exists");
        effects.set(exists, Refs.PRESENT)
                .set(exists.with("of"), target.id())
                .set(exists.with("created"), effects.visibleFrom().toString());
        return id;
    }

    /** The id of the key that stands in the place of another. */
    static String newKeyFor(String old) {
        return "AKIA" + HostLearning.idFor("key", old).substring(0, 9).toUpperCase(Locale.ROOT) + "EXAMPLE";
    }

    private static String key(StateRef target, boolean made, Effects effects) {
        String id = newKeyFor(target.id());
        effects.set(Refs.key(id, "owner"), made ? effects.now(target.with("owner")) : ABSENT)
                .set(Refs.key(id, "status"), made ? "Active" : ABSENT);
        return made ? id : "";
    }

    /** The id of the host that stands in the place of another. */
    static String newHostFor(String old) {
        return "i-" + HostLearning.idFor("replacement", old);
    }

    /** An image of the account brings its agent along, and the account has new hosts patched as they start. */
    private static String host(StateRef target, boolean made, Effects effects) {
        String id = newHostFor(target.id());
        if (made) {
            String now = effects.visibleFrom().toString();
            effects.set(Refs.host(id, "state"), "running")
                    .set(Refs.host(id, "created"), now)
                    .set(Refs.host(id, "agent"), "installed")
                    .set(Refs.host(id, "patches-looked-at"), now);
            HostLearning.host(id, effects);
        } else {
            effects.set(Refs.host(id, "state"), "terminated");
        }
        return made ? id : "";
    }

    private static String database(StateRef target, boolean made, Effects effects) {
        StateRef exists = new StateRef(target.kind(), target.id() + "-restored", "exists");
        effects.set(exists, made ? Refs.PRESENT : ABSENT).set(exists.with("groups"), made ? "default" : ABSENT);
        return made ? exists.id() : "";
    }
}
