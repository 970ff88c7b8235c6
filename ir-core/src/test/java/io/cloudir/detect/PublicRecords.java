package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.SampleActivities;
import io.cloudir.testing.PublicData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** CloudTrail records of public data sets. */
final class PublicRecords {
    private static final JsonMapper JSON = new JsonMapper();

    private PublicRecords() {}

    /** The delivered files of a data set, their text changed first. */
    static List<Activity> delivered(String name, UnaryOperator<String> change) throws IOException {
        List<Activity> records = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(PublicData.folder(name))) {
            files = listed.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                String text = change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                for (JsonNode record : JSON.readTree(text).path("Records")) {
                    records.add(
                            SampleActivities.cloudTrail(record.toString(), file.getFileName() + "#" + records.size()));
                }
            }
        }
        return records;
    }
}
