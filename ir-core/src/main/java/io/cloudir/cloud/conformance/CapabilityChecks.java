package io.cloudir.cloud.conformance;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Preflight;
import io.cloudir.cloud.Preflight.Readiness;
import io.cloudir.cloud.Preflight.Status;
import io.cloudir.cloud.PreflightRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an adapter says that it can do is what it can do. */
final class CapabilityChecks {
    private CapabilityChecks() {}

    static void sorted(Fixture fixture) {
        List<Capability> capabilities = fixture.cloud().capabilities();
        List<String> names = capabilities.stream().map(Capability::name).toList();
        Expect.same(List.copyOf(new TreeSet<>(names)), names, "capabilities, sorted and each once");
        capabilities.forEach(capability ->
                Expect.that(!capability.permissions().isEmpty(), () -> capability.name() + " declares no permissions"));
        Expect.that(!fixture.cloud().responder().isBlank(), () -> "the adapter does not say as whom it acts");
    }

    static void everyTypeIsTried(Fixture fixture) {
        Set<String> tried =
                fixture.requests().stream().map(ChangeRequest::type).collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = new TreeSet<>(SampleRequests.of(fixture).keySet());
        declared.retainAll(names(fixture.cloud()));
        Expect.same(declared, tried, "types of action that the fixture has requests for");
    }

    static void undeclared(Fixture fixture) {
        Set<String> declared = names(fixture.cloud());
        for (Map.Entry<String, ChangeRequest> sample :
                SampleRequests.of(fixture).entrySet()) {
            if (!declared.contains(sample.getKey())) {
                Expect.thrown(
                        CloudException.Unsupported.class,
                        "planning " + sample.getKey() + ", which is not declared",
                        () -> fixture.cloud().plan(sample.getValue()));
            }
        }
        Readiness unknown = fixture.cloud()
                .preflight(PreflightRequest.of("no-such-capability"))
                .readiness()
                .get(0);
        Expect.same(Status.UNSUPPORTED, unknown.status(), "preflight of what is no capability");
    }

    static void preflight(Fixture fixture) {
        CloudAdapter cloud = fixture.cloud();
        Object before = cloud.describe(DescribeRequest.of(fixture.identity())).state();
        Preflight preflight = cloud.preflight(PreflightRequest.everything());
        fixture.settle();
        Expect.same(
                cloud.capabilities().stream().map(Capability::name).toList(),
                preflight.readiness().stream().map(Readiness::capability).toList(),
                "capabilities that preflight answers for");
        Expect.same(
                before, cloud.describe(DescribeRequest.of(fixture.identity())).state(), "state after a preflight");
        for (Readiness readiness : preflight.readiness()) {
            boolean lacks = readiness.status() == Status.DENIED || readiness.status() == Status.NOT_SET_UP;
            Expect.that(
                    lacks != readiness.missing().isEmpty(),
                    () -> readiness.capability() + " is " + readiness.status() + " and names " + readiness.missing());
        }
    }

    static void preflightDenied(Fixture fixture) {
        for (Capability capability : fixture.cloud().capabilities()) {
            String permission = capability.permissions().get(0);
            CloudAdapter denied = fixture.without(permission).orElse(null);
            if (denied == null) {
                return;
            }
            Readiness told = denied.preflight(PreflightRequest.of(capability.name()))
                    .readiness()
                    .get(0);
            boolean named = told.status() == Status.DENIED && told.missing().contains(permission);
            Expect.that(
                    named || told.status() == Status.UNKNOWN,
                    () -> capability.name() + " without " + permission + " is told as " + told);
        }
    }

    private static Set<String> names(CloudAdapter cloud) {
        return cloud.capabilities().stream().map(Capability::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
