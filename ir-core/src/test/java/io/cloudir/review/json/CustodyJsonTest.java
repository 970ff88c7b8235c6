package io.cloudir.review.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.review.Hostile;
import io.cloudir.review.PostMortem;
import io.cloudir.review.SampleJournal;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Custody as examiners' tools read it. */
class CustodyJsonTest {
    private static final Incident INCIDENT =
            PostMortem.of(SampleJournal.entries()).incident();
    private static final String TEXT = CustodyJson.write(INCIDENT);

    private static List<JsonNode> nodes(String type) throws IOException {
        JsonNode graph = new JsonMapper().readTree(TEXT).get("@graph");
        return StreamSupport.stream(graph.spliterator(), false)
                .filter(node -> node.get("@type").asText().equals(type))
                .toList();
    }

    @Test
    void everyPieceOfEvidenceIsAnExhibitWithItsHashAndSize() throws IOException {
        assertThat(nodes("case-investigation:ProvenanceRecord"))
                .extracting(node -> node.get("case-investigation:exhibitNumber").asText())
                .containsExactlyElementsOf(INCIDENT.evidence().items().stream()
                        .map(EvidenceItem::id)
                        .toList());
        assertThat(nodes("uco-observable:ObservableObject"))
                .extracting(node -> node.at("/uco-core:hasFacet/0/uco-observable:hash/0/uco-types:hashValue/@value")
                        .asText())
                .containsExactlyElementsOf(INCIDENT.evidence().items().stream()
                        .map(item -> item.collected().event().digest().hex())
                        .toList());
    }

    @Test
    void handingOnIsAnActionThatTheCollectionInformed() throws IOException {
        JsonNode handing = nodes("case-investigation:InvestigativeAction").stream()
                .filter(node -> node.get("uco-core:name").asText().equals("transferred custody"))
                .findFirst()
                .orElseThrow();
        JsonNode collection = nodes("case-investigation:InvestigativeAction").stream()
                .filter(node -> node.get("@id").equals(handing.at("/case-investigation:wasInformedBy/0/@id")))
                .findFirst()
                .orElseThrow();

        assertThat(collection.get("uco-core:name").asText()).isEqualTo("preserved");
        assertThat(handing.get("uco-core:description").asText()).isEqualTo("a second opinion");
        assertThat(nodes("uco-identity:Identity"))
                .filteredOn(node -> node.get("@id").equals(handing.at("/uco-action:participant/0/@id")))
                .extracting(node -> node.get("uco-core:name").asText())
                .containsExactly("external-forensics");
    }

    @Test
    void whatCouldNotBePreservedIsAnActionThatFailed() throws IOException {
        assertThat(INCIDENT.evidence().notCollected()).isNotEmpty();
        assertThat(nodes("case-investigation:InvestigativeAction"))
                .filteredOn(node ->
                        node.at("/uco-action:actionStatus/@value").asText().equals("Fail"))
                .hasSameSizeAs(INCIDENT.evidence().notCollected());
    }

    @Test
    void everyReferenceLeadsToANodeAndEveryNameIsUsedOnce() throws IOException {
        JsonNode document = new JsonMapper().readTree(TEXT);
        List<String> ids = document.get("@graph").findValuesAsText("@id");
        Set<String> defined = new TreeSet<>();
        document.get("@graph")
                .forEach(node ->
                        assertThat(defined.add(node.get("@id").asText())).isTrue());

        assertThat(ids)
                .filteredOn(id -> !id.startsWith("kb:facet-") && !id.startsWith("kb:hash-"))
                .allMatch(defined::contains);
    }

    @Test
    void namesFromLogsStayText() throws IOException {
        String text = CustodyJson.write(PostMortem.of(SampleJournal.spoiled(plain -> Hostile.of(plain, 5)))
                .incident());

        assertThat(text).matches("[\\x20-\\x7e\\n]*");
        assertThat(new JsonMapper().readTree(text).get("@graph")).isNotEmpty();
    }

    @Test
    void theSameJournalGivesTheSameText() {
        assertThat(CustodyJson.write(PostMortem.of(SampleJournal.entries()).incident()))
                .isEqualTo(TEXT);
    }

    @Test
    void evidenceWhoseEntryWasErasedIsToldWithWhoOrderedItAndWhy() throws IOException {
        Incident erased = TestJournal.opened("erased")
                .add(
                        new Erased("evidence-collected"),
                        new Erased("note-added"),
                        new PayloadErased(2, "it names a patient", "GDPR Art. 17"),
                        new Erased("custody-transferred"))
                .incident();

        String text = CustodyJson.write(erased);
        JsonNode graph = new JsonMapper().readTree(text).get("@graph");
        List<JsonNode> actions = StreamSupport.stream(graph.spliterator(), false)
                .filter(node -> node.get("@type").asText().equals("case-investigation:InvestigativeAction"))
                .toList();

        assertThat(actions)
                .extracting(
                        node -> node.get("uco-core:name").asText(),
                        node -> node.get("ir:erasedSeq").asLong(),
                        node -> node.at("/uco-action:actionStatus/@value").asText())
                .containsExactly(
                        tuple("erased an entry of kind evidence-collected", 2L, "Success"),
                        tuple("erased an entry of kind custody-transferred", 5L, "Unknown"));
        JsonNode ordered = actions.get(0);
        assertThat(ordered.get("uco-core:description").asText()).contains("it names a patient", "GDPR Art. 17");
        assertThat(ordered.get("ir:journalSeq").asLong()).isEqualTo(4);
        assertThat(graph)
                .filteredOn(node -> node.get("@id").equals(ordered.at("/uco-action:performer/0/@id")))
                .extracting(node -> node.get("uco-core:name").asText())
                .containsExactly("analyst");
    }
}
