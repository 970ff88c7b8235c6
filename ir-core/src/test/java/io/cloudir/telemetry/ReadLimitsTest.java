package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadLimitsTest {
    @Test
    void aLimitThatCannotWorkIsRefusedWithTheOneThatCan() {
        assertThatThrownBy(() -> new ReadLimits(1 << 20, 0, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxDepth is 0; at least 1 is needed");
        assertThatThrownBy(() -> new ReadLimits(1 << 20, 501, 1, 1, 1, 1, 1))
                .hasMessage("maxDepth is 501; at most 500 is allowed");
        assertThatThrownBy(() -> new ReadLimits(Integer.MAX_VALUE, 1, 1, 1, 1, 1, 1))
                .hasMessage("maxRecordBytes is 2147483647; at most 1 GiB is allowed");
        assertThatThrownBy(() -> new ReadLimits(2, 1, 1, 1, 1, 1, Integer.MAX_VALUE))
                .hasMessage("duplicateWindow is 2147483647; at most 67108864 is allowed");
    }
}
