package io.cloudir.investigate;

import io.cloudir.model.RecordSummary;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The call that a record tells of, judged by its name: whether it only reads, and whether it makes the account's watchers
 * blind. Names of the AWS API; a version at their end, as Lambda's have, is left out.
 *
 * @param service such as {@code iam.amazonaws.com}; empty if the record names none
 * @param name such as {@code CreateUser}
 */
public record CloudCall(String service, String name) {
    private static final List<String> READS = List.of(
            "Get",
            "List",
            "Describe",
            "Head",
            "Lookup",
            "BatchGet",
            "Search",
            "Query",
            "Scan",
            "Select",
            "Assume",
            "ConsoleLogin",
            "CheckMfa",
            "Decrypt",
            "Test",
            "Validate",
            "Simulate",
            "View",
            "Preview",
            "Estimate",
            "GenerateCredentialReport",
            "SwitchRole",
            "Discover");

    private static final Set<String> SILENCING = Set.of(
            "StopLogging",
            "DeleteTrail",
            "UpdateTrail",
            "PutEventSelectors",
            "DeleteEventDataStore",
            "DeleteFlowLogs",
            "DeleteDetector",
            "UpdateDetector",
            "StopMonitoringMembers",
            "DisableSecurityHub",
            "StopConfigurationRecorder",
            "DeleteConfigurationRecorder",
            "DeleteDeliveryChannel",
            "DeleteLogGroup",
            "DeleteLogStream",
            "DeleteAlarms",
            "DisableAlarmActions");

    public CloudCall {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(name, "name");
    }

    /** The call that a record's action names. */
    public static CloudCall of(RecordSummary summary) {
        int colon = summary.action().indexOf(':');
        String service = colon < 0 ? "" : summary.action().substring(0, colon);
        return new CloudCall(service, withoutVersion(summary.action().substring(colon + 1)));
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return READS.stream().anyMatch(name::startsWith);
    }

    /** Whether it stops or narrows what records and watches the account. */
    public boolean silences() {
        return SILENCING.contains(name);
    }

    /** Lambda's event names carry the version of its API: eight digits, a year first, and sometimes {@code v2} after them. */
    private static String withoutVersion(String name) {
        int end = name.length();
        if (name.endsWith("v2")) {
            end -= 2;
        }
        int start = end;
        while (start > 0 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        return end - start == 8 ? name.substring(0, start) : name;
    }
}
