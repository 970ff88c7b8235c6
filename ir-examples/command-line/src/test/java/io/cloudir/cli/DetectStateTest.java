package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.detect.json.DetectorStateFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ir detect --state}: runs over parts of the logs say together what one run over all of them says. */
class DetectStateTest {
    @TempDir
    private Path folder;

    private Path rules;
    private Path state;

    @BeforeEach
    void aRuleThatCountsThreeStopsInAnHour() {
        rules = rule("StopLogging", 3);
        state = folder.resolve("ir.state");
    }

    @Test
    void aWindowThatIsHalfCountedGoesOnInTheNextRun() {
        Tool first = detect(log("a", stop("1", "10:00:00"), stop("2", "10:20:00")));
        Tool second = detect(log("b", stop("3", "10:40:00"), stop("4", "11:59:00")));

        assertThat(first).returns(0, Tool::code).returns("", Tool::out);
        assertThat(second.code()).isZero();
        assertThat(second.lines()).hasSize(1);
        assertThat(Trail.json(second.out()).get("records"))
                .extracting(id -> id.asText())
                .containsExactly("1", "2", "3");
    }

    @Test
    void runsOverPartsPrintTogetherWhatOneRunOverAllPrints() {
        List<String> records = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            records.add(stop("id-" + at, "%02d:%02d:00".formatted(8 + at / 6, at % 6 * 10 + (at % 3 == 1 ? 0 : 9))));
        }
        Path whole = log("whole", records.toArray(String[]::new));
        List<String> expected = Tool.run("detect", "--no-shipped-rules", "--rules", rules.toString(), whole.toString())
                .lines();
        for (int parts : List.of(2, 3, 7, 60)) {
            state = folder.resolve("state-" + parts);
            List<String> printed = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                List<String> some = records.subList(60 * part / parts, 60 * (part + 1) / parts);
                printed.addAll(detect(log("part" + parts + "-" + part, some.toArray(String[]::new)))
                        .lines());
            }
            printed.addAll(run("--flush").lines());
            assertThat(printed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(expected).hasSizeGreaterThan(4);
    }

    @Test
    void aRecordSeenInAnEarlierRunIsADuplicate() {
        Path log = log("a", stop("1", "10:00:00"), describe("x", "10:01:00"));
        Tool first = detect(log);
        Tool again = detect(log);

        assertThat(first.err()).contains("{\"read\":2,\"duplicates\":0,");
        assertThat(again.err()).contains("{\"read\":0,\"duplicates\":2,");
        assertThat(again).returns(0, Tool::code).returns("", Tool::out);
    }

    @Test
    void aRecordThatBearsTheIdOfOneOfAnEarlierRunIsReadAndCounted() {
        Tool first = detect(log("a", describe("1", "10:00:00"), stop("2", "10:01:00")));
        Path log = log("b", stop("1", "10:02:00"), stop("2", "10:03:00"), describe("x", "11:00:00"));
        Tool second = detect(log);
        Tool again = detect(log);

        assertThat(first).returns(0, Tool::code).returns("", Tool::out);
        assertThat(second.err())
                .contains(log + ":1: record id seen before with other content; ", "{\"read\":3,\"duplicates\":0,");
        assertThat(Trail.json(second.out()).get("records"))
                .extracting(id -> id.asText().replaceAll("[0-9a-f]{8}$", "?"))
                .containsExactly("2", "1#?", "2#?");
        assertThat(again.err()).contains("{\"read\":0,\"duplicates\":3,").doesNotContain("seen before");
    }

    @Test
    void aRecordWithoutAnIdOfItsOwnIsToldApartByWhatItSays() {
        rules = Trail.write(
                folder.resolve("door.yml"),
                "title: Door forced",
                "logsource: {product: door}",
                "detection: {forced: {state: forced}, condition: forced}");
        Path log = log("door", "{\"time\":\"2026-03-03T10:00:00Z\",\"state\":\"forced\"}");
        Tool first = run("--source", "json", log.toString());
        Tool same = run("--source", "json", log.toString());
        log("door", "{\"time\":\"2026-03-04T10:00:00Z\",\"state\":\"forced\"}");
        Tool other = run("--source", "json", log.toString());

        assertThat(Stream.of(first, same, other).map(tool -> tool.lines().size()))
                .containsExactly(1, 0, 1);
    }

    @Test
    void hitsOfTheLastTenMinutesWaitUntilNewerRecordsComeOrAFlush() throws IOException {
        Path log = log("a", stop("1", "10:00:00"), stop("2", "10:01:00"), stop("3", "10:02:00"));
        assertThat(detect(log).out()).isEmpty();
        byte[] waiting = Files.readAllBytes(state);

        assertThat(detect(log("b", describe("x", "10:12:01"))).lines()).hasSize(1);

        Files.write(state, waiting);
        Tool flushed = run("--flush");
        assertThat(flushed.lines()).hasSize(1);
        assertThat(flushed.err()).contains("{\"read\":0,");
        assertThat(run("--flush").lines()).isEmpty();
    }

    @Test
    void aRecordThatIsOlderThanTheLatenessIsTold() {
        detect(log("a", stop("1", "12:00:00")));
        Tool late = detect(log("b", stop("2", "11:49:59"), stop("3", "11:50:00")));

        assertThat(late.code()).isZero();
        assertThat(late.err()).contains("ir: 1 record came too late to be counted by windowed rules; give records");
    }

    @Test
    void aRecordFromTheFutureDoesNotMakeLaterRunsLate() {
        detect(log("a", record("StopLogging", "1", Instant.parse("2999-01-01T00:00:00Z"))));
        detect(log("b", stop("2", "10:00:00"), stop("3", "10:01:00")));
        run("--flush");
        Tool last = detect(log("c", stop("4", "10:02:00"), stop("5", "11:30:00")));

        assertThat(last.err()).doesNotContain("too late");
        assertThat(last.lines()).hasSize(1);
    }

    @Test
    void theSameRecordsGiveTheSameFileWhichOnlyItsOwnerMayRead() throws IOException {
        Path log = log("a", stop("1", "10:00:00"), stop("2", "10:40:00"), stop("3", "10:41:00"));
        detect(log);
        Path one = state;
        state = folder.resolve("other.state");
        detect(log);

        assertThat(one).hasSameBinaryContentAs(state);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains("state")))
                    .containsExactlyInAnyOrder("ir.state", "ir.state.lock", "other.state", "other.state.lock");
        }
    }

    @Test
    void aRuleThatChangedCountsAnewAndTheOthersGoOn() {
        rules = folder.resolve("rules");
        write("rules/one.yml", counting("StopLogging", 3));
        write("rules/two.yml", counting("DeleteTrail", 3));
        detect(log(
                "a", stop("1", "10:00:00"), stop("2", "10:01:00"), delete("3", "10:00:00"), delete("4", "10:01:00")));
        write("rules/two.yml", "# a comment is no change\n" + counting("DeleteTrail", 3));
        write("rules/one.yml", counting("StopLogging", 2));

        Tool told = detect(log("b", stop("5", "10:02:00"), delete("6", "10:02:00"), stop("7", "11:30:00")));

        assertThat(told.err())
                .contains("ir: rule counted-StopLogging has changed since the last run; it counts anew;")
                .doesNotContain("counted-DeleteTrail");
        assertThat(told.lines()).hasSize(1).allMatch(line -> line.contains("counted-DeleteTrail"));
    }

    @Test
    void aRuleThatIsGoneIsTold() {
        detect(log("a", stop("1", "10:00:00")));
        rules = rule("DeleteTrail", 3);

        assertThat(detect(log("b", stop("2", "10:01:00"))).err())
                .contains("ir: rule counted-StopLogging is gone; what it had counted is dropped");
    }

    @Test
    void aRunThatFailsLeavesTheStateSoThatItCanBeRepeated() throws IOException {
        detect(log("a", stop("1", "10:00:00"), stop("2", "10:01:00")));
        byte[] before = Files.readAllBytes(state);
        Path more = log("b", stop("3", "10:02:00"), describe("x", "10:30:00"), "{\"eventID\":");

        Tool strict = run("--strict", more.toString());
        Tool missing = run(more.toString(), folder.resolve("none").toString());
        Tool nothing = run(folder.resolve("none").toString());

        assertThat(List.of(strict, missing, nothing)).allMatch(tool -> tool.code() == ExitCode.INPUT);
        assertThat(strict.err()).contains("ir: the state is left as it was; ");
        assertThat(state).hasBinaryContent(before);
        assertThat(run(more.toString()).out()).isEqualTo(strict.out()).contains("counted-StopLogging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{\"schema\":\"ir.detector-state/1\"}\n", "[[[[[[[[[[[["})
    void aFileThatIsNoStateIsRefusedWithItsPlaceAndLeftAsItIs(String content) throws IOException {
        Files.writeString(state, content);

        assertRefused(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenThatIsFarTooLongIsRefusedWithItsLine() throws IOException {
        detect(log("a", stop("1", "10:00:00")));
        String first = Files.readString(state).lines().findFirst().orElseThrow() + "\n";
        for (String second : List.of(
                "{\"" + "n".repeat(60_000) + "\":1}\n",
                "{\"rule\":" + "1".repeat(3_000) + "}\n",
                "{\"rule\":\"" + "s".repeat(3_000_000) + "\"}\n",
                "{\"rule\":[[" + "1".repeat(3_000) + "]]}\n")) {
            byte[] content = (first + second).getBytes(StandardCharsets.UTF_8);
            Files.write(state, content);

            assertRefused(content);
        }
    }

    @Test
    void aStateThatIsCutOffAnywhereIsRefused() throws IOException {
        detect(log("a", stop("1", "10:00:00"), stop("2", "10:30:00")));
        byte[] whole = Files.readAllBytes(state);
        for (int length = 0; length < whole.length - 1; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(state, cut);
            assertRefused(cut);
        }
    }

    @Test
    void aStateInWhichANumberWasChangedIsRefused() throws IOException {
        detect(log("a", stop("1", "10:00:00"), stop("2", "10:30:00")));
        String text = Files.readString(state);
        String edited = text.replace("[[-1,\"1\",", "[[-1,\"2\",");
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(state, edited);

        assertRefused(edited.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aStateThatIsHugeIsRefusedUnread() throws IOException {
        try (var file = new RandomAccessFile(state.toFile(), "rw")) {
            file.setLength(300L << 20);
        }

        Tool told = detect(log("a", stop("1", "10:00:00")));

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("ir: error: " + state + ":1:1: 314572800 bytes; ");
        assertThat(state).hasSize(300L << 20);
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefused() throws IOException {
        Path log = log("a", stop("1", "10:00:00"));
        try (DetectorStateFile held = DetectorStateFile.open(state)) {
            Tool told = detect(log);
            assertThat(told.code()).isEqualTo(ExitCode.STORE);
            assertThat(told.err()).contains("ir: error: " + state + ": another run holds this state; ");
            assertThat(held.read()).isEmpty();
        }
        assertThat(detect(log).code()).isZero();
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorOfTheStore() {
        state = folder.resolve("none/ir.state");

        Tool told = detect(log("a", stop("1", "10:00:00")));

        assertThat(told.code()).isEqualTo(ExitCode.STORE);
        assertThat(told.err()).contains("the state cannot be read or written; expected a file in a folder");
    }

    @Test
    void flushNeedsAStateAndAnythingElseAPath() {
        assertThat(Tool.run("detect", "--flush", "x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Tool.run("detect", "--state", state.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    private void assertRefused(byte[] content) {
        Tool told = detect(log("more", stop("9", "10:31:00")));
        assertThat(told).returns(ExitCode.INPUT, Tool::code).returns("", Tool::out);
        assertThat(told.err().lines().toList())
                .singleElement()
                .asString()
                .matches("ir: error: \\Q" + state + "\\E:\\d+:\\d+: not as ir wrote it: .+; put back a copy .+");
        assertThat(state).hasBinaryContent(content);
    }

    private Tool detect(Path log) {
        return run(log.toString());
    }

    private Tool run(String... more) {
        return Tool.run(Stream.concat(
                        Stream.of(
                                "detect",
                                "--no-shipped-rules",
                                "--rules",
                                rules.toString(),
                                "--state",
                                state.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Path log(String name, String... records) {
        return Trail.write(folder.resolve("logs").resolve(name + ".json"), records);
    }

    private Path rule(String call, int least) {
        return write("rule-" + call + ".yml", counting(call, least));
    }

    private Path write(String name, String text) {
        return Trail.write(folder.resolve(name), text);
    }

    private static String counting(String call, int least) {
        return """
                title: %1$s
                name: base-%1$s
                id: base-%1$s
                logsource: {product: aws}
                detection: {call: {eventName: %1$s}, condition: call}
                ---
                title: Counted %1$s
                id: counted-%1$s
                correlation:
                  type: event_count
                  rules: [base-%1$s]
                  timespan: 1h
                  condition: {gte: %2$d}
                """.formatted(call, least);
    }

    private static String stop(String id, String time) {
        return record("StopLogging", id, Instant.parse("2026-03-03T" + time + "Z"));
    }

    private static String delete(String id, String time) {
        return record("DeleteTrail", id, Instant.parse("2026-03-03T" + time + "Z"));
    }

    private static String describe(String id, String time) {
        return record("DescribeTrails", id, Instant.parse("2026-03-03T" + time + "Z"));
    }

    private static String record(String call, String id, Instant time) {
        ObjectNode record = (ObjectNode) Trail.json(Trail.stopLogging(id));
        return record.put("eventName", call).put("eventTime", time.toString()).toString();
    }
}
