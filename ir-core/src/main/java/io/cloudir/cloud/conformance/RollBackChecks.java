package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The law for what several records changed: taken back at once, all is as it was before the first of them. */
final class RollBackChecks {
    private RollBackChecks() {}

    static void several(Fixture fixture) {
        List<Containment.RollBack> requests = fixture.requests().stream()
                .filter(Containment.RollBack.class::isInstance)
                .map(Containment.RollBack.class::cast)
                .filter(request -> request.recordIds().size() > 1)
                .toList();
        Expect.that(
                !requests.isEmpty(), () -> "the fixture has no roll-back of several records that changed one thing");
        requests.forEach(request -> leadsBeforeTheFirst(fixture, request));
    }

    /** What stood before is the fixture's word: an adapter that is wrong about it is wrong about each record as well. */
    private static void leadsBeforeTheFirst(Fixture fixture, Containment.RollBack request) {
        Map<StateRef, String> before = new TreeMap<>(fixture.before(request));
        Expect.that(!before.isEmpty(), () -> "the fixture does not tell what stood before the records of " + request);
        List<StateChange> changes = fixture.cloud().plan(request).changes();
        Map<StateRef, String> planned = new TreeMap<>();
        for (StateChange change : changes) {
            Expect.that(
                    planned.put(change.target(), change.after()) == null,
                    () -> "the plan of " + request + " sets " + change.target() + " more than once");
        }
        // What the plan leaves out stays as it is, which is right only where that is what stood before.
        Map<StateRef, String> leadsTo = new TreeMap<>();
        before.keySet().forEach(target -> leadsTo.put(target, fixture.cloud().read(target)));
        leadsTo.putAll(planned);
        Expect.same(before, leadsTo, "what the plan of " + request + " leads to");
        for (StateChange change : changes) {
            ApplyResult result = fixture.cloud().apply(change);
            Expect.that(result.holds(), () -> "applying " + change.target() + " gave " + result);
        }
        fixture.settle();
        Map<StateRef, String> found = new TreeMap<>();
        before.keySet().forEach(target -> found.put(target, fixture.cloud().read(target)));
        Expect.same(before, found, "what is found once " + request + " was made");
    }
}
