package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.CloudTrailRecords;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Activities for tests, made by the readers that applications use. */
final class Records {
    static final JsonMapper JSON = new JsonMapper();

    private Records() {}

    /** A CloudTrail record; what every record has is filled in where the text leaves it out. */
    static Activity cloudTrail(String json) {
        ObjectNode record = object(json);
        for (String[] usual : new String[][] {
            {"eventTime", "2026-01-31T12:00:00Z"},
            {"eventVersion", "1.08"},
            {"eventName", "Unnamed"},
            {"eventSource", "ec2.amazonaws.com"}
        }) {
            if (!record.has(usual[0])) {
                record.put(usual[0], usual[1]);
            }
        }
        return CloudTrailRecords.parse(record.toString().getBytes(StandardCharsets.UTF_8), "log:1");
    }

    /** A JSON object of no known source. */
    static Activity json(String json) {
        ObjectNode record = object(json);
        if (!record.has("@timestamp") && !record.has("time") && !record.has("timestamp")) {
            record.put("@timestamp", "2026-01-31T12:00:00Z");
        }
        return read(LogSource.JSON, record.toString()).get(0);
    }

    static List<Activity> read(LogSource source, String lines) {
        List<Activity> found = new ArrayList<>();
        ActivitySink sink = new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                found.add(activity);
            }

            @Override
            public void malformed(Malformed malformed) {
                throw new AssertionError(malformed);
            }
        };
        new LogReader(source, ReadLimits.DEFAULT, sink)
                .read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), "log");
        return found;
    }

    /** Those records of any text that can be read. */
    static List<Activity> readable(String log) {
        List<Activity> found = new ArrayList<>();
        ActivitySink sink = new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                found.add(activity);
            }

            @Override
            public void malformed(Malformed malformed) {}
        };
        new LogReader(LogSource.JSON, ReadLimits.DEFAULT, sink)
                .read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "log");
        return found;
    }

    static ObjectNode object(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            return (ObjectNode) read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
