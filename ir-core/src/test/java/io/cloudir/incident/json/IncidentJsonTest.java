package io.cloudir.incident.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.lifecycle.Lifecycle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes that an index and the command line see. */
class IncidentJsonTest {
    @Test
    void aRowOfTheIndexIsOneLineWithStableBytes() {
        IncidentSummary row = IncidentSummary.of(TestJournal.opened("k")
                .add(Samples.signal("s1", Samples.USER, TestJournal.START), Samples.deadline("d1"))
                .incident());

        assertThat(new String(SummaryJson.write(row), StandardCharsets.UTF_8))
                .isEqualTo("{\"incident\":\"" + row.head().incident() + "\",\"entries\":3,\"head\":\""
                        + row.head().hash() + "\",\"title\":\"Keys of a user in foreign hands\","
                        + "\"scenario\":\"compromised-identity\",\"category\":\"account-compromise\","
                        + "\"exercise\":false,\"phase\":\"detected\",\"severity\":null,\"priority\":null,"
                        + "\"openedAt\":\"2026-03-01T10:00:00.000000000Z\","
                        + "\"updatedAt\":\"2026-03-01T10:02:00.000000000Z\","
                        + "\"nextDue\":\"2026-03-04T10:00:00.000000000Z\",\"watchUntil\":null,"
                        + "\"entities\":[{\"type\":\"principal\","
                        + "\"id\":\"arn:aws:iam::123456789012:user/backup\"}]}");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aRowReadsBackAsItWas(Phase phase) {
        IncidentSummary row = IncidentSummary.of(Journeys.in(phase).incident());

        assertThat(SummaryJson.read(SummaryJson.write(row))).isEqualTo(row);
    }

    @Test
    void bytesThatAreNoRowAreRefused() {
        for (String text : new String[] {"", "{}", "[]", "{\"incident\":1}", "nonsense"}) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> SummaryJson.read(text.getBytes(StandardCharsets.UTF_8)))
                    .withMessageContaining("rebuild the index");
        }
    }

    @Test
    void theTableIsAListOfFromToAndGates() throws IOException {
        JsonNode rows = new JsonMapper().readTree(LifecycleJson.write(Lifecycle.standard()));

        assertThat(rows).hasSize(Lifecycle.standard().transitions().size());
        assertThat(rows.get(0))
                .hasToString("{\"from\":\"detected\",\"to\":\"investigating\",\"gates\":[\"acknowledged\"]}");
    }
}
