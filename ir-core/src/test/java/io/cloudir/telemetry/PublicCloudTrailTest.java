package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.testing.PublicData;
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
}
