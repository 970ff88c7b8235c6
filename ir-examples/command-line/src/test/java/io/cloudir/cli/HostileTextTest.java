package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever causes a record chooses its text; none of it may steer what shows it. */
class HostileTextTest {
    private static final String ESC = "\u001b";
    private static final String HOSTILE =
            ESC + "]0;owned\u0007" + ESC + "[31m<script>alert(1)</script>\n|# x | y |\u202Egnp"
                    + "\u0000\u009b31m<img src=x onerror=alert(1)>`${x}`[l](javascript:alert(1))";

    @TempDir
    private Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void writeHostileLogs() {
        logs = folder.resolve("logs");
        Path odd = logs.resolve(ESC + "[2J\nir: error: forged\u202E<script>.json");
        Trail.write(
                odd,
                Trail.stopLogging("one", HOSTILE, HOSTILE),
                Trail.stopLogging(HOSTILE, "plain", HOSTILE),
                Trail.stopLogging("long", "n".repeat(100_000), "a".repeat(100_000)),
                Trail.stopLogging("late", HOSTILE + "2", HOSTILE).substring(0, 300),
                "{\"" + HOSTILE.replace("\n", "").replace(ESC, "").replace("\u0000", "") + "\":");
    }

    @Test
    void detectPrintsNoControlCharacter() {
        Tool told = Tool.run("detect", logs.toString());

        assertThat(told.code()).isZero();
        assertThat(told.lines()).hasSizeGreaterThanOrEqualTo(3);
        assertHarmless(told.out());
        assertHarmless(told.err());
        assertThat(told.err().lines().toList())
                .noneSatisfy(line -> assertThat(line).startsWith("ir: error: forged"));
        assertThat(told.err().lines().toList())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000));
    }

    @Test
    void aRunWritesItsTextEscapedEverywhere() throws IOException {
        Path out = folder.resolve("out");

        Tool told = Tool.run("run", "--exercise", "--logs", logs.toString(), "--out", out.toString());

        assertThat(told.code()).as(told.err()).isZero();
        assertHarmless(told.out());
        assertHarmless(told.err());
        Map<String, String> files = Trail.filesBelow(out);
        assertThat(files).hasSizeGreaterThan(5);
        files.forEach((name, content) -> {
            assertThat(name).matches("[a-z0-9./-]+");
            if (!name.endsWith("journal.jsonl")) { // which keeps what was, byte for byte, as JSON
                assertHarmless(content);
            }
            if (name.endsWith(".html")) {
                assertThat(content).doesNotContain("<script", "<img", "javascript:alert(1)\"");
            }
            if (name.endsWith(".md")) {
                assertThat(content).doesNotContain("<script", "<img").doesNotContainPattern("[^\\\\]\\]\\(javascript:");
            }
        });
    }

    @Test
    void whatPeopleWriteByHandIsShownHarmlesslyToo() {
        String store = folder.resolve("store").toString();
        String title = HOSTILE.replace("\u0000", "");
        Tool opened = Tool.run("open", "--title", title, "--store", store, "--actor", "commander-one");
        List<Tool> told = new ArrayList<>(List.of(opened));
        assertThat(opened.code()).as(opened.err()).isZero();
        String id = opened.out().substring(0, 15);
        told.add(Tool.run("note", id, title, "--store", store, "--actor", "commander-one"));
        told.add(Tool.run("show", id, "--store", store));
        told.add(Tool.run("show", id, "--json", "--store", store));
        told.add(Tool.run("list", "--store", store));
        told.add(Tool.run("list", "--json", "--store", store));
        told.add(Tool.run("ack", title, "--store", store, "--actor", "commander-one"));
        told.add(Tool.run("plan", "check", title));
        told.add(Tool.run("verify", title));
        told.add(Tool.run("detect", title));

        assertThat(told).allSatisfy(tool -> {
            assertThat(tool.code()).isNotEqualTo(ExitCode.BUG);
            assertHarmless(tool.out());
            assertHarmless(tool.err());
        });
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints()
                        .filter(HostileTextTest::steers)
                        .mapToObj(Integer::toHexString)
                        .distinct()
                        .toList())
                .isEmpty();
    }

    private static boolean steers(int point) {
        boolean control = Character.isISOControl(point) && point != '\n';
        boolean turnsText = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return control || turnsText;
    }
}
