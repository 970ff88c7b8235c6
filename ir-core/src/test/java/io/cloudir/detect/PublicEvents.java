package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
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

/** CloudTrail records of public data sets, their text changed first. */
final class PublicEvents {
    private PublicEvents() {}

    /** The records of all delivered files of a data set, in the order of the files. */
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
                for (JsonNode record : Records.JSON.readTree(text).path("Records")) {
                    records.add(Records.cloudTrail(record.toString()));
                }
            }
        }
        return records;
    }

    /** The lines of a file of cases. */
    static List<ObjectNode> lines(String folder, String file, UnaryOperator<String> change) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(PublicData.folder(folder).resolve(file), StandardCharsets.UTF_8)) {
            lines.add(Records.object(change.apply(line)));
        }
        return lines;
    }
}
