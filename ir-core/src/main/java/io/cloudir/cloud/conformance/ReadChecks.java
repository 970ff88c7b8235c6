package io.cloudir.cloud.conformance;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.Entity;
import io.cloudir.model.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What verbs that read must tell. */
final class ReadChecks {
    private static final int MOST_PAGES = 10_000;

    private ReadChecks() {}

    static void controlPlane(Fixture fixture) {
        ControlPlane told = fixture.cloud().controlPlane();
        Expect.that(
                !told.checks().isEmpty(), () -> "not one service is told of; one that cannot be asked is a check too");
        List<String> names =
                told.checks().stream().map(ControlPlane.Check::name).toList();
        Expect.same(names.stream().sorted().toList(), names, "checks in the order of their names");
        told.checks().stream()
                .filter(check -> check.health() != ControlPlane.Health.HEALTHY)
                .forEach(check ->
                        Expect.that(!check.detail().isBlank(), () -> check.name() + " does not say what stays hidden"));
    }

    static void pages(Fixture fixture) {
        for (InventoryRequest.Kind kind : InventoryRequest.Kind.values()) {
            List<Entity> whole = all(fixture.cloud(), InventoryRequest.of(kind));
            Expect.same(whole, all(fixture.cloud(), InventoryRequest.of(kind).atMost(1)), kind + ", listed one by one");
            Expect.same(new HashSet<>(whole).size(), whole.size(), kind + ", each once");
        }
    }

    private static List<Entity> all(CloudAdapter cloud, InventoryRequest first) {
        List<Entity> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        for (int page = 0; next.isPresent(); page++) {
            Expect.that(page < MOST_PAGES, () -> "pages of " + first.kind() + " never end");
            Inventory inventory = cloud.inventory(first.after(next.get()));
            Expect.that(
                    inventory.things().size() <= first.limit(),
                    () -> inventory.things().size() + " things on a page of at most " + first.limit());
            inventory.things().forEach(thing -> found.add(thing.entity()));
            next = inventory.next();
        }
        return found;
    }

    static void listed(Fixture fixture) {
        CloudAdapter cloud = fixture.cloud();
        contains(cloud, InventoryRequest.of(InventoryRequest.Kind.HOSTS), fixture.host());
        contains(cloud, InventoryRequest.of(InventoryRequest.Kind.IDENTITIES), fixture.identity());
        contains(cloud, InventoryRequest.of(InventoryRequest.Kind.KEYS), fixture.key());
        contains(cloud, InventoryRequest.of(InventoryRequest.Kind.KEYS).about(fixture.identity()), fixture.key());
    }

    private static void contains(CloudAdapter cloud, InventoryRequest request, Entity thing) {
        Expect.that(
                all(cloud, request).contains(thing),
                () -> thing.id() + " is not among the " + request.kind() + " that are listed");
    }

    static void foreignPage(Fixture fixture) {
        Expect.thrown(
                IllegalArgumentException.class,
                "a page that was never told",
                () -> fixture.cloud()
                        .inventory(
                                InventoryRequest.of(InventoryRequest.Kind.HOSTS).after("no page of ours")));
    }

    static void identity(Fixture fixture) {
        IdentityDetail told =
                fixture.cloud().identity(IdentityRequest.of(fixture.identity().id()));
        Expect.same(fixture.identity().id(), told.identity(), "the identity that is told");
        Expect.that(
                told.keys().stream()
                        .anyMatch(key -> key.id().equals(fixture.key().id()) && key.active()),
                () -> "the active key of " + told.identity() + " is not told");
    }

    static void usage(Fixture fixture) {
        fixture.intrude();
        fixture.settle();
        TimeRange window = new TimeRange(fixture.now().minus(Duration.ofDays(1)), fixture.now());
        Usage usage = fixture.cloud().usage(UsageRequest.of(fixture.identity().id(), window));
        Expect.that(
                !usage.used().isEmpty() || !usage.completeness().isComplete(),
                () -> "nothing of what was just done is told, and the answer says that it is complete");
        usage.used()
                .forEach(used ->
                        Expect.that(window.contains(used.last()), () -> used + " lies outside the window " + window));
        Expect.same(
                usage.permissions().stream().sorted().distinct().toList(), usage.permissions(), "sorted, each once");
    }

    static void describe(Fixture fixture) {
        for (Entity entity : List.of(fixture.identity(), fixture.key(), fixture.host(), fixture.resource())) {
            Description told = fixture.cloud().describe(DescribeRequest.of(entity));
            Expect.same(entity, told.entity(), "what is described");
            told.state()
                    .forEach((target, value) ->
                            Expect.same(value, fixture.cloud().read(target), target + ", described and read"));
        }
        Expect.that(
                fixture.cloud().describe(DescribeRequest.of(fixture.key())).relations().stream()
                        .anyMatch(relation -> relation.to().equals(fixture.identity())),
                () -> "whose the key is is not told; nobody could be protected from losing it");
    }

    static void exposure(Fixture fixture) {
        Exposure whole = fixture.cloud().exposure(ExposureRequest.everything());
        Exposure one = fixture.cloud().exposure(ExposureRequest.everything().atMost(1));
        Expect.that(one.openings().size() <= 1, () -> one.openings().size() + " openings, at most 1 was asked for");
        Expect.that(
                whole.openings().size() <= 1 || !one.completeness().isComplete(),
                () -> "an answer that the limit cut off says that it is complete");
    }

    static void host(Fixture fixture) {
        Expect.same(
                fixture.host().id(),
                fixture.cloud().host(HostRequest.of(fixture.host().id())).host(),
                "the host that is told");
    }

    static void absent(Fixture fixture) {
        StateRef known = fixture.cloud()
                .describe(DescribeRequest.of(fixture.identity()))
                .state()
                .firstKey();
        Expect.same(
                StateRef.ABSENT,
                fixture.cloud().read(new StateRef(known.kind(), "nobody-of-this-name", known.aspect())),
                "what there is not");
    }
}
