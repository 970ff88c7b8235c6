package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Digest;
import io.cloudir.model.Precision;
import io.cloudir.model.RecordSummary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened in which order, as far as times tell. */
class SequenceTest {
    private static RecordSummary at(String id, String time) {
        return new RecordSummary(id, Instant.parse(time), "call", "actor", "", "success", Digest.ofText(id));
    }

    @Test
    void whatLiesWithinThePrecisionOfWhatIsBeforeItHasNoCertainPlace() {
        Sequence sequence = Sequence.of(List.of(
                at("c", "2026-03-02T09:00:02Z"),
                at("b", "2026-03-02T09:00:01Z"),
                at("a", "2026-03-02T09:00:01Z"),
                at("d", "2026-03-02T09:00:02.750Z"),
                at("e", "2026-03-02T09:00:03.000001Z"),
                at("f", "2026-03-02T09:00:03.000002Z")));

        assertThat(sequence.moments())
                .extracting(moment -> moment.record().id() + " " + moment.certain())
                .containsExactly("a true", "b false", "c true", "d false", "e true", "f true");
        assertThat(sequence.uncertain()).isEqualTo(2);
    }

    /** A whole second covers all that follows within it, however finely that is told. */
    @Test
    void aCoarseTimeMakesEachFinerOneWithinItUncertain() {
        assertThat(Sequence.of(List.of(
                                at("a", "2026-03-02T09:00:01Z"),
                                at("b", "2026-03-02T09:00:01.100Z"),
                                at("c", "2026-03-02T09:00:01.200Z"),
                                at("d", "2026-03-02T09:00:02Z")))
                        .moments())
                .extracting(Sequence.Moment::certain)
                .containsExactly(true, false, false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:01Z, SECOND",
        "2026-03-02T09:00:01.5Z, MILLISECOND",
        "2026-03-02T09:00:01.0005Z, MICROSECOND",
        "2026-03-02T09:00:01.000000001Z, NANOSECOND",
    })
    void aTimeIsAsPreciseAsItsDigits(Instant time, Precision precision) {
        assertThat(Sequence.precisionOf(time)).isEqualTo(precision);
    }
}
