package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of all sources, and which one a record is of. */
final class Sources {
    /** The more telling ones first; none takes for its own what another one knows. */
    private static final List<JsonFormat> JSON = List.of(
            new CloudTrailFormat(),
            new GcpAuditFormat(),
            new GuardDutyFormat(),
            new SecurityHubFormat(),
            new SccFormat(),
            new GcpFlowFormat(),
            new ResolverFormat(),
            new OcsfFormat(),
            new OsqueryFormat(),
            new FalcoFormat(),
            new SysmonFormat());

    private static final List<LineFormat> LINES = Stream.of(
                    List.of(VpcFlowFormat.DEFAULT), VpcFlowFormat.WHOLE_VERSIONS, List.of(new S3AccessFormat()))
            .<LineFormat>flatMap(List::stream)
            .toList();

    private Sources() {}

    /** The format of a source. */
    static Optional<RecordFormat> of(LogSource source) {
        return switch (source) {
            case AUTO -> Optional.empty();
            case JSON -> Optional.of(new JsonObjectFormat());
            case VPCFLOW -> Optional.of(VpcFlowFormat.DEFAULT);
            case S3ACCESS -> Optional.of(new S3AccessFormat());
            default ->
                JSON.stream()
                        .map(RecordFormat.class::cast)
                        .filter(format -> format.source().equals(source.code()))
                        .findFirst();
        };
    }

    /** The format that knows an object. */
    static Optional<JsonFormat> knowing(JsonNode record) {
        return JSON.stream().filter(format -> format.recognises(record)).findFirst();
    }

    /** The format that a line of text heads or is of. */
    static Optional<LineFormat> knowing(String line) {
        for (LineFormat format : LINES) {
            Optional<LineFormat> headed = format.headedBy(line);
            if (headed.isPresent()) {
                return headed;
            }
            if (format.recognises(line)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
