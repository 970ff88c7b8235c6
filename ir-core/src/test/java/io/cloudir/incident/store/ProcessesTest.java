package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one directory, some of them killed. That shows nothing about a loss of power. */
class ProcessesTest {
    private static final int PROCESSES = 4;
    private static final int THREADS = 4;
    private static final int APPENDS = 20;
    private static final int KILLS = 6;

    @TempDir
    Path root;

    private final List<String> warnings = new ArrayList<>();

    private List<JournalEntry> read() {
        return DirectoryJournalStore.open(
                        root,
                        "acme",
                        JournalSettings.reproducible(new SettableClock(Drafts.START))
                                .warningTo(warnings::add))
                .read(INCIDENT, 0);
    }

    @Test
    void nothingThatSeveralProcessesAppendIsLostAndNoDecisionIsMadeTwice() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
            processes.add(Writer.start(root, "p" + process, THREADS, APPENDS));
        }
        List<String> acknowledged = new ArrayList<>();
        for (Process process : processes) {
            acknowledged.addAll(lines(process));
            assertThat(process.waitFor()).as("%s", acknowledged).isZero();
        }
        List<String> texts = read().stream().map(Writer::textOf).toList();
        assertThat(texts).hasSize(PROCESSES * THREADS * APPENDS).doesNotHaveDuplicates();
        List<String> versions = acknowledged.stream()
                .filter(line -> !line.startsWith("fact"))
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(versions).hasSize(PROCESSES * THREADS * APPENDS / 2).doesNotHaveDuplicates();
        assertThat(warnings).isEmpty();
        assertThat(Verifier.withoutHead().verify(root).ok()).isTrue();
    }

    @Test
    void aKilledWriterLosesNothingThatWasAcknowledged() throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = Writer.start(root, "k" + kill, THREADS, Integer.MAX_VALUE);
            acknowledged.addAll(killedAfter(random.nextInt(1, 60), process));
            List<String> texts = read().stream().map(Writer::textOf).collect(Collectors.toList());
            assertThat(texts).as("killed %d times", kill + 1).containsAll(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(Verifier.withoutHead().verify(root).ok()).isTrue();
    }

    private static List<String> killedAfter(int appends, Process process) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            // What the writer had printed when it died counts too.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (texts.size() == appends) {
                    process.toHandle().destroyForcibly();
                }
                textOf(line).ifPresent(texts::add);
            }
        }
        process.waitFor();
        return texts;
    }

    private static Optional<String> textOf(String line) {
        if (!line.endsWith(Writer.END)) {
            return Optional.empty();
        }
        String[] words = line.split(" ", -1);
        return Optional.of((words[0].equals("fact") ? "" : "decision ") + words[1]);
    }

    private static List<String> lines(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
