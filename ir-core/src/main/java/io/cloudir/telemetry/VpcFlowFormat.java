package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Cloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final Pattern NO_LINE = Pattern.compile("(?!)");

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
            "",
            Pattern.compile("2 (\\d{12}|unknown) eni-\\S+ .*"));

    /** All fields of versions 3, 4 and 5, in the order in which AWS lists them: CloudWatch Logs keeps no headings. */
    static final List<VpcFlowFormat> WHOLE_VERSIONS = wholeVersions();

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

    private final List<String> columns;
    /** What to write above a line so that it can be read by itself; empty for the default format. */
    private final byte[] heading;
    /** By what a line is known without a heading. */
    private final Pattern line;

    private VpcFlowFormat(List<String> columns, String heading, Pattern line) {
        this.columns = columns;
        this.heading = heading.getBytes(StandardCharsets.UTF_8);
        this.line = line;
    }

    private static VpcFlowFormat headed(List<String> columns, Pattern line) {
        return new VpcFlowFormat(columns, String.join(" ", columns) + "\n", line);
    }

    private static List<VpcFlowFormat> wholeVersions() {
        List<VpcFlowFormat> versions = new ArrayList<>();
        List<String> columns = new ArrayList<>(DEFAULT.columns);
        StringBuilder line =
                new StringBuilder("(\\d{12}|unknown|-) (eni-\\S+|-)( \\S+){9} (ACCEPT|REJECT|-) (OK|NODATA|SKIPDATA)");
        columns.addAll(
                List.of("vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr"));
        line.append(" (vpc-\\S+|-) (subnet-\\S+|-) (i-\\S+|-) (\\d+|-) (IPv4|IPv6|EFA|-) \\S+ \\S+");
        versions.add(headed(List.copyOf(columns), Pattern.compile("3 " + line)));
        columns.addAll(List.of("region", "az-id", "sublocation-type", "sublocation-id"));
        line.append(" \\S+ \\S+ (wavelength|outpost|localzone|-) \\S+");
        versions.add(headed(List.copyOf(columns), Pattern.compile("4 " + line)));
        columns.addAll(List.of("pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path"));
        line.append(" \\S+ \\S+ (ingress|egress|-) (\\d+|-)");
        versions.add(headed(List.copyOf(columns), Pattern.compile("5 " + line)));
        return List.copyOf(versions);
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
        return Optional.of(names.equals(DEFAULT.columns) ? DEFAULT : headed(names, NO_LINE));
    }

    @Override
    boolean recognises(String text) {
        return line.matcher(text).matches();
    }

    /** A line that says that there was no traffic, or that it was not recorded. */
    @Override
    public boolean isRemark(byte[] raw) {
        String text = line(raw);
        if (!text.contains("NODATA") && !text.contains("SKIPDATA")) {
            return false;
        }
        String[] values = BLANKS.split(text, -1);
        int status = columns.indexOf("log-status");
        return status >= 0 && values.length == columns.size() && values[status].matches("NODATA|SKIPDATA");
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
