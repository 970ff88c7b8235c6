package io.cloudir.cloud.simulated.day;

import io.cloudir.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Writes records as CloudTrail delivers them. The gzip header holds no time, so the same records give the same bytes. */
final class Delivery {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int UNIQUE = 16;

    private final String account;
    private final LocalDate date;
    private final Duration batch;

    Delivery(String account, LocalDate date, Duration batch) {
        long seconds = batch.toSeconds();
        if (seconds <= 0 || Duration.ofDays(1).toSeconds() % seconds != 0) {
            throw new IllegalArgumentException(
                    batch + " does not divide a day; use 5 minutes, as AWS does, or an hour");
        }
        this.account = account;
        this.date = date;
        this.batch = batch;
    }

    List<Path> write(Path folder, List<SimulatedDay.Entry> entries) throws IOException {
        Map<String, List<String>> batches = new TreeMap<>();
        for (SimulatedDay.Entry entry : entries) {
            String batchName =
                    account + "_CloudTrail_" + entry.region() + '_' + STAMP.format(endOf(entry.time())) + '_';
            batches.computeIfAbsent(batchName, unseen -> new ArrayList<>()).add(entry.record());
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<String>> batchOfOne : batches.entrySet()) {
            byte[] content = ("{\"Records\":[" + String.join(",", batchOfOne.getValue()) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            String unique = Digest.of(content).hex().substring(0, UNIQUE);
            Path file = folder.resolve(batchOfOne.getKey() + unique + ".json.gz");
            Files.write(file, compressed(content));
            files.add(file);
        }
        return files;
    }

    private Instant endOf(Instant time) {
        Instant midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        long passed = Duration.between(midnight, time).toSeconds() / batch.toSeconds();
        return midnight.plus(batch.multipliedBy(passed + 1));
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
