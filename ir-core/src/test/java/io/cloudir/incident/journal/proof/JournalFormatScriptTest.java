package io.cloudir.incident.journal.proof;

import static io.cloudir.incident.journal.proof.SampleJournals.bytes;
import static io.cloudir.incident.journal.proof.SampleJournals.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that {@code docs/journal-format.md} gives to auditors, run as it is printed there. */
class JournalFormatScriptTest {
    private static final Path PAGE = Path.of("..", "docs", "journal-format.md");
    private static final Pattern SCRIPT = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @BeforeEach
    void toolsAreThere() {
        for (String tool : List.of("bash", "jq", "sha256sum")) {
            if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .noneMatch(place -> Files.isExecutable(Path.of(place, tool)))) {
                String reason = "skipped: the script of docs/journal-format.md needs " + tool + " on the PATH";
                System.out.println(reason);
                Assumptions.abort(reason);
            }
        }
    }

    @Test
    void itAcceptsAJournalWithHostileTextAndErasedEntries() throws Exception {
        byte[] export = SampleJournals.ofEverything(5, 1);
        Verification result = Verifier.withoutHead().verify("journal", export);
        assertThat(run(export))
                .isEqualTo("0 " + result.entries() + " entries hold, head " + result.head() + ", erased: "
                        + result.erased().get(0) + "\n");
    }

    @Test
    void itAcceptsTheKnownHeadOnly() throws Exception {
        byte[] export = SampleJournals.ofNotes("one", "two");
        String head = Verifier.withoutHead().verify("journal", export).head().hex();
        assertThat(run(export, head)).startsWith("0 3 entries hold");
        byte[] cut = bytes(lines(export).subList(0, 2));
        assertThat(run(cut)).startsWith("0 2 entries hold");
        assertThat(run(cut, head)).startsWith("3 ").contains("not the head that is known");
    }

    @Test
    void itFindsWhatWasTamperedWith() throws Exception {
        byte[] export = SampleJournals.ofNotes("one", "two", "three");
        List<String> lines = lines(export);
        assertThat(run(bytes(with(lines, 1, lines.get(1).replace("one", "eno")))))
                .contains("payload was changed");
        assertThat(run(bytes(with(lines, 1, lines.get(1).replace("detection", "selection")))))
                .contains("header was changed");
        assertThat(run(bytes(with(lines, 1, lines.get(1).replace("\"seq\"", " \"seq\"")))))
                .contains("not in canonical form");
        assertThat(run(bytes(with(lines, 1, lines.get(1).replace("\"one\"", "\"\\u006fne\"")))))
                .contains("not in canonical form");
        assertThat(run(bytes(with(lines, 2, "")))).contains("line 3: not the entry that follows");
        assertThat(run(bytes(with(lines, 3, "")))).contains("head is not that of the entries");
        String gone =
                lines.get(1).replaceAll("\"payload\":.*,\"salt\":\"[0-9a-f]*\"", "\"payload\":null,\"salt\":null");
        assertThat(run(bytes(with(lines, 1, gone)))).contains("entry 2: the payload is gone");
    }

    @Test
    void itWantsTheTypesOfThisVersionAndOneIncident() throws Exception {
        String entry = ForgedJournalTest.HEADER.replace("TYPE", "note-added");
        for (String change : List.of(
                "\"v\":1>\"v\":2",
                "\"v\":1>\"v\":\"1\"",
                "SEQ>\"2\"",
                "0a1b2c3d4e5f>000000000001",
                "\"recordedAt\":\"2026-03>\"recordedAt\":\"2026-02",
                "\"causes\":[]>\"causes\":[],\"more\":1")) {
            ForgedJournalTest forger = new ForgedJournalTest();
            String first = forger.entry("note-added", "{\"text\":\"seen\"}");
            String[] both = change.split(">", -1);
            String second = entry.replace(both[0], both[1]).replace("SEQ", "2");
            assertThat(run(bytes(List.of(first, forger.line(second, "{\"text\":\"seen\"}")))))
                    .as(change)
                    .startsWith("3 ")
                    .contains("not lines of one journal of version 1");
        }
    }

    @Test
    void oneErasureExcusesOneEntry() throws Exception {
        ForgedJournalTest forger = new ForgedJournalTest();
        String note = forger.entry("note-added", "{\"text\":\"seen\"}");
        String payload = "{\"legalBasis\":\"law\",\"reason\":\"why\",\"seq\":\"1 2 3\"}";
        assertThat(run(bytes(List.of(ForgedJournalTest.erased(note), forger.entry("payload-erased", payload)))))
                .startsWith("3 ");
    }

    private static List<String> with(List<String> lines, int at, String line) {
        List<String> changed = lines(bytes(lines));
        changed.set(at, line);
        return changed;
    }

    /** Exit code and output. */
    private String run(byte[] journal, String... arguments) throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(Files.readString(PAGE));
        assertThat(script.find()).isTrue();
        Path file = Files.writeString(folder.resolve("verify.sh"), script.group(1));
        Path export = Files.write(folder.resolve("journal.jsonl"), journal);
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", file.toString(), export.toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }
}
