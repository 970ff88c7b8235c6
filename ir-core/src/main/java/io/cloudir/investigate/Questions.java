package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.util.Locale;
import java.util.Optional;

/** The questions that steps ask one cloud, each with what stays hidden without an answer. */
record Questions(CloudAdapter cloud) {
    /** Most records or findings of one answer: more would not be told one by one. */
    static final int RECORDS = 10_000;

    /** The identity or host that is asked about as a whole; empty for other questions. */
    static Optional<Entity> thingOf(Question<?> question) {
        return switch (question.what()) {
            case "identity" -> Optional.of(Entity.of(EntityType.PRINCIPAL, question.about()));
            case "host" -> Optional.of(Entity.of(EntityType.HOST, question.about()));
            default -> Optional.empty();
        };
    }

    Question<ControlPlane> controlPlane() {
        return new Question<>(
                "the control plane",
                "",
                "whether audit trails and detectors are on",
                enough -> cloud.controlPlane(),
                ControlPlane.class,
                plane -> Completeness.COMPLETE);
    }

    Question<IdentityDetail> identity(String principal) {
        return new Question<>(
                "identity",
                principal,
                "which keys, sessions and permissions it holds",
                enough -> cloud.identity(IdentityRequest.of(principal)),
                IdentityDetail.class,
                detail -> Completeness.COMPLETE);
    }

    Question<Description> describe(Entity entity) {
        return new Question<>(
                "the state of",
                entity.type().code() + ' ' + entity.id(),
                "whether it is damaged still",
                enough -> cloud.describe(DescribeRequest.of(entity)),
                Description.class,
                description -> Completeness.COMPLETE);
    }

    Question<String> read(StateRef target) {
        return new Question<>(
                "the value of",
                target.toString(),
                "whether what was taken back stays so",
                enough -> cloud.read(target),
                String.class,
                value -> Completeness.COMPLETE);
    }

    Question<Usage> usage(String principal, TimeRange window) {
        return new Question<>(
                "usage of",
                principal,
                "which permissions it used",
                enough -> cloud.usage(UsageRequest.of(principal, window)),
                Usage.class,
                Usage::completeness);
    }

    Question<Inventory> inventory(InventoryRequest.Kind kind) {
        String things = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Question<>(
                "the inventory of " + things,
                "",
                "which " + things + " came into being during the incident",
                enough -> firstPage(kind),
                Inventory.class,
                Inventory::completeness);
    }

    Question<Exposure> exposure() {
        return new Question<>(
                "exposure",
                "",
                "what can be reached from outside",
                enough -> cloud.exposure(ExposureRequest.everything()),
                Exposure.class,
                Exposure::completeness);
    }

    Question<HostDetail> host(Entity host) {
        return new Question<>(
                "host",
                host.id(),
                "whether its agent reports and what it lacks",
                enough -> cloud.host(HostRequest.of(host.id())),
                HostDetail.class,
                detail -> Completeness.COMPLETE);
    }

    Question<RecordLines> log(LogQuery.Kind kind, TimeRange span, Entity about) {
        String log = "the " + kind.name().toLowerCase(Locale.ROOT) + " log";
        return new Question<>(
                log + " about",
                about.id(),
                switch (kind) {
                    case AUDIT -> "what else it did and through which sessions";
                    case FLOW -> "what it was connected to";
                    case HOST -> "which processes, files and logins its agent saw";
                },
                enough -> cloud.logs(
                        LogQuery.of(kind, span).about(about).atMost(RECORDS).until(enough)),
                RecordLines.class,
                RecordLines::completeness);
    }

    Question<RecordLines> findings(TimeRange span) {
        return new Question<>(
                "the cloud's own detectors",
                "",
                "what they found at the time of the incident",
                enough -> cloud.findings(FindingQuery.during(span)),
                RecordLines.class,
                RecordLines::completeness);
    }

    /** What comes after a full page is told as left out: a thousand things are enough to look at here. */
    private Inventory firstPage(InventoryRequest.Kind kind) {
        Inventory page = cloud.inventory(InventoryRequest.of(kind));
        return page.next().isEmpty()
                ? page
                : new Inventory(
                        page.things(),
                        page.next(),
                        page.completeness()
                                .without(
                                        Completeness.Cause.LIMIT,
                                        "all but the first " + page.things().size() + " were not looked at"));
    }
}
