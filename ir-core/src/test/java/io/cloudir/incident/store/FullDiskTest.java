package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up in mid-append: a memory file system of one megabyte, which only root can mount. */
class FullDiskTest {
    @TempDir
    Path root;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root")
                && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", root.toString()) == 0;
        if (!mounted) {
            String reason = "skipped: a full disk is only tried where a tmpfs can be mounted (root on Linux)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", root.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private DirectoryJournalStore open() {
        return DirectoryJournalStore.open(root, "acme", JournalSettings.reproducible(new SettableClock(Drafts.START)));
    }

    @Test
    void anAppendThatDoesNotFitLeavesNothingBehindAndLaterOnesSucceed() throws IOException {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened()));
        Path ballast = Files.write(root.resolve("ballast"), new byte[600 << 10]);
        int acknowledged = 1;
        JournalException refusal = null;
        while (refusal == null) {
            try {
                store.appendFacts(INCIDENT, List.of(note("x".repeat(30_000))));
                acknowledged++;
            } catch (JournalException e) {
                refusal = e;
            }
        }
        assertThat(refusal)
                .hasMessageContaining("nothing was appended")
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(INCIDENT.value());
        assertThat(store.read(INCIDENT, 0)).hasSize(acknowledged);
        assertThat(open().read(INCIDENT, 0)).hasSize(acknowledged);

        Files.delete(ballast);
        assertThat(store.appendFacts(INCIDENT, List.of(note("there is room again")))
                        .entries())
                .isEqualTo(acknowledged + 1);
        assertThat(Verifier.withoutHead().verify(root).ok()).isTrue();
    }

    @Test
    void anIncidentThatCannotBeBegunLeavesNoneBehind() throws IOException {
        DirectoryJournalStore store = open();
        Path ballast = root.resolve("ballast");
        assertThatThrownBy(() -> Files.write(ballast, new byte[2 << 20])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(opened()))).isInstanceOf(JournalException.class);
        assertThat(store.incidents()).isEmpty();
        Files.delete(ballast);
        assertThat(store.appendFacts(INCIDENT, List.of(opened())).entries()).isEqualTo(1);
    }

    @Test
    void anErasureThatDoesNotFitChangesNothing() throws IOException {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened(), note("x".repeat(400 << 10)), note("Jo Doe")));
        Path ballast = Files.write(root.resolve("ballast"), new byte[400 << 10]);
        assertThatThrownBy(() -> store.erase(INCIDENT, 3, Drafts.erasure(3)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("No space left on device");
        assertThat(store.read(INCIDENT, 0)).hasSize(3);
        Files.delete(ballast);
        assertThat(store.erase(INCIDENT, 3, Drafts.erasure(3)).entries()).isEqualTo(4);
    }
}
