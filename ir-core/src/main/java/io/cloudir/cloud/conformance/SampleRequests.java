package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One request of every type that there is, about given things. */
final class SampleRequests {
    private SampleRequests() {}

    /** About the things that a fixture knows, by type. */
    static SortedMap<String, ChangeRequest> of(Fixture fixture) {
        return about(
                fixture.identity().id(),
                fixture.key().id(),
                fixture.host().id(),
                fixture.resource().id(),
                fixture.cloud().account().id(),
                fixture.now());
    }

    static SortedMap<String, ChangeRequest> about(
            String identity, String key, String host, String resource, String account, Instant now) {
        Instant later = now.plus(Duration.ofHours(1));
        TimeRange window = new TimeRange(now.minus(Duration.ofDays(1)), now);
        SortedMap<String, ChangeRequest> requests = new TreeMap<>();
        Stream.of(
                        new Containment.SuspendIdentity(identity),
                        new Containment.DeactivateKey(key),
                        new Containment.RevokeSessions(identity, now),
                        new Containment.ResetPassword(identity),
                        new Containment.RotateKey(key),
                        Containment.EnforceMfa.of(identity),
                        new Containment.IsolateHost(host, "ir-case"),
                        new Containment.StopHost(host),
                        new Containment.BlockAddress("203.0.113.66"),
                        new Containment.DisableApplication(resource),
                        new Containment.RollBack(resource),
                        new TemporaryControl.BlockRegion(resource, later),
                        new TemporaryControl.StopService(resource, later),
                        TemporaryControl.RestrictRole.toReading(identity, later),
                        new TemporaryControl.ScreenApplication(resource, List.of("203.0.113.66"), later),
                        new Recovery.RestoreAccess(identity),
                        new Recovery.RebuildHost(host, now),
                        new Recovery.RestoreFromBackup(resource, now),
                        Recovery.RestoreObjects.of(resource, now),
                        Recovery.LeastPrivilege.of(identity, window),
                        new Recovery.Harden(account),
                        new Recovery.DeployToolkit("toolkit", "template", Entity.of(EntityType.HOST, host), "ir-case"))
                .forEach(request -> requests.put(request.type(), request));
        return requests;
    }
}
