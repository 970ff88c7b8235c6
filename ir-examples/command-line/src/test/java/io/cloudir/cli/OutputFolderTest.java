package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code ir run} writes its results, when the place is not what it should be. */
class OutputFolderTest {
    @TempDir
    private Path folder;

    private Tool run(Path out, String... more) {
        Path log = Trail.write(folder.resolve("one.jsonl"), Trail.stopLogging("one"));
        String[] line = {"run", "--logs", log.toString(), "--out", out.toString()};
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return Tool.run(all);
    }

    @Test
    void aFullDiskLeavesNoHalfOfAFile() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        try (Tmpfs disk = Tmpfs.on(out, 64)) {
            Tool told = Tool.run("run", "--logs", "../sample-logs", "--out", out.toString());

            assertThat(disk).isNotNull();
            assertThat(told.code()).isEqualTo(ExitCode.STORE);
            assertThat(told.err()).startsWith("ir: error: ").contains("space");
            assertThat(out.resolve("signals.jsonl")).doesNotExist();
            assertThat(Trail.filesBelow(out).keySet()).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void aFileIsNoFolderToWriteIntoByForceOrNot() {
        Path file = Trail.write(folder.resolve("file"), "mine");

        for (Tool told : new Tool[] {run(file), run(file, "--force")}) {
            assertThat(told.code()).isEqualTo(ExitCode.STORE);
            assertThat(told.err())
                    .isEqualTo("ir: error: " + file
                            + ": is no folder; expected one, or a name for a new one; give another with --out\n");
        }
        assertThat(file).content().isEqualTo("mine\n");
    }

    @Test
    void aPathWithStepsBackIsTakenAsItIs() throws IOException {
        Files.createDirectory(folder.resolve("beside"));

        assertThat(run(folder.resolve("beside/../out/.")).code()).isZero();

        assertThat(folder.resolve("out/summary.json")).exists();
        assertThat(Trail.filesBelow(folder.resolve("out")).keySet()).anyMatch(name -> name.endsWith("report.md"));
    }

    @Test
    void aLinkThatLeadsNowhereIsNoFolderEither() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThat(run(link, "--force").err()).contains("link: is no folder");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void forceFollowsNoLinkWithinTheFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (String name : new String[] {"incidents", "evidence"}) {
            Path out = Files.createDirectory(folder.resolve("out-" + name));
            Files.createSymbolicLink(out.resolve(name), elsewhere);

            Tool told = run(out, "--force");

            assertThat(told.code()).as(name).isEqualTo(ExitCode.STORE);
            assertThat(told.err()).contains(name + ": is no folder, or a link to one");
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aLinkInThePlaceOfAFileIsReplacedAndWhatItLedToStays() throws IOException {
        Path victim = Trail.write(folder.resolve("victim"), "mine");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve("summary.json"), victim);
        Files.createSymbolicLink(out.resolve("summary.json.tmp"), victim);

        assertThat(run(out, "--force").code()).isZero();

        assertThat(victim).content().isEqualTo("mine\n");
        assertThat(out.resolve("summary.json")).isRegularFile().isNotEqualTo(victim);
        assertThat(Files.isSymbolicLink(out.resolve("summary.json"))).isFalse();
    }
}
