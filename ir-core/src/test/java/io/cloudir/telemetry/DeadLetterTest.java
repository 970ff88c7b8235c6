package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be read is handed on with its bytes, and kept within bounds. */
class DeadLetterTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private static List<DeadLetter> of(byte[] log, ReadLimits limits) {
        List<DeadLetter> letters = new ArrayList<>();
        List<Malformed> malformed = new ArrayList<>();
        new LogReader(LogSource.CLOUDTRAIL, limits, new ActivitySink() {
                    @Override
                    public void activity(Activity activity) {}

                    @Override
                    public void malformed(Malformed report) {
                        malformed.add(report);
                    }

                    @Override
                    public void deadLetter(DeadLetter letter) {
                        letters.add(letter);
                    }
                })
                .read(new ByteArrayInputStream(log), "log");
        assertThat(letters).extracting(DeadLetter::malformed).isEqualTo(malformed);
        return letters;
    }

    private static List<DeadLetter> of(String log) {
        return of(log.getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
    }

    private static List<String> texts(List<DeadLetter> letters) {
        return letters.stream()
                .map(letter -> new String(letter.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aLineThatIsNoRecordIsHandedOnAsItStands() {
        List<DeadLetter> letters = of("{\"eventVersion\":\n{\"a\": 1}\nnonsense\n");

        assertThat(texts(letters)).containsExactly("{\"eventVersion\":", "{\"a\": 1}", "nonsense");
        assertThat(letters).extracting(letter -> letter.malformed().place()).containsExactly("log:1", "log:2", "log:3");
    }

    @Test
    void bytesThatAreNoTextAreTheSameBytes() {
        byte[] log = {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'};

        assertThat(of(log, ReadLimits.DEFAULT))
                .singleElement()
                .satisfies(letter -> assertThat(letter.bytes()).isEqualTo(log));
    }

    @Test
    void aDamagedMemberIsHandedOnWithAllThatIsPassedOver() {
        String damaged = "{\"eventVersion\":\"1.08\",, \"x\"] oops,";
        String whole = "{\"eventVersion\":\"1.08\",\"eventTime\":\"nonsense\"}";

        List<DeadLetter> letters = of("{\"Records\":[" + damaged + whole + "]}");

        assertThat(texts(letters)).containsExactly(damaged, whole);
        assertThat(letters).extracting(letter -> letter.malformed().place()).containsExactly("log#0", "log#1");
    }

    @Test
    void whatIsNoObjectIsHandedOn() {
        assertThat(texts(of("{\"Records\":[7,[1,2],\"x\"]}"))).containsExactly("7", "[1,2]", "\"x\"");
    }

    @Test
    void aRecordThatBreaksOffIsHandedOnAsFarAsItGoes() {
        assertThat(texts(of("{\"Records\":[{\"eventVersion\":\"1"))).contains("{\"eventVersion\":\"1");
    }

    @Test
    void ofWhatIsTooLongTheBeginningIsKeptAndTheSizeSaid() {
        String line = "{\"eventVersion\":\"" + "x".repeat(200_000) + "\"}";

        List<DeadLetter> letters = of(
                (line + "\n" + line).getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT.withMaxRecordBytes(100_000));

        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.size()).isEqualTo(line.length());
            assertThat(new String(letter.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(line.substring(0, DeadLetter.MOST_BYTES));
        });
    }

    @Test
    void aFileThatCannotBeOpenedIsALetterWithoutBytes() {
        List<DeadLetter> letters = new ArrayList<>();
        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, new ActivitySink() {
                    @Override
                    public void activity(Activity activity) {}

                    @Override
                    public void malformed(Malformed report) {}

                    @Override
                    public void deadLetter(DeadLetter letter) {
                        letters.add(letter);
                    }
                })
                .read(folder.resolve("none.json"));

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.size()).isZero();
            assertThat(letter.malformed().reason()).isEqualTo("there is no such file");
        });
    }

    private List<JsonNode> written(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void theFileKeepsALineOfJsonForEachThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("dead.jsonl");
        byte[] log = "{\"a\":\u001b[2J\u202e".getBytes(StandardCharsets.UTF_8);

        try (DeadLetterFile dead = DeadLetterFile.create(file)) {
            of(log, ReadLimits.DEFAULT).forEach(dead::add);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<JsonNode> lines = written(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).fieldNames())
                .toIterable()
                .containsExactly("schema", "place", "reason", "size", "kept", "base64");
        assertThat(lines.get(0).get("base64").binaryValue()).isEqualTo(log);
        assertThat(lines.get(0).get("place").asText()).isEqualTo("log:1");
        assertThat(lines.get(1))
                .isEqualTo(JSON.readTree("{\"schema\":\"ir.dead-letters/1\",\"kept\":1,\"leftOut\":0}"));
    }

    @Test
    void whatNoLongerFitsIsCounted() throws IOException {
        Path file = folder.resolve("dead.jsonl");

        try (DeadLetterFile dead = DeadLetterFile.create(file, 300)) {
            of("{\n{\n{\n{\n").forEach(dead::add);
        }

        JsonNode last = written(file).get(written(file).size() - 1);
        assertThat(last.get("kept").asInt()).isPositive();
        assertThat(last.get("kept").asInt() + last.get("leftOut").asInt()).isEqualTo(4);
        assertThat(written(file)).hasSize(last.get("kept").asInt() + 1);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("dead.jsonl"), "kept");

        assertThatThrownBy(() -> DeadLetterFile.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("kept");
    }
}
