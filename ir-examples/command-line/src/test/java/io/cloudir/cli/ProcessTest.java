package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals and pipes. */
@Timeout(60)
class ProcessTest {
    @TempDir
    private Path folder;

    @Test
    void anInterruptedRunEndsWithItsOwnCode() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/kill")), "skipped: there is no /bin/kill here to send a signal with");
        // A shell's background jobs ignore interrupts, and so does all that they start.
        List<String> interruptible = List.of("/usr/bin/env", "--default-signal=INT");
        assumeTrue(
                new ProcessBuilder("/usr/bin/env", "--default-signal=INT", "true")
                                .start()
                                .waitFor()
                        == 0,
                "there is no env here that lets a process be interrupted again");
        Process tool = ir(
                interruptible,
                "run",
                "--logs",
                "-",
                "--out",
                folder.resolve("out").toString());
        try (OutputStream input = tool.getOutputStream()) {
            input.write((Trail.stopLogging("one") + "\n{\"cut\n").getBytes(StandardCharsets.UTF_8));
            for (int record = 0; record < 500; record++) { // more than any buffer takes
                input.write((Trail.stopLogging("id-" + record) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            input.flush();
            BufferedReader told =
                    new BufferedReader(new InputStreamReader(tool.getErrorStream(), StandardCharsets.UTF_8));
            assertThat(told.readLine()).startsWith("-:2: ");

            new ProcessBuilder("/bin/kill", "-INT", Long.toString(tool.pid()))
                    .start()
                    .waitFor();
            assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(tool.exitValue()).isEqualTo(130);
    }

    @Test
    void aReaderThatGoesAwayIsNoStackTrace() throws IOException, InterruptedException {
        Process tool = ir("detect", "../sample-logs");
        tool.getInputStream().close();

        String told = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told).doesNotContain("\tat ", "Exception").hasLineCount(1);
    }

    @Test
    void nothingButResultsIsOnStandardOutputAndNoLibraryTalks() throws IOException, InterruptedException {
        Process tool = ir("plan", "check", "-");
        tool.getOutputStream().write(Tool.run("plan", "example").out().getBytes(StandardCharsets.UTF_8));
        tool.getOutputStream().close();

        assertThat(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"document\":\"-\",\"faults\":[]}\n");
        assertThat(tool.getErrorStream().readAllBytes()).isEmpty();
        assertThat(tool.waitFor()).isZero();
    }

    @Test
    @Timeout(180)
    void manyLargeRecordsThatFireNeedNoMoreMemoryThanASmallHeap() throws IOException, InterruptedException {
        Path logs = folder.resolve("large.jsonl");
        String padding = "\"name\":\"trail\",\"padding\":\"" + "x".repeat(250_000) + '"';
        try (Writer file = Files.newBufferedWriter(logs)) {
            for (int record = 0; record < 300; record++) { // 75 MB
                file.write(
                        Trail.stopLogging("id-" + record).replace("\"name\":\"organisation-trail\"", padding) + "\n");
            }
        }
        List<String> line = command("-Xmx88m");
        line.addAll(List.of(
                "run", "--logs", logs.toString(), "--out", folder.resolve("out").toString()));
        Process tool = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told").toFile())
                .start();

        assertThat(tool.waitFor(170, TimeUnit.SECONDS)).isTrue();

        assertThat(tool.exitValue())
                .as(Files.readString(folder.resolve("told")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("out/signals.jsonl"))).hasSize(300);
    }

    /** The tool as a process of its own, as a person runs it. */
    static Process ir(String... arguments) throws IOException {
        return ir(List.of(), arguments);
    }

    private static Process ir(List<String> by, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(by);
        line.addAll(command("-XX:TieredStopAtLevel=1"));
        line.addAll(List.of(arguments));
        ProcessBuilder tool = new ProcessBuilder(line);
        tool.environment().keySet().removeAll(Environment.OPTIONS.values());
        return tool.start();
    }

    private static List<String> command(String option) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.cloudir.cli.Main"));
    }
}
