package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The laws that hold for every type of action. */
final class ActionChecks {
    private ActionChecks() {}

    /** One law, for one request in a fresh account. */
    interface Law {
        void check(Fixture fixture, ChangeRequest request);
    }

    static void planning(Fixture fixture, ChangeRequest request) {
        CloudAdapter cloud = fixture.cloud();
        ChangePlan plan = plan(fixture, request);
        SortedMap<StateRef, String> before = read(cloud, plan);
        ChangePlan again = cloud.plan(request);
        fixture.settle();
        Expect.same(before, read(cloud, plan), "state after planning " + request);
        Expect.same(plan.changes(), again.changes(), "the plan of " + request + ", made again");
        Expect.same(request, plan.request(), "the request that is planned");
    }

    static void startsFromPresent(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        Map<StateRef, String> state = read(fixture.cloud(), plan);
        for (StateChange change : plan.changes()) {
            Expect.same(state.get(change.target()), change.before(), "before of " + change.target());
            state.put(change.target(), change.after());
        }
    }

    static void permissions(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        List<String> declared = fixture.cloud().capabilities().stream()
                .filter(capability -> capability.name().equals(request.type()))
                .map(Capability::permissions)
                .findFirst()
                .orElse(List.of());
        for (String permission : plan.permissions()) {
            Expect.that(
                    declared.contains(permission),
                    () -> request.type() + " calls " + permission + ", which its capability does not declare: "
                            + declared);
        }
    }

    static void otherCall(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        SortedMap<StateRef, String> before = read(fixture.cloud(), plan);
        for (StateChange change : plan.changes().stream().limit(1).toList()) {
            StateChange other = new StateChange(
                    change.target(),
                    "other:Call",
                    change.undoCall(),
                    change.before(),
                    change.after(),
                    change.residue());
            Expect.thrown(
                    CloudException.Unsupported.class,
                    "applying " + change.target() + " by a call that does not set it",
                    () -> fixture.cloud().apply(other));
        }
        fixture.settle();
        Expect.same(before, read(fixture.cloud(), plan), "state after a call that does not set it");
    }

    /** Whether a source is old enough and untouched is judged by what the plan names. */
    static void sources(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        Expect.that(
                !plan.sources().isEmpty(),
                () -> "the plan of " + request
                        + " names no source; give the backup, image or template that it starts from"
                        + " with ChangePlan.from");
    }

    static void applied(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = execute(fixture, request);
        Map<StateRef, String> wanted = read(fixture.cloud(), plan);
        plan.changes().forEach(change -> wanted.put(change.target(), change.after()));
        Expect.same(wanted, read(fixture.cloud(), plan), "state after " + request);
    }

    static void twice(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = execute(fixture, request);
        Map<StateRef, String> once = read(fixture.cloud(), plan);
        for (StateChange change : plan.changes()) {
            ApplyResult result = fixture.cloud().apply(change);
            Expect.that(
                    result instanceof ApplyResult.AlreadyDone,
                    () -> "applying " + change.target() + " again gave " + result + " instead of AlreadyDone");
        }
        fixture.settle();
        Expect.same(once, read(fixture.cloud(), plan), "state after applying " + request + " twice");
    }

    static void plannedAgain(Fixture fixture, ChangeRequest request) {
        execute(fixture, request);
        Expect.same(List.of(), fixture.cloud().plan(request).changes(), "what is planned though it is done");
    }

    static void undone(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        Map<StateRef, String> before = read(fixture.cloud(), plan);
        execute(fixture, request);
        release(fixture, plan);
        Map<StateRef, String> released = read(fixture.cloud(), plan);
        for (StateChange change : plan.changes()) {
            if (change.inverse().isPresent()) {
                Expect.same(
                        before.get(change.target()), released.get(change.target()), change.target() + " after undoing");
            } else {
                Expect.that(!change.residue().isEmpty(), () -> change.target() + " cannot be undone and says not why");
            }
        }
    }

    static void undoneTwice(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = execute(fixture, request);
        release(fixture, plan);
        for (StateChange inverse : inverses(plan)) {
            ApplyResult result = fixture.cloud().apply(inverse);
            Expect.that(
                    result instanceof ApplyResult.AlreadyDone,
                    () -> "undoing " + inverse.target() + " again gave " + result + " instead of AlreadyDone");
        }
    }

    /** What is told of the thing acted upon is as before, but for what the plan declares. */
    static void residue(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        Map<StateRef, String> before = described(fixture, request, plan);
        execute(fixture, request);
        release(fixture, plan);
        Map<StateRef, String> after = described(fixture, request, plan);
        Set<String> declared = new HashSet<>();
        plan.changes().stream()
                .filter(change -> !change.isReversible())
                .forEach(change -> declared.add(thing(change.target())));
        Set<StateRef> targets = new HashSet<>(before.keySet());
        targets.addAll(after.keySet());
        for (StateRef target : targets) {
            String was = before.getOrDefault(target, StateRef.ABSENT);
            String is = after.getOrDefault(target, StateRef.ABSENT);
            Expect.that(
                    was.equals(is) || declared.contains(thing(target)),
                    () -> target + " was '" + was + "' and stays '" + is
                            + "' after undoing, which no residue declares");
        }
        for (StateChange change : plan.changes()) {
            if (change.inverse().isEmpty()) {
                Expect.same(change.after(), after.get(change.target()), "what cannot be undone of " + change.target());
            }
        }
    }

    static void differs(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        Map<StateRef, String> before = read(fixture.cloud(), plan);
        for (StateChange change : plan.changes()) {
            String present = before.getOrDefault(change.target(), StateRef.ABSENT);
            String other = "what somebody else made of it";
            ApplyResult result = fixture.cloud()
                    .apply(new StateChange(
                            change.target(),
                            change.call(),
                            change.undoCall(),
                            other,
                            change.after(),
                            change.residue()));
            Expect.same(
                    new ApplyResult.Differs(other, change.after(), present),
                    result,
                    "applying " + change.target() + ", which is not as the change expects it");
        }
        fixture.settle();
        Expect.same(before, read(fixture.cloud(), plan), "state after changes that did not fit");
    }

    static void denied(Fixture fixture, ChangeRequest request) {
        StateChange first = plan(fixture, request).changes().get(0);
        CloudAdapter denied = fixture.without(first.call()).orElse(null);
        if (denied == null) {
            return;
        }
        CloudException.AccessDenied denial = Expect.thrown(
                CloudException.AccessDenied.class,
                "applying " + first.target() + " without " + first.call(),
                () -> denied.apply(first));
        Expect.same(first.call(), denial.permission(), "the permission that a denial names");
        fixture.settle();
        Expect.same(first.before(), denied.read(first.target()), first.target() + " after a denial");
    }

    private static ChangePlan plan(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = fixture.cloud().plan(request);
        Expect.that(!plan.changes().isEmpty(), () -> "the fixture's request changes nothing: " + request);
        return plan;
    }

    private static ChangePlan execute(Fixture fixture, ChangeRequest request) {
        ChangePlan plan = plan(fixture, request);
        for (StateChange change : plan.changes()) {
            ApplyResult result = fixture.cloud().apply(change);
            Expect.that(result.holds(), () -> "applying " + change.target() + " gave " + result);
        }
        fixture.settle();
        return plan;
    }

    private static void release(Fixture fixture, ChangePlan plan) {
        for (StateChange inverse : inverses(plan)) {
            ApplyResult result = fixture.cloud().apply(inverse);
            Expect.that(result.holds(), () -> "undoing " + inverse.target() + " gave " + result);
        }
        fixture.settle();
    }

    private static List<StateChange> inverses(ChangePlan plan) {
        List<StateChange> inverses = new ArrayList<>();
        plan.changes().forEach(change -> change.inverse().ifPresent(inverses::add));
        Collections.reverse(inverses);
        return inverses;
    }

    private static SortedMap<StateRef, String> read(CloudAdapter cloud, ChangePlan plan) {
        SortedMap<StateRef, String> state = new TreeMap<>();
        plan.changes().forEach(change -> state.put(change.target(), cloud.read(change.target())));
        return state;
    }

    private static Map<StateRef, String> described(Fixture fixture, ChangeRequest request, ChangePlan plan) {
        Map<StateRef, String> state = read(fixture.cloud(), plan);
        try {
            state.putAll(fixture.cloud()
                    .describe(DescribeRequest.of(request.target()))
                    .state());
        } catch (CloudException.NotFound e) {
            // An address or a record is nothing that an account has.
        }
        return state;
    }

    private static String thing(StateRef target) {
        return target.kind() + '/' + target.id();
    }
}
