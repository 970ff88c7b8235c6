package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.List;

/** What records of Systems Manager tell of the agents on hosts. */
final class AgentLearning {
    private AgentLearning() {}

    static void from(LogRecord record, Effects effects) {
        if (!record.text("eventSource").equals("ssm.amazonaws.com")) {
            return;
        }
        switch (record.action()) {
            case "UpdateInstanceInformation" -> reported(record, effects);
            case "PutComplianceItems" -> patches(record, effects);
            default -> {}
        }
    }

    private static void reported(LogRecord record, Effects effects) {
        String id = record.text("requestParameters.instanceId");
        if (!id.startsWith("i-")) {
            return;
        }
        HostLearning.host(id, effects);
        StateRef host = Refs.host(StateText.line(id), "agent-reported");
        effects.set(host, record.time().toString());
        String platform = record.first("requestParameters.platformName", "requestParameters.platformType");
        if (!platform.isBlank()) {
            effects.set(host.with("platform"), StateText.line(platform));
        }
    }

    private static void patches(LogRecord record, Effects effects) {
        String id = record.text("requestParameters.resourceId");
        if (!id.startsWith("i-")
                || !record.text("requestParameters.complianceType").equals("Patch")) {
            return;
        }
        HostLearning.host(id, effects);
        StateRef host = Refs.host(StateText.line(id), "patches-looked-at");
        effects.set(host, record.time().toString());
        List<String> titles = record.all("requestParameters.items.title");
        List<String> states = record.all("requestParameters.items.status");
        for (int at = 0; at < Math.min(titles.size(), states.size()); at++) {
            StateRef patch = host.with("missing-patch:" + StateText.name(titles.get(at)));
            if (states.get(at).equals("NON_COMPLIANT")) {
                effects.set(patch, Refs.PRESENT);
            } else {
                effects.remove(patch);
            }
        }
    }
}
