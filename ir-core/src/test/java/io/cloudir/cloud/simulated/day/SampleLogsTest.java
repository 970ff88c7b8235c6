package io.cloudir.cloud.simulated.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample logs that the examples read are what the generator writes. To write them anew: empty the folder and run this
 * test with {@code -Dcloudir.samples.write=true}.
 */
class SampleLogsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ""), "..", "ir-examples", "sample-logs");
    private static final long MOST_BYTES = 200 * 1024L;

    @TempDir
    private Path folder;

    @Test
    void theSampleLogsAreWhatTheGeneratorWrites() throws IOException {
        Path target = Boolean.getBoolean("cloudir.samples.write") ? Files.createDirectories(SAMPLES) : folder;
        SimulatedDays days = SimulatedDays.ofSeed(2026);
        List<Path> written = new ArrayList<>();
        written.addAll(days.ordinaryDay(LocalDate.of(2026, 3, 2), 600).writeTo(target, Duration.ofHours(6)));
        written.addAll(days.takeoverDay(LocalDate.of(2026, 3, 3), 900).writeTo(target, Duration.ofHours(6)));
        long bytes = 0;
        for (Path file : written) {
            Path sample = SAMPLES.resolve(file.getFileName());
            assertThat(sample).exists();
            assertThat(content(sample)).isEqualTo(content(file));
            bytes += Files.size(sample);
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
        try (Stream<Path> all = Files.list(SAMPLES)) {
            assertThat(all.filter(file -> file.toString().endsWith(".gz"))).hasSameSizeAs(written);
        }
    }

    /** What is inside: another zlib may compress the same content to other bytes. */
    private static byte[] content(Path file) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
            return gzip.readAllBytes();
        }
    }
}
