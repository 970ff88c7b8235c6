package io.cloudir.cli;

import io.cloudir.telemetry.LogSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a log source. */
final class SourceOption implements ITypeConverter<LogSource> {
    static final String HELP =
            "What the records are: auto (the default) tells by the records themselves; cloudtrail, vpcflow, guardduty,"
                    + " securityhub, s3access, resolver, gcp.audit, gcp.vpcflow, scc, ocsf, osquery, falco, sysmon; json for any JSON objects"
                    + " with a time.";

    @Override
    public LogSource convert(String name) {
        try {
            return LogSource.ofCode(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
