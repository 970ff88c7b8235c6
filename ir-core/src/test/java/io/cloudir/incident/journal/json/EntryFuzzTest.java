package io.cloudir.incident.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.json.SummaryJson;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines whose hashes hold although anybody may have chosen what is in them: they are read back exactly, or not at all. */
class EntryFuzzTest {
    private static final IncidentId INCIDENT = new IncidentId("ir-0a1b2c3d4e5f");
    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");
    private static final String SALT = "00112233445566778899aabbccddeeff";

    /** Lines in turn: the kind of an event, and its payload. */
    @FuzzTest
    void aForgedJournalFoldsAndItsEventsAreWrittenAsTheyWereRead(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", -1);
        Tip tip = Tip.empty(INCIDENT);
        List<JournalEntry> entries = new ArrayList<>();
        for (int at = 0; at + 1 < lines.length; at += 2) {
            byte[] line = line(tip, lines[at], lines[at + 1]);
            Optional<JournalEntry> entry = JournalText.next(tip, line);
            assertThat(entry.isPresent())
                    .as("a line whose hashes hold, and that is not half erased, is an entry: %s", lines[at + 1])
                    .isEqualTo(!lines[at + 1].equals("null"));
            if (entry.isPresent()) {
                assertWrittenReadsTheSame(entry.get().event());
                entries.add(entry.get());
                tip = Tip.of(entry.get());
            }
        }
        if (!entries.isEmpty()) {
            Incident incident = Incident.fold(entries);
            assertThat(MarkdownReport.render(PostMortem.of(entries))).isNotEmpty();
            assertThat(incident.head()).isEqualTo(tip.head());
            assertThat(Incident.fold(entries)).isEqualTo(incident);
        }
    }

    @FuzzTest
    void anyBytesAreALineOrNone(byte[] bytes) {
        EntryLine.cut(bytes).ifPresent(line -> {
            line.isConsistent();
            EntryReader.read(line);
        });
        HeadLine.read(bytes).ifPresent(head -> assertThat(head.bytes()).isEqualTo(bytes));
        EntryLine.lastHash(bytes);
        assertThat(JournalText.joined(JournalText.lines(bytes))).isEqualTo(bytes);
    }

    @FuzzTest
    void anyBytesAreARowOfTheIndexOrNone(byte[] bytes) {
        try {
            byte[] written = SummaryJson.write(SummaryJson.read(bytes));
            assertThat(SummaryJson.write(SummaryJson.read(written))).isEqualTo(written);
        } catch (IllegalArgumentException notARow) {
            assertThat(notARow).hasMessageContaining("rebuild the index");
        }
    }

    private static void assertWrittenReadsTheSame(IncidentEvent event) {
        if (!(event instanceof Unrecognised)) {
            CanonicalJson written = new CanonicalJson();
            PayloadWriter.write(event, written);
            IncidentEvent again = PayloadReader.read(EventTypes.nameOf(event), written.toString());
            if (written.replaced() == 0) {
                assertThat(again).isEqualTo(event);
            }
        }
    }

    private static byte[] line(Tip tip, String type, String payload) {
        EntryHeader header = new EntryHeader(
                INCIDENT,
                tip.head().entries() + 1,
                type,
                TIME,
                Precision.NANOSECOND,
                TIME,
                new Actor.Person("responder"),
                List.of());
        CanonicalJson json = header.start();
        String chain = "\"payloadHash\":\"" + EntryWriter.payloadHash(SALT.getBytes(UTF_8), payload.getBytes(UTF_8))
                + "\",\"prev\":\"" + tip.head().hash() + "\"";
        Digest hash = Digest.ofText(json + chain + "}");
        return (json + "\"payload\":" + payload + ",\"salt\":\"" + SALT + "\"," + chain + ",\"hash\":\"" + hash
                        + "\"}\n")
                .getBytes(UTF_8);
    }
}
