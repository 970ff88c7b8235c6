package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.testing.PublicData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reads logs that AWS delivered, if the machine has them. */
class PublicCloudTrailTest {
    @Test
    void everyRecordOfADeliveredHourIsReadOnce() {
        Path folder = PublicData.folder("invictus-aws");
        Collected collected = new Collected();
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

        reader.read(folder);

        assertThat(collected.malformed).isEmpty();
        assertThat(collected.ids()).hasSize(2900).doesNotHaveDuplicates();
        assertThat(reader.counts()).isEqualTo(new ReadCounts(2900, 0, 0, 55, 1, 0));
    }

    @Test
    void everyRecordTellsWhoActed() {
        Path folder = PublicData.folder("invictus-aws");
        Collected collected = new Collected();
        new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, collected).read(folder);

        assertThat(collected.activities)
                .extracting(Activity::head)
                .allMatch(head -> head.principal().isPresent())
                .allMatch(head -> !head.account().isEmpty() && !head.region().isEmpty())
                .noneMatch(head ->
                        head.resources().stream().anyMatch(ref -> ref.type().startsWith("unknown")));
    }

    @Test
    void recordsOfSingleTechniquesAreRead() throws IOException {
        Path file = PublicData.folder("stratus-red-team").resolve("detonation_logs.jsonl");
        JsonMapper mapper = new JsonMapper();
        int read = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = mapper.readTree(line).get("event");
                Activity activity = CloudTrailRecords.parse(mapper.writeValueAsBytes(event), "event:" + read);

                assertThat(activity.id()).isEqualTo(event.get("eventID").textValue());
                assertThat(activity.head().principal()).isPresent();
                read++;
            }
        }
        assertThat(read).isEqualTo(252);
    }
}
