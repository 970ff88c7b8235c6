package io.cloudir.cli;

import io.cloudir.telemetry.LogSource;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a log source. */
final class SourceOption implements ITypeConverter<LogSource> {
    /** Names that the tool reserves for sources that no reader exists for yet. */
    private static final List<String> RESERVED = List.of(
            "vpcflow",
            "guardduty",
            "securityhub",
            "s3access",
            "resolver",
            "gcp.audit",
            "gcp.vpcflow",
            "scc",
            "ocsf",
            "osquery",
            "falco",
            "sysmon");

    @Override
    public LogSource convert(String name) {
        if (RESERVED.contains(name)) {
            throw new TypeConversionException(
                    "source '" + name
                            + "' has no reader yet; expected cloudtrail, json or auto; convert the records to JSON lines and use json");
        }
        try {
            return LogSource.ofCode(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
