package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile logs: the place is named, and the rest is processed. */
class BadInputTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void ofATruncatedGzipTheReadableRecordsCount() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int record = 0; record < 2_000; record++) {
            lines.append(Trail.stopLogging("id-" + Integer.toHexString(record * 0x9E3779B1), "user-" + record, "cli"))
                    .append('\n');
        }
        byte[] whole = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
        Path log = Trail.write(folder.resolve("cut.json.gz"), Arrays.copyOf(whole, whole.length / 2));

        Tool told = detect();

        assertThat(told.out().lines().count()).isBetween(100L, 1_999L);
        assertThat(told.err()).contains(log.getFileName().toString()).contains("\"malformed\":");
        assertThat(Trail.json(last(told)).get("malformed").asInt()).isPositive();
    }

    @Test
    void halfAJsonLineIsNamedByFileAndLine() {
        Path log = Trail.write(
                folder.resolve("half.json"),
                Trail.stopLogging("one"),
                Trail.stopLogging("two").substring(0, 90),
                Trail.stopLogging("three"));

        Tool told = detect();

        assertThat(told.err()).contains(log + ":2: ");
        assertThat(told.out()).contains("\"one\"", "\"three\"").doesNotContain("\"two\"");
    }

    @Test
    void aLineOfTwentyMegabytesIsPassedOver() throws IOException {
        Path log = folder.resolve("long.json");
        byte[] piece = "a".repeat(MIB).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log))) {
            out.write((Trail.stopLogging("one") + "\n{\"eventID\":\"").getBytes(StandardCharsets.UTF_8));
            for (int count = 0; count < 20; count++) {
                out.write(piece);
            }
            out.write(("\"}\n" + Trail.stopLogging("two") + "\n").getBytes(StandardCharsets.UTF_8));
        }

        Tool told = detect();

        assertThat(told.err()).contains(log + ":2: ");
        assertThat(told.err().length()).isLessThan(1_000);
        assertThat(told.out()).contains("\"one\"", "\"two\"");
    }

    @Test
    void deepNestingAndDuplicateKeysAreRefusedAndTheRestIsRead() {
        Path log = Trail.write(
                folder.resolve("odd.json"),
                "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"eventName\":\"StopLogging\"," + Trail.stopLogging("twice").substring(1),
                Trail.stopLogging("fine"));

        Tool told = detect();

        assertThat(told.err()).contains(log + ":1: ", log + ":2: ");
        assertThat(told.out().lines()).singleElement().asString().contains("\"fine\"");
    }

    @Test
    void otherEncodingsAreNamed() {
        Trail.write(folder.resolve("a.json"), Trail.stopLogging("wide").getBytes(StandardCharsets.UTF_16));
        Trail.write(
                folder.resolve("b.json"),
                (Trail.stopLogging("latin", "Zo\u00eb", "cli") + "\n" + Trail.stopLogging("fine"))
                        .getBytes(Charset.forName("ISO-8859-1")));

        Tool told = detect();

        assertThat(told.err()).contains("a.json: ").contains("UTF-16").contains("b.json:1: ");
        assertThat(told.out().lines()).singleElement().asString().contains("\"fine\"");
    }

    @Test
    void aFolderWithoutALogIsAnInputErrorThatSaysSo() {
        Tool told = detect();

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("ir: error: " + folder + ": no log found; expected ");
    }

    @Test
    void aFileThatMayNotBeReadIsNamedAndTheRestIsRead() throws IOException {
        Path secret = Trail.write(folder.resolve("secret.json"), Trail.stopLogging("secret"));
        Trail.write(folder.resolve("open.json"), Trail.stopLogging("open"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(secret), "skipped: this user may read every file, so nothing can be shown");

        Tool told = detect();

        assertThat(told.code()).isZero();
        assertThat(told.err()).contains(secret + ": permission denied");
        assertThat(told.out().lines()).singleElement().asString().contains("\"open\"");
    }

    @Test
    void aGzipBombStopsAtItsLimit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[MIB];
            Arrays.fill(blanks, (byte) ' ');
            gzip.write((Trail.stopLogging("before") + "\n").getBytes(StandardCharsets.UTF_8));
            for (int count = 0; count < 64; count++) {
                gzip.write(blanks);
            }
            gzip.write(Trail.stopLogging("hidden").getBytes(StandardCharsets.UTF_8));
        }
        Trail.write(folder.resolve("bomb.json.gz"), bomb.toByteArray());
        Trail.write(folder.resolve("fine.json"), Trail.stopLogging("fine"));

        Tool told = detect();

        assertThat(told.err()).contains("bomb.json.gz").contains("limit");
        assertThat(told.out()).contains("\"before\"", "\"fine\"").doesNotContain("hidden");
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        Trail.write(folder.resolve("logs/fine.json"), Trail.stopLogging("fine"));
        Files.createSymbolicLink(folder.resolve("logs/loop"), folder.resolve("logs"));

        Tool told = Tool.run("detect", folder.resolve("logs").toString());

        assertThat(told.code()).isZero();
        assertThat(Trail.json(last(told)).get("files").asInt()).isEqualTo(1);
        assertThat(told.out().lines()).hasSize(1);
    }

    @Test
    void aMemberOfARecordsArrayIsNamedByItsIndex() {
        Path log = Trail.write(
                folder.resolve("array.json"),
                "{\"Records\":[" + Trail.stopLogging("one") + ",{\"eventTime\":17}," + Trail.stopLogging("two") + "]}");

        Tool told = detect();

        assertThat(told.err()).contains(log + "#1: ");
        assertThat(told.out().lines()).hasSize(2);
    }

    private Tool detect() {
        return Tool.run("detect", folder.toString());
    }

    private static String last(Tool told) {
        return told.err().lines().reduce((before, after) -> after).orElseThrow();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
