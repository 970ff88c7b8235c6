package io.cloudir.telemetry;

import io.cloudir.model.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says what the records of an input are. */
public enum LogSource {
    /** AWS CloudTrail: delivered objects, JSON lines, single objects, EventBridge events. */
    CLOUDTRAIL("cloudtrail"),
    /** AWS VPC Flow Logs as text, versions 2 to 5 and custom formats with a heading. */
    VPCFLOW("vpcflow"),
    /** Amazon GuardDuty findings, exported or in EventBridge events. */
    GUARDDUTY("guardduty"),
    /** Findings in the AWS Security Finding Format: single, of {@code GetFindings}, in EventBridge events. */
    SECURITYHUB("securityhub"),
    /** S3 server access logs. */
    S3ACCESS("s3access"),
    /** Route 53 Resolver query logs. */
    RESOLVER("resolver"),
    /** Google Cloud Audit Logs, exported or in Pub/Sub messages. */
    GCP_AUDIT("gcp.audit"),
    /** Google VPC Flow Logs, exported or in Pub/Sub messages. */
    GCP_VPCFLOW("gcp.vpcflow"),
    /** Findings of Google's Security Command Center, as its notifications carry them. */
    SCC("scc"),
    /** Events of the Open Cybersecurity Schema Framework. */
    OCSF("ocsf"),
    /** Results of osquery. */
    OSQUERY("osquery"),
    /** Alerts of Falco. */
    FALCO("falco"),
    /** Events of Sysmon, as JSON. */
    SYSMON("sysmon"),
    /** JSON objects of any kind, one a line, each with a time. */
    JSON("json"),
    /** Recognised from the records themselves, for each file anew; files of no known source are skipped. */
    AUTO("auto");

    private final String code;

    LogSource(String code) {
        this.code = code;
    }

    /** The name used on the command line. */
    public String code() {
        return code;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if there is no such source; the message lists those that exist
     */
    public static LogSource ofCode(String code) {
        for (LogSource source : values()) {
            if (source.code.equals(code)) {
                return source;
            }
        }
        throw new IllegalArgumentException("source '" + Text.printable(code) + "' cannot be read; known: "
                + Arrays.stream(values()).map(LogSource::code).collect(Collectors.joining(", ")));
    }
}
