package io.cloudir.cloud.conformance;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The suite that an adapter must pass. In JUnit, turn each check into a dynamic test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> itConforms() {
 *     return Conformance.of(MyFixture::new).checks().stream()
 *             .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
 * }
 * }</pre>
 */
public final class Conformance {
    private static final Set<String> VERBS = Set.of(
            Capability.CONTROL_PLANE,
            Capability.INVENTORY,
            Capability.IDENTITY,
            Capability.USAGE,
            Capability.DESCRIBE,
            Capability.LOGS,
            Capability.EXPOSURE,
            Capability.HOST,
            Capability.FINDINGS,
            Capability.CAPTURE);

    /** What starts from one template, image or backup. */
    private static final Set<String> FROM_A_SOURCE = Set.of("rebuild-host", "restore-from-backup");

    private final Supplier<? extends Fixture> fresh;
    private final List<Check> checks = new ArrayList<>();
    private Set<String> declared = Set.of();

    private Conformance(Supplier<? extends Fixture> fresh) {
        this.fresh = fresh;
    }

    /**
     * The suite for one adapter.
     *
     * @param fresh makes a fixture with a fresh account, again and again; all of them alike
     */
    public static Conformance of(Supplier<? extends Fixture> fresh) {
        return new Conformance(fresh);
    }

    /** Every check, in an order that stays; each verb, and each law for every type of action that the adapter declares. */
    public List<Check> checks() {
        checks.clear();
        try (Fixture fixture = fresh.get()) {
            declared = fixture.cloud().capabilities().stream()
                    .map(Capability::name)
                    .collect(Collectors.toUnmodifiableSet());
        }
        on("capabilities: sorted, each once, each with its permissions", CapabilityChecks::sorted);
        on("capabilities: every declared type of action is tried", CapabilityChecks::everyTypeIsTried);
        on("capabilities: what is not declared is unsupported", CapabilityChecks::undeclared);
        on("preflight: answers for each capability and changes nothing", CapabilityChecks::preflight);
        on("preflight: a missing permission is named", CapabilityChecks::preflightDenied);
        on("control-plane: each service is told with its health", ReadChecks::controlPlane);
        on("inventory: pages hold each thing once, within the limit", ReadChecks::pages);
        on("inventory: what is known is listed", ReadChecks::listed);
        on("inventory: a page that was never told is refused", ReadChecks::foreignPage);
        on("identity: told with its keys", ReadChecks::identity);
        on("usage: what was done is told", ReadChecks::usage);
        on("describe: told with its state and relations", ReadChecks::describe);
        on("exposure: within the limit", ReadChecks::exposure);
        on("host: told", ReadChecks::host);
        on("logs: what was done is found by identity and by key", LogChecks::found);
        on("logs: the limit is honoured and told", LogChecks::limit);
        on("logs: a cancelled query ends and says so", LogChecks::cancelled);
        on("logs: one record a line", LogChecks::lines);
        on("findings: the limit is honoured", LogChecks::findings);
        on("capture: the whole content, again and again", EvidenceChecks::whole);
        on("capture: an unknown kind is unsupported", EvidenceChecks::unknownKind);
        on("read: what there is not is absent", ReadChecks::absent);
        on("names: what there is not is not found", NameChecks::missing);
        on("names: hostile names are not found either", NameChecks::hostile);
        on("names: what belongs to another account is not taken for what has its name here", NameChecks::elsewhere);
        SortedMap<String, List<Integer>> byType = numbersByType();
        if (byType.containsKey("roll-back")) {
            on("roll-back: several records lead to what stood before the first", RollBackChecks::several);
        }
        byType.forEach(this::laws);
        return List.copyOf(checks);
    }

    private void laws(String type, List<Integer> numbers) {
        law(type, numbers, "planning changes nothing and says the same again", ActionChecks::planning);
        law(type, numbers, "the plan starts from what is read", ActionChecks::startsFromPresent);
        law(type, numbers, "each call is a permission that is declared", ActionChecks::permissions);
        if (FROM_A_SOURCE.contains(type)) {
            law(type, numbers, "the plan names what it brings back from", ActionChecks::sources);
        }
        law(type, numbers, "a change by a call that does not make it is refused", ActionChecks::otherCall);
        law(type, numbers, "what was applied is read back as planned", ActionChecks::applied);
        law(type, numbers, "applying twice equals once", ActionChecks::twice);
        law(type, numbers, "what is done is not planned again", ActionChecks::plannedAgain);
        law(type, numbers, "undoing brings back what was", ActionChecks::undone);
        law(type, numbers, "undoing twice equals once", ActionChecks::undoneTwice);
        law(type, numbers, "exactly the declared residue stays", ActionChecks::residue);
        law(type, numbers, "a state that moved on is told and left alone", ActionChecks::differs);
        law(type, numbers, "a denied call names its permission and changes nothing", ActionChecks::denied);
    }

    /** The places of the fixture's requests, which are the same in each fixture. */
    private SortedMap<String, List<Integer>> numbersByType() {
        SortedMap<String, List<Integer>> numbers = new TreeMap<>();
        try (Fixture fixture = fresh.get()) {
            List<ChangeRequest> requests = fixture.requests();
            for (int at = 0; at < requests.size(); at++) {
                numbers.computeIfAbsent(requests.get(at).type(), unseen -> new ArrayList<>())
                        .add(at);
            }
        }
        return numbers;
    }

    /** A check of a verb that the adapter does not declare is left out. */
    private void on(String name, Consumer<Fixture> body) {
        String verb = name.substring(0, name.indexOf(':'));
        if (VERBS.contains(verb) && !declared.contains(verb)) {
            return;
        }
        checks.add(new Check(name, () -> {
            try (Fixture fixture = fresh.get()) {
                body.accept(fixture);
            }
        }));
    }

    private void law(String type, List<Integer> numbers, String name, ActionChecks.Law law) {
        checks.add(new Check(type + ": " + name, () -> {
            for (int at : numbers) {
                try (Fixture fixture = fresh.get()) {
                    law.check(fixture, fixture.requests().get(at));
                }
            }
        }));
    }
}
