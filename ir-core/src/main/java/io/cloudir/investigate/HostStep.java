package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at each affected host: whether its agent reports, what it lacks, what its agent saw. */
final class HostStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "compromised-hosts",
                    "whether the agents of affected hosts report, what they saw, and which patches are missing",
                    "control-plane",
                    "affected-resources")
            .asking("processes, files and logins on affected hosts", Capability.HOST, Capability.LOGS);

    /** Most hosts that are looked at. */
    private static final int HOSTS = 20;

    HostStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        List<Question<?>> questions = new ArrayList<>();
        for (Entity host : hosts(needed).stream().limit(HOSTS).toList()) {
            questions.add(inquiry().cloud().host(host));
            inquiry()
                    .window()
                    .ifPresent(window -> questions.add(inquiry().cloud().log(LogQuery.Kind.HOST, window, host)));
        }
        return questions;
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        List<Entity> hosts = hosts(needed);
        for (Entity host : hosts.stream().limit(HOSTS).toList()) {
            answers.to(inquiry().cloud().host(host)).ifPresent(detail -> state(host, detail, notes));
            inquiry()
                    .window()
                    .flatMap(window -> answers.to(inquiry().cloud().log(LogQuery.Kind.HOST, window, host)))
                    .filter(lines -> lines.count() > 0)
                    .ifPresent(lines -> seen(host, lines, notes));
        }
        if (hosts.size() > HOSTS) {
            notes.found(
                    "more",
                    "The first " + HOSTS + " of " + hosts.size() + " affected hosts were looked at.",
                    hosts.subList(HOSTS, hosts.size()),
                    List.of());
        }
    }

    private static void seen(Entity host, RecordLines lines, StepNotes notes) {
        LogSigns signs = LogSigns.in(lines, "agent");
        notes.found(
                "agent of " + host.id(),
                "The agent of " + Text.printable(host.id()) + " reported " + Text.count(lines.count(), "event")
                        + " around the incident." + signs.unread(),
                List.of(host),
                signs.records().stream().map(Activity::id).toList());
        signs.note("Agent of " + Text.printable(host.id()), host, notes);
    }

    private static void state(Entity host, HostDetail detail, StepNotes notes) {
        String agent = detail.agent() == HostDetail.Agent.REPORTING
                ? "its agent reports"
                : "visibility lost: the state of its agent is "
                        + detail.agent().name().toLowerCase(Locale.ROOT)
                        + detail.reported()
                                .map(at -> ", last heard of at " + at)
                                .orElse("");
        String patches = switch (detail.patches()) {
            case COMPLIANT -> "no patch is missing";
            case MISSING -> "it lacks " + Text.printable(String.join(", ", detail.missing()));
            case UNKNOWN -> "nobody looked at its patches";
        };
        notes.found(
                detail.status().equals("terminated") ? FindingRecorded.GONE : DECLARED.name(),
                host.id(),
                "Host " + Text.printable(host.id()) + " is " + Text.printable(detail.status()) + "; " + agent + "; "
                        + patches + ".",
                List.of(host),
                List.of());
    }

    private static List<Entity> hosts(Map<String, StepResult> needed) {
        return needed.values().stream()
                .flatMap(result -> result.affected().stream())
                .filter(entity -> entity.type() == EntityType.HOST)
                .distinct()
                .sorted()
                .toList();
    }
}
