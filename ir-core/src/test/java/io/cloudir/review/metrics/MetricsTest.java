package io.cloudir.review.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Precision;
import io.cloudir.review.SampleJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final List<JournalEntry> JOURNAL = SampleJournal.entries();
    private static final Metrics METRICS = Metrics.of(JOURNAL, Incident.fold(JOURNAL));

    @Test
    void eachCycleHasTimesOfItsOwn() {
        assertThat(METRICS.reopenings()).isEqualTo(1);
        assertThat(lengths(METRICS.cycles().get(0)))
                .containsExactly("PT27M2S", "PT7M50S", "PT1H9M48S", "PT6H58M48S", "");
        assertThat(lengths(METRICS.cycles().get(1)))
                .containsExactly("PT1M46S", "PT25M30S", "PT1H30M30S", "PT31H15M30S", "PT438H45M30S");
    }

    @Test
    void aReopeningLeavesTheTimesOfTheFirstCycleAsTheyWere() {
        int reopened = 96;
        List<JournalEntry> before = JOURNAL.subList(0, reopened);
        Metrics earlier = Metrics.of(before, Incident.fold(before));
        assertThat(earlier.cycles()).hasSize(1);
        assertThat(earlier.cycles().get(0)).isEqualTo(METRICS.cycles().get(0));
    }

    @Test
    void overallOnlyWhatLastedCounts() {
        assertThat(METRICS.lapse(Lapse.Kind.CONTAIN).end().orElseThrow().at())
                .isEqualTo(Instant.parse("2026-03-08T03:45:00Z"));
        assertThat(METRICS.lapse(Lapse.Kind.DETECT).duration()).contains(Duration.parse("PT27M2S"));
        assertThat(METRICS.lapse(Lapse.Kind.ACKNOWLEDGE).duration()).contains(Duration.parse("PT7M50S"));
    }

    @Test
    void whatWentWrongIsCountedWhereItHappened() {
        assertThat(METRICS.counts()).isEqualTo(new Counts(20, 2, 1, 6, 0, 1, 1, 1, 1, 1));
        assertThat(METRICS.cycles().get(1).counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aLengthIsAsExactAsTheVaguerOfItsMoments() {
        Lapse detect = METRICS.lapse(Lapse.Kind.DETECT);
        assertThat(detect.begin().orElseThrow().precision()).isEqualTo(Precision.SECOND);
        assertThat(detect.precision()).contains(Precision.SECOND);
        assertThat(Moment.asWritten(Instant.parse("2026-03-01T00:00:00.250Z")).precision())
                .isEqualTo(Precision.MILLISECOND);
        assertThat(Moment.asWritten(Instant.parse("2026-03-01T00:00:00.000001Z"))
                        .precision())
                .isEqualTo(Precision.MICROSECOND);
    }

    @Test
    void aSecondMomentBeforeTheFirstGivesNoLength() {
        Moment early = Moment.asWritten(Instant.EPOCH);
        Moment late = Moment.asWritten(Instant.EPOCH.plusSeconds(1));
        assertThat(new Lapse(Lapse.Kind.DETECT, "a", Optional.of(late), "b", Optional.of(early)).duration())
                .isEmpty();
        assertThat(new Lapse(Lapse.Kind.DETECT, "a", Optional.of(late), "b", Optional.empty()).precision())
                .isEmpty();
    }

    private static List<String> lengths(CycleMetrics cycle) {
        return cycle.lapses().stream()
                .map(it -> it.duration().map(Duration::toString).orElse(""))
                .toList();
    }
}
