package io.cloudir.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.evidence.EvidenceCheck.Part;
import io.cloudir.evidence.EvidenceCheck.State;
import io.cloudir.incident.Incident;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether evidence is still what was collected. */
class EvidenceCheckTest {
    @TempDir
    private Path folder;

    private final Digest one = Digest.ofText("record one");
    private final Digest two = Digest.ofText("record two");
    private final Digest image = Digest.ofText("an image");
    private final String manifest = one + "  id-1\n" + two + "  id-2\n";

    private EvidenceStore filled() {
        EvidenceStore store = DirectoryEvidenceStore.in(folder);
        for (String content : List.of("record one", "record two", "an image", manifest)) {
            store.put(content.getBytes(StandardCharsets.UTF_8));
        }
        return store;
    }

    private Incident incident() {
        return TestJournal.opened("k")
                .by(TestJournal.AUTOMATION)
                .add(
                        collected("records-a", RecordEvidence.KIND, Digest.ofText(manifest)),
                        collected("records-b", RecordEvidence.KIND, Digest.ofText(manifest)),
                        collected("disk-1", "disk", image))
                .incident();
    }

    private static EvidenceCollected collected(String id, String kind, Digest digest) {
        return new EvidenceCollected(id, kind, "d", 4, digest, 20, "s", List.of());
    }

    private Path fileOf(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".gz");
    }

    @Test
    void evidenceThatIsWholeIsIntactToItsLastRecord() {
        EvidenceCheck check = EvidenceCheck.of(incident(), filled());

        assertThat(check.ok()).isTrue();
        assertThat(check.pieces()).extracting(EvidenceCheck.Piece::state).containsOnly(State.INTACT);
        assertThat(check.pieces()).extracting(EvidenceCheck.Piece::parts).containsExactly(3L, 3L, 1L);
    }

    @Test
    void aRecordThatIsGoneIsNamedInEveryPieceThatListsIt() throws IOException {
        EvidenceStore store = filled();
        Files.delete(fileOf(two));

        EvidenceCheck check = EvidenceCheck.of(incident(), store);

        assertThat(check.ok()).isFalse();
        assertThat(check.count(State.MISSING)).isEqualTo(2);
        assertThat(check.pieces().get(0).damaged())
                .containsExactly(new Part(two, "id-2", State.MISSING, "nothing is kept under this digest"));
    }

    @Test
    void anotherContentUnderTheSameNameIsDamage() throws IOException {
        EvidenceStore store = filled();
        Files.delete(fileOf(image));
        Files.copy(fileOf(one), fileOf(image));

        EvidenceCheck check = EvidenceCheck.of(incident(), store);

        assertThat(check.pieces())
                .extracting(EvidenceCheck.Piece::state)
                .containsExactly(State.INTACT, State.INTACT, State.DAMAGED);
        assertThat(check.pieces().get(2).damaged().get(0).reason()).contains("is not what was stored");
    }

    @Test
    void aListOfRecordsThatIsGoneIsMissingWhateverItListed() throws IOException {
        EvidenceStore store = filled();
        Files.delete(fileOf(Digest.ofText(manifest)));

        assertThat(EvidenceCheck.of(incident(), store).count(State.MISSING)).isEqualTo(2);
    }

    @Test
    void whatAPersonBringsInIsNoListOfRecordsWhateverItIsCalled() {
        EvidenceStore store = DirectoryEvidenceStore.in(folder);
        Digest list = store.put((Digest.ofText("nowhere") + "  id\n").getBytes(StandardCharsets.UTF_8));
        Incident incident = TestJournal.opened("k")
                .by(TestJournal.PERSON)
                .add(new EvidenceCollected("x", RecordEvidence.KIND, "d", 4, list, 70, "s", List.of()))
                .incident();

        assertThat(EvidenceCheck.of(incident, store).ok()).isTrue();
    }

    @Test
    void aListWithALineWithoutAnEndIsDamagedAndNotReadToIt() {
        EvidenceStore store = DirectoryEvidenceStore.in(folder);
        Digest list = store.put("x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8));
        Incident incident = TestJournal.opened("k")
                .by(TestJournal.AUTOMATION)
                .add(collected("records-x", RecordEvidence.KIND, list))
                .incident();

        assertThat(EvidenceCheck.of(incident, store)
                        .pieces()
                        .get(0)
                        .damaged()
                        .get(0)
                        .reason())
                .contains("a line is longer than");
    }

    @Test
    void noMoreIsUnpackedThanWasCollected() throws IOException {
        EvidenceStore store = filled();
        try (OutputStream bomb = new GZIPOutputStream(Files.newOutputStream(fileOf(image)))) {
            bomb.write(new byte[10_000_000]);
        }

        assertThat(EvidenceCheck.of(incident(), store)
                        .pieces()
                        .get(2)
                        .damaged()
                        .get(0)
                        .reason())
                .contains("longer than the 20 bytes that were collected");
    }

    @Test
    void whatIsNoRegularFileIsDamagedAndNotWaitedFor() throws IOException {
        EvidenceStore store = filled();
        Files.delete(fileOf(image));
        Files.createDirectory(fileOf(image));

        assertThat(EvidenceCheck.of(incident(), store)
                        .pieces()
                        .get(2)
                        .damaged()
                        .get(0)
                        .reason())
                .contains("is no regular file");
    }

    @Test
    void theResultIsToldAsOneLineOfJson() throws IOException {
        EvidenceStore store = filled();
        Files.delete(fileOf(two));
        Incident incident = incident();

        String line = EvidenceCheckJson.write(incident.id(), EvidenceCheck.of(incident, store));

        JsonNode json = new JsonMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.get("contents").asLong()).isEqualTo(7);
        assertThat(json.at("/bad/1/evidence").asText()).isEqualTo("records-b");
        assertThat(json.at("/bad/1/bad/0/name").asText()).isEqualTo("id-2");
        assertThat(json.at("/bad/1/bad/0/state").asText()).isEqualTo("missing");
    }
}
