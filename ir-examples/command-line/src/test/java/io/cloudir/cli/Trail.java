package io.cloudir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes CloudTrail records for tests. */
final class Trail {
    static final JsonMapper JSON = new JsonMapper();

    private Trail() {}

    /** A user stops the trail: one signal of a shipped rule. */
    static String stopLogging(String id, String user, String agent) {
        ObjectNode record = JSON.createObjectNode();
        record.put("eventVersion", "1.09");
        ObjectNode identity = record.putObject("userIdentity");
        identity.put("type", "IAMUser");
        identity.put("arn", "arn:aws:iam::123456789012:user/" + user);
        identity.put("accountId", "123456789012");
        identity.put("userName", user);
        identity.put("accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        record.put("eventTime", "2026-03-03T10:00:00Z");
        record.put("eventSource", "cloudtrail.amazonaws.com");
        record.put("eventName", "StopLogging");
        record.put("awsRegion", "eu-west-1");
        record.put("sourceIPAddress", "198.51.100.7");
        record.put("userAgent", agent);
        record.putObject("requestParameters").put("name", "organisation-trail");
        record.put("eventID", id);
        record.put("eventType", "AwsApiCall");
        record.put("recipientAccountId", "123456789012");
        return record.toString();
    }

    static String stopLogging(String id) {
        return stopLogging(id, "operator-02", "aws-cli/2.15.0");
    }

    static Path write(Path file, String... lines) {
        return write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder but compressed evidence, by its path within it, as text. */
    static Map<String, String> filesBelow(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".gz"))::iterator) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static List<JsonNode> jsonLines(String text) {
        return text.lines().map(Trail::json).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
