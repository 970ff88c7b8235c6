package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadLimitsTest {
    @Test
    void aLimitThatCannotWorkIsRefusedWithTheOneThatCan() {
        assertThatThrownBy(() -> ReadLimits.DEFAULT.withMaxDepth(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxDepth is 0; at least 1 is needed");
        assertThatThrownBy(() -> ReadLimits.DEFAULT.withMaxDepth(501))
                .hasMessage("maxDepth is 501; at most 500 is allowed");
        assertThatThrownBy(() -> ReadLimits.DEFAULT.withMaxRecordBytes(Integer.MAX_VALUE))
                .hasMessage("maxRecordBytes is 2147483647; at most 1 GiB is allowed");
        assertThatThrownBy(() -> ReadLimits.DEFAULT.withDuplicateWindow(Integer.MAX_VALUE))
                .hasMessage("duplicateWindow is 2147483647; at most 67108864 is allowed");
    }

    @Test
    void eachLimitIsChangedAlone() {
        ReadLimits changed = ReadLimits.DEFAULT
                .withMaxRecordBytes(2)
                .withMaxDepth(3)
                .withMaxStringLength(4)
                .withMaxInflatedBytes(5)
                .withMaxInflationRatio(6)
                .withMaxFiles(7)
                .withDuplicateWindow(8);

        assertThat(changed).isEqualTo(new ReadLimits(2, 3, 4, 5, 6, 7, 8));
    }
}
