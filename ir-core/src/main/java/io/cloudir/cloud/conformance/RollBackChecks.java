package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The law for what several records changed: taken back at once, it is as if each were taken back, the last one first. */
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

    private static void leadsBeforeTheFirst(Fixture fixture, Containment.RollBack request) {
        Map<StateRef, String> planned = new TreeMap<>();
        for (StateChange change : fixture.cloud().plan(request).changes()) {
            Expect.that(
                    planned.put(change.target(), change.after()) == null,
                    () -> "the plan of " + request + " sets " + change.target() + " more than once");
        }
        Map<StateRef, String> former = new TreeMap<>();
        // The records' order is the adapter's to know: only the last change that stands can be taken back.
        int rounds = 0;
        while (takeBackEach(fixture, request, former)
                && rounds < request.recordIds().size()) {
            rounds++;
        }
        Expect.that(
                !former.isEmpty(),
                () -> "taking back one by one what " + request
                        + " names changed nothing; it must name records of changes that a call takes back");
        // What the plan leaves out stays as it was, which is right only where one by one leads there too.
        Map<StateRef, String> together = new TreeMap<>(former);
        together.putAll(planned);
        Map<StateRef, String> oneByOne = new TreeMap<>();
        together.keySet().forEach(target -> oneByOne.put(target, fixture.cloud().read(target)));
        Expect.same(oneByOne, together, "what the plan of " + request + " leads to");
    }

    /** Whether anything changed; adds what each piece of state was before its first change. */
    private static boolean takeBackEach(Fixture fixture, Containment.RollBack request, Map<StateRef, String> former) {
        CloudAdapter cloud = fixture.cloud();
        boolean changed = false;
        for (String record : request.recordIds()) {
            for (StateChange change :
                    cloud.plan(new Containment.RollBack(record)).changes()) {
                former.putIfAbsent(change.target(), change.before());
                ApplyResult result = cloud.apply(change);
                Expect.that(result.holds(), () -> "applying " + change.target() + " gave " + result);
                changed = true;
            }
            fixture.settle();
        }
        return changed;
    }
}
