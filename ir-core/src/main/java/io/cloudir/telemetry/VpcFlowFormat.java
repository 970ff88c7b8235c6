package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Cloud;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the lines of AWS VPC Flow Logs mean, versions 2 to 5 and custom formats. A heading names the columns, as files
 * delivered to a bucket have it; without one they are those of the default format. Fields have AWS's own names.
 */
final class VpcFlowFormat extends LineFormat {
    static final String SOURCE = "vpcflow";

    /** The default format, version 2, without a heading. */
    static final VpcFlowFormat DEFAULT = new VpcFlowFormat(
            List.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status"),
            "");

    /** Every field that AWS documents, up to version 5 and the later ones for ECS and traffic paths. */
    private static final Set<String> COLUMNS = Set.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status",
            "vpc-id",
            "subnet-id",
            "instance-id",
            "tcp-flags",
            "type",
            "pkt-srcaddr",
            "pkt-dstaddr",
            "region",
            "az-id",
            "sublocation-type",
            "sublocation-id",
            "pkt-src-aws-service",
            "pkt-dst-aws-service",
            "flow-direction",
            "traffic-path",
            "ecs-cluster-arn",
            "ecs-cluster-name",
            "ecs-container-instance-arn",
            "ecs-container-instance-id",
            "ecs-container-id",
            "ecs-second-container-id",
            "ecs-service-name",
            "ecs-task-definition-arn",
            "ecs-task-arn",
            "ecs-task-id",
            "reject-reason",
            "resource-id",
            "encryption-status");

    private static final Set<String> NUMBERS = Set.of(
            "version",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "tcp-flags",
            "traffic-path");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Pattern DEFAULT_LINE = Pattern.compile("2 (\\d{12}|unknown) eni-\\S+ .*");

    private final List<String> columns;
    /** What to write above a line so that it can be read by itself; empty for the default format. */
    private final byte[] heading;

    private VpcFlowFormat(List<String> columns, String heading) {
        this.columns = columns;
        this.heading = heading.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String source() {
        return SOURCE;
    }

    /** Fields are written with hyphens in files, with underscores in tables and consoles; both are taken. */
    @Override
    Optional<LineFormat> headedBy(String line) {
        List<String> names = List.of(BLANKS.split(line.strip().replace('_', '-'), -1));
        if (names.size() < 2 || !COLUMNS.containsAll(names)) {
            return Optional.empty();
        }
        return Optional.of(
                names.equals(DEFAULT.columns) ? DEFAULT : new VpcFlowFormat(names, String.join(" ", names) + "\n"));
    }

    @Override
    boolean recognises(String line) {
        return DEFAULT_LINE.matcher(line).matches();
    }

    /** A line that says that there was no traffic, or that it was not recorded. */
    @Override
    public boolean isRemark(byte[] raw) {
        String line = line(raw);
        return line.endsWith(" NODATA") || line.endsWith(" SKIPDATA");
    }

    /** Of a format of its own a line is kept with its heading, since nobody could read it otherwise. */
    @Override
    public Activity read(byte[] raw, String location) {
        byte[] whole = raw;
        if (heading.length > 0) {
            whole = Arrays.copyOf(heading, heading.length + raw.length);
            System.arraycopy(raw, 0, whole, heading.length, raw.length);
        }
        return super.read(whole, location);
    }

    @Override
    public JsonNode fields(byte[] raw) {
        String line = line(raw);
        String[] values = BLANKS.split(line.substring(line.indexOf('\n') + 1), -1);
        if (values.length != columns.size()) {
            throw new MalformedRecordException("a flow log line of " + values.length + " columns; expected "
                    + columns.size() + ", as the heading (or the default format) has them");
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < values.length; at++) {
            String column = columns.get(at);
            if (values[at].equals("-")) {
                continue;
            }
            if (NUMBERS.contains(column) && DIGITS.matcher(values[at]).matches()) {
                fields.put(column, Long.parseLong(values[at]));
            } else {
                fields.put(column, values[at]);
            }
        }
        return fields;
    }

    @Override
    public Activity.Head head(JsonNode flow, String location) {
        return new HeadBuilder(SOURCE, Cloud.AWS, location, RecordTime.first(flow, List.of("end", "start")))
                .account(text(flow, "account-id"))
                .region(text(flow, "region"))
                .action("flow")
                .errorCode(text(flow, "action").equals("REJECT") ? "REJECT" : "")
                .readOnly(true)
                .address(text(flow, flow.has("pkt-srcaddr") ? "pkt-srcaddr" : "srcaddr"))
                .resource("ec2:network-interface", text(flow, "interface-id"))
                .resource("ec2:instance", text(flow, "instance-id"))
                .build();
    }
}
