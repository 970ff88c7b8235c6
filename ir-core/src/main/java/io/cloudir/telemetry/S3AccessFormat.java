package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the lines of S3 server access logs mean. AWS adds columns at the end; those that it has not yet told are left out. */
final class S3AccessFormat extends LineFormat {
    static final String SOURCE = "s3access";

    private static final List<String> COLUMNS = List.of(
            "bucketowner",
            "bucket",
            "time",
            "remoteip",
            "requester",
            "requestid",
            "operation",
            "key",
            "requesturi",
            "httpstatus",
            "errorcode",
            "bytessent",
            "objectsize",
            "totaltime",
            "turnaroundtime",
            "referrer",
            "useragent",
            "versionid",
            "hostid",
            "signatureversion",
            "ciphersuite",
            "authenticationtype",
            "hostheader",
            "tlsversion",
            "accesspointarn",
            "aclrequired");

    /** Columns that the oldest lines have, too. */
    private static final int LEAST = 17;

    private static final List<String> NUMBERS =
            List.of("httpstatus", "bytessent", "objectsize", "totaltime", "turnaroundtime");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern LINE =
            Pattern.compile("\\S+ \\S+ \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} [+-]\\d{4}] \\S+ .*");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    Optional<LineFormat> headedBy(String line) {
        return Optional.empty();
    }

    @Override
    boolean recognises(String line) {
        return LINE.matcher(line).matches();
    }

    @Override
    public JsonNode fields(byte[] raw) {
        List<String> values = columns(line(raw));
        if (values.size() < LEAST) {
            throw new MalformedRecordException(
                    "an access log line of " + values.size() + " columns; at least " + LEAST + " are expected");
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < Math.min(values.size(), COLUMNS.size()); at++) {
            String column = COLUMNS.get(at);
            String value = values.get(at);
            if (value.equals("-")) {
                continue;
            }
            if (NUMBERS.contains(column) && DIGITS.matcher(value).matches()) {
                fields.put(column, Long.parseLong(value));
            } else if (column.equals("time")) {
                fields.put(column, time(value));
            } else {
                fields.put(column, value);
            }
        }
        return fields;
    }

    @Override
    public Activity.Head head(JsonNode access, String location) {
        String requester = text(access, "requester");
        String error = text(access, "errorcode");
        String operation = text(access, "operation");
        HeadBuilder head = new HeadBuilder(SOURCE, Cloud.AWS, location, RecordTime.first(access, List.of("time")))
                .id(text(access, "requestid"))
                .service("s3.amazonaws.com")
                .action(operation)
                .errorCode(error.isEmpty() && access.path("httpstatus").asInt() >= 400 ? "Failure" : error)
                .readOnly(operation.contains(".GET.") || operation.contains(".HEAD."))
                .address(text(access, "remoteip"))
                .userAgent(text(access, "useragent"));
        if (requester.startsWith("arn:")) {
            return ofArn(head, requester).build();
        }
        return head.principal(
                        requester.isEmpty() ? PrincipalType.ANONYMOUS : PrincipalType.UNKNOWN,
                        requester.isEmpty() ? "anonymous" : requester,
                        "")
                .build();
    }

    /** The account of the requester is known, that of the bucket is not: its owner is told by another kind of id. */
    private static HeadBuilder ofArn(HeadBuilder head, String requester) {
        ResourceRef who = CloudTrailResources.ofArn(requester, "", "");
        String role = who.id().split("/", 2)[0];
        return switch (who.type()) {
            case "iam:user" -> head.principal(PrincipalType.USER, requester, who.id());
            case "sts:assumed-role" ->
                head.principal(
                        PrincipalType.ROLE,
                        AwsPartition.ofArn(requester)
                                .orElse(AwsPartition.COMMERCIAL)
                                .arn("iam", "", who.account().id(), "role/" + role),
                        role);
            default -> head.principal(PrincipalType.UNKNOWN, requester, "");
        };
    }

    private static String time(String written) {
        try {
            return OffsetDateTime.parse(written, TIME).toInstant().toString();
        } catch (DateTimeException e) {
            throw new MalformedRecordException(
                    "the time of an access log line is no time; expected 31/Jan/2026:12:00:00 +0000");
        }
    }

    /** Columns are parted by blanks; one in brackets or quotation marks may hold blanks, and a client's own word quotation marks. */
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        int at = 0;
        while (at < line.length() && columns.size() < COLUMNS.size()) {
            char first = line.charAt(at);
            int from = first == '"' || first == '[' ? at + 1 : at;
            int to = first == '"' ? quoteEnd(line, from) : line.indexOf(first == '[' ? ']' : ' ', from);
            to = to < 0 ? line.length() : to;
            columns.add(line.substring(from, to));
            int blank = line.indexOf(' ', to);
            at = blank < 0 ? line.length() : blank + 1;
        }
        return columns;
    }

    /** A quotation mark ends a column if a blank or nothing follows. */
    private static int quoteEnd(String line, int from) {
        int end = line.indexOf('"', from);
        while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) != ' ') {
            end = line.indexOf('"', end + 1);
        }
        return end;
    }
}
