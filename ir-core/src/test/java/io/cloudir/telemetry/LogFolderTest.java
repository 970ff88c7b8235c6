package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.document;
import static io.cloudir.telemetry.SampleTrail.gzip;
import static io.cloudir.telemetry.SampleTrail.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of logs, and what else lies in them. */
class LogFolderTest {
    @TempDir
    private Path parent;

    private Path root;
    private final Collected collected = new Collected();
    private final LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(parent.resolve("root"));
    }

    private String under(String name) {
        return root.toString().replace('\\', '/') + "/" + name;
    }

    private void log(String path, int number) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, gzip(document(number, number + 1)));
    }

    @Test
    void filesAreReadInTheByteOrderOfTheirPaths() throws IOException {
        log("b/1.json.gz", 5);
        log("b.json.gz", 4);
        log("a/z/1.json.gz", 2);
        log("a-1.json.gz", 0);
        log("a.json.gz", 1);
        log("a0.json.gz", 3);
        log("\u00E9.json.gz", 6);

        reader.read(root);

        assertThat(collected.ids()).containsExactly(id(0), id(1), id(2), id(3), id(4), id(5), id(6));
        assertThat(reader.counts().files()).isEqualTo(7);
    }

    @Test
    void whatIsNoLogIsSkippedWithAWord() throws IOException {
        log("1.json.gz", 0);
        Files.writeString(root.resolve("LICENSE"), "Free.");
        Files.writeString(root.resolve("empty"), "");
        Files.writeString(root.resolve("package.json"), "{\n \"name\": \"x\"\n}\n");

        reader.read(root);

        assertThat(collected.ids()).containsExactly(id(0));
        assertThat(collected.malformed).isEmpty();
        assertThat(collected.skipped)
                .extracting(Malformed::toString)
                .containsExactly(
                        under("LICENSE") + ": text that is no JSON",
                        under("empty") + ": empty",
                        under("package.json")
                                + ": JSON, but no records of a known source; source json reads objects that have a time");
    }

    @Test
    void aLogThatBeginsWithDamageIsStillALog() throws IOException {
        Files.writeString(root.resolve("a.jsonl"), "amaged\":1}\n" + SampleTrail.lines(0, 1));

        reader.read(root);

        assertThat(collected.ids()).containsExactly(id(0));
        assertThat(collected.malformed).extracting(Malformed::place).containsExactly(under("a.jsonl") + ":1");
    }

    @Test
    void aFolderWithoutLogsIsReported() throws IOException {
        Files.writeString(root.resolve("notes.txt"), "nothing");

        reader.read(root);

        assertThat(collected.complaints())
                .containsExactly(root.toString().replace('\\', '/') + ": no log of a known source in this folder");
        assertThat(reader.counts().files()).isZero();
    }

    @Test
    void linksToFoldersAndPipesAreLeftAlone() throws IOException, InterruptedException {
        log("logs/1.json.gz", 0);
        Files.createSymbolicLink(root.resolve("logs/loop"), root);
        Files.createSymbolicLink(root.resolve("logs/gone"), root.resolve("nowhere"));
        Files.createSymbolicLink(root.resolve("again.json.gz"), root.resolve("logs/1.json.gz"));
        boolean pipe = Files.isExecutable(Path.of("/usr/bin/mkfifo"))
                && new ProcessBuilder("/usr/bin/mkfifo", root.resolve("pipe").toString())
                                .start()
                                .waitFor()
                        == 0;

        reader.read(root);

        assertThat(reader.counts().read()).isEqualTo(1);
        assertThat(reader.counts().duplicates()).isEqualTo(1);
        assertThat(collected.skipped)
                .extracting(Malformed::toString)
                .contains(
                        under("logs/gone") + ": a link that leads to no file",
                        under("logs/loop") + ": a link to a folder, not followed; name the folder itself to read it")
                .hasSize(pipe ? 3 : 2);
    }

    @Test
    void anUnreadableFileIsReportedAndTheRestIsRead() throws IOException {
        log("1.json.gz", 0);
        log("2.json.gz", 1);
        Path closed = root.resolve("1.json.gz");
        assumeTrue(Files.getFileStore(root).supportsFileAttributeView("posix"), "skipped: no POSIX permissions here");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "skipped: this user may read everything");

        reader.read(root);

        assertThat(collected.ids()).containsExactly(id(1));
        assertThat(collected.complaints())
                .containsExactly(under("1.json.gz") + ": permission denied; give this user the right to read it");
    }

    /** Shown to every user, also to one whom no permission stops: reading a process's memory from its start fails. */
    @Test
    void aFileThatFailsWhileItIsReadIsReportedAndTheRestIsRead() throws IOException {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory), "skipped: there is no /proc/self/mem here");
        Files.createSymbolicLink(root.resolve("1.json"), memory);
        log("2.json.gz", 1);

        reader.read(root);

        assertThat(collected.ids()).containsExactly(id(1));
        assertThat(collected.complaints()).singleElement().asString().startsWith(under("1.json") + ": ");
    }

    @Test
    void aFileThatIsNotThereIsReported() {
        reader.read(root.resolve("absent.json"));

        assertThat(collected.complaints()).containsExactly(under("absent.json") + ": there is no such file");
    }

    @Test
    void noMoreFilesThanTheLimitAreOpened() throws IOException {
        log("1.json.gz", 0);
        log("2.json.gz", 1);
        log("3.json.gz", 2);

        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT.withMaxFiles(2), collected).read(root);

        assertThat(collected.ids()).containsExactly(id(0), id(1));
        assertThat(collected.complaints())
                .containsExactly(under("3.json.gz") + ": more than 2 files; the rest is not read (limit maxFiles)");
    }

    @Test
    void aHostileFileNameIsShownHarmlessly() throws IOException {
        String name = "a\u001B[31m\nb.json";
        assumeTrue(File.separatorChar == '/', "skipped: such names do not exist here");
        Files.writeString(root.resolve(name), "{\"eventVersion\":\"1.08\"");

        reader.read(root);

        assertThat(collected.complaints().get(0))
                .startsWith(under("a\\u{1b}[31m\\u{a}b.json:1: "))
                .doesNotContain("\u001B");
        assertThat(List.of(Place.shown("a\\u{1b}"), Place.shown("a\u001B"))).doesNotHaveDuplicates();
    }
}
