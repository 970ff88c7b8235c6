package io.cloudir.plan;

import io.cloudir.document.Secrets;
import io.cloudir.plan.document.ChannelDocument;
import io.cloudir.plan.document.ExternalContactDocument;
import io.cloudir.plan.document.MonitoringDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.ToolkitDocument;
import java.util.Set;

/** Channels, people outside, monitoring sources and toolkits. */
final class ContactChecks {
    private static final Set<String> NEED_SECRET = Set.of("slack", "teams", "pagerduty", "webhook");

    private ContactChecks() {}

    static void run(PlanDocument plan, References references) {
        references.unique(plan.channels(), ChannelDocument::id, ChannelDocument::at, "id");
        plan.channels().forEach(channel -> reachable(channel, references));
        references.unique(plan.externalContacts(), ExternalContactDocument::id, ExternalContactDocument::at, "id");
        for (ExternalContactDocument outside : plan.externalContacts()) {
            references.role(outside.owner(), outside.at(), "owner");
            references.scenarios(outside.scenarios(), outside.at(), "scenarios");
        }
        references.unique(plan.monitoring(), MonitoringDocument::id, MonitoringDocument::at, "id");
        plan.monitoring().forEach(source -> monitoring(source, references));
        references.unique(plan.toolkits(), ToolkitDocument::id, ToolkitDocument::at, "id");
    }

    private static void monitoring(MonitoringDocument source, References references) {
        references.role(source.owner(), source.at(), "owner");
        if (!source.mapping().isEmpty()
                && !source.kind().equals("application-log")
                && !references.faulty(source.at(), "kind")) {
            references.note(
                    source.at(),
                    "unused",
                    "source " + Secrets.quoted(source.id()) + " of kind " + source.kind()
                            + " has a mapping; what its records are is known",
                    "write kind: application-log, or remove the mapping",
                    "mapping");
        }
    }

    private static void reachable(ChannelDocument channel, References references) {
        if (references.faulty(channel.at())) {
            return;
        }
        if (NEED_SECRET.contains(channel.via()) && channel.secret().isEmpty()) {
            references.note(
                    channel.at(),
                    "missing-secret-name",
                    "channel " + Secrets.quoted(channel.id()) + " by " + channel.via() + " names no secret",
                    "write the name under which you keep it, such as secret: WAR_ROOM_URL",
                    "secret");
        }
        if (!NEED_SECRET.contains(channel.via()) && channel.address().isBlank()) {
            references.note(
                    channel.at(),
                    "missing",
                    "channel " + Secrets.quoted(channel.id()) + " by " + channel.via() + " has no address",
                    "write where it leads, such as address: incident@example.com",
                    "address");
        }
    }
}
