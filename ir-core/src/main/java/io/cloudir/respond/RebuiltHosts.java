package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description.Relation;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.incident.IncidentAction;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks whether the host that stands in the place of a rebuilt one may be used: it is new, its agent reports, it lacks no
 * patch, and nobody from outside reaches it yet. What the cloud does not tell counts as not so.
 */
final class RebuiltHosts {
    private final CloudAdapter cloud;
    private final StepCall calls;

    RebuiltHosts(CloudAdapter cloud, StepCall calls) {
        this.cloud = cloud;
        this.calls = calls;
    }

    void check(IncidentAction rebuilt, Look look) {
        Entity old = rebuilt.plan().event().target();
        String name = Text.printable(old.id());
        try {
            List<Entity> replacements = calls.make(() -> cloud.describe(DescribeRequest.of(old))).relations().stream()
                    .filter(relation -> relation.kind().equals(Relation.REPLACED_BY))
                    .map(Relation::to)
                    .toList();
            if (replacements.isEmpty()) {
                look.bad("the cloud does not tell which host stands in the place of " + name);
            }
            replacements.forEach(it -> check(rebuilt, it, look));
        } catch (CloudException e) {
            look.open("what stands in the place of host " + name + " cannot be told", e);
        }
    }

    private void check(IncidentAction rebuilt, Entity host, Look look) {
        String name = "host " + Text.printable(host.id());
        try {
            List<String> flaws = flaws(rebuilt, calls.make(() -> cloud.host(HostRequest.of(host.id()))));
            calls.make(() -> cloud.exposure(ExposureRequest.of(host))).openings().stream()
                    .filter(opening -> opening.isPublic())
                    .map(opening -> "everybody reaches it by " + Text.printable(opening.way())
                            + "; close that until it is validated")
                    .distinct()
                    .forEach(flaws::add);
            flaws.forEach(flaw -> look.bad(name + " is not ready for use: " + flaw));
            if (flaws.isEmpty()) {
                look.good(name + " is new, its agent reports, it lacks no patch, and it is not open to everybody");
            }
        } catch (CloudException e) {
            look.open(name + " cannot be looked at", e);
        }
    }

    private static List<String> flaws(IncidentAction rebuilt, HostDetail detail) {
        List<String> flaws = new ArrayList<>();
        detail.launched()
                .filter(rebuilt.plan().occurredAt()::isAfter)
                .ifPresent(at -> flaws.add("it was made at " + at + ", before it was planned to be rebuilt"));
        switch (detail.agent()) {
            case REPORTING -> {}
            case NONE -> flaws.add("it has no agent; install one");
            case SILENT, UNKNOWN ->
                flaws.add("the state of its agent is " + detail.agent().name().toLowerCase(Locale.ROOT)
                        + "; see that it reports");
        }
        switch (detail.patches()) {
            case COMPLIANT -> {}
            case MISSING ->
                flaws.add("it lacks "
                        + (detail.missing().isEmpty() ? "patches" : Text.printable(String.join(", ", detail.missing())))
                        + "; patch it");
            case UNKNOWN -> flaws.add("nobody looked at its patches; have them looked at");
        }
        return flaws;
    }
}
