package io.cloudir.cloud.conformance;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.Cloud;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names come from logs, and logs are written by whoever attacks. */
final class NameChecks {
    private static final List<String> HOSTILE = List.of(
            "nobody' OR '1'='1",
            "../../etc/passwd",
            "nobody\nInjected: line",
            "<script>alert(1)</script>",
            "$(reboot)",
            "nobody\u202Etxt",
            "x".repeat(5_000));

    /** Types of request that do not name a thing of the account, or that a missing thing does not stop. */
    private static final Set<String> NAMELESS = Set.of("block-address", "harden");

    private NameChecks() {}

    static void missing(Fixture fixture) {
        CloudAdapter cloud = fixture.cloud();
        Set<String> declared =
                cloud.capabilities().stream().map(Capability::name).collect(Collectors.toSet());
        Entity nobody = fixture.missing(EntityType.PRINCIPAL);
        Entity host = fixture.missing(EntityType.HOST);
        notFound(declared, "identity", () -> cloud.identity(IdentityRequest.of(nobody.id())));
        notFound(declared, "usage", () -> cloud.usage(UsageRequest.of(nobody.id(), day(fixture))));
        notFound(declared, "host", () -> cloud.host(HostRequest.of(host.id())));
        notFound(declared, "exposure", () -> cloud.exposure(ExposureRequest.of(host)));
        notFound(declared, "capture", () -> cloud.capture(EvidenceRequest.stateOf(host)));
        for (EntityType type :
                List.of(EntityType.PRINCIPAL, EntityType.ACCESS_KEY, EntityType.HOST, EntityType.RESOURCE)) {
            notFound(declared, "describe", () -> cloud.describe(DescribeRequest.of(fixture.missing(type))));
        }
        Map<String, ChangeRequest> requests = SampleRequests.about(
                nobody.id(),
                fixture.missing(EntityType.ACCESS_KEY).id(),
                host.id(),
                fixture.missing(EntityType.RESOURCE).id(),
                cloud.account().id(),
                fixture.now());
        requests.forEach((type, request) -> {
            if (!NAMELESS.contains(type)) {
                notFound(declared, type, () -> cloud.plan(request));
            }
        });
    }

    static void hostile(Fixture fixture) {
        CloudAdapter cloud = fixture.cloud();
        Set<String> declared =
                cloud.capabilities().stream().map(Capability::name).collect(Collectors.toSet());
        for (String name : HOSTILE) {
            refused(name, () -> cloud.identity(IdentityRequest.of(name)));
            refused(name, () -> cloud.usage(UsageRequest.of(name, day(fixture))));
            refused(name, () -> cloud.host(HostRequest.of(name)));
            refused(name, () -> cloud.describe(DescribeRequest.of(Entity.of(EntityType.RESOURCE, name))));
            refused(name, () -> cloud.exposure(ExposureRequest.of(Entity.of(EntityType.RESOURCE, name))));
            SampleRequests.about(name, name, name, name, name, fixture.now()).forEach((type, request) -> {
                if (declared.contains(type) && !type.equals("block-address")) {
                    refused(name, () -> cloud.plan(request));
                }
            });
        }
    }

    /** Not found would say that it is gone. */
    static void elsewhere(Fixture fixture) {
        CloudAdapter cloud = fixture.cloud();
        String here = fixture.identity().id();
        String there = here.replace(
                cloud.account().id(), cloud.account().cloud() == Cloud.AWS ? "999999999999" : "another-project");
        if (there.equals(here)) {
            return; // Its names do not tell the account, so none can be taken for another's.
        }
        Set<String> declared =
                cloud.capabilities().stream().map(Capability::name).collect(Collectors.toSet());
        unsupported(declared, "identity", () -> cloud.identity(IdentityRequest.of(there)));
        unsupported(declared, "usage", () -> cloud.usage(UsageRequest.of(there, day(fixture))));
        unsupported(
                declared, "describe", () -> cloud.describe(DescribeRequest.of(Entity.of(EntityType.PRINCIPAL, there))));
        Map<String, ChangeRequest> about = SampleRequests.of(fixture);
        SampleRequests.about(
                        there,
                        fixture.key().id(),
                        fixture.host().id(),
                        fixture.resource().id(),
                        cloud.account().id(),
                        fixture.now())
                .forEach((type, foreign) -> {
                    if (!foreign.equals(about.get(type))) {
                        unsupported(declared, type, () -> cloud.plan(foreign));
                    }
                });
    }

    private static void unsupported(Set<String> declared, String capability, Runnable call) {
        if (declared.contains(capability)) {
            Expect.thrown(CloudException.Unsupported.class, capability + " of what belongs to another account", call);
        }
    }

    private static void notFound(Set<String> declared, String capability, Runnable call) {
        if (declared.contains(capability)) {
            Expect.thrown(CloudException.NotFound.class, capability + " of what there is not", call);
        }
    }

    /** Not found, or not even asked for: but never another failure, and never a change of anything. */
    private static void refused(String name, Runnable call) {
        Expect.thrown(CloudException.class, "the hostile name " + Text.visible(name, 40), call);
    }

    private static TimeRange day(Fixture fixture) {
        return new TimeRange(fixture.now().minus(Duration.ofDays(1)), fixture.now());
    }
}
