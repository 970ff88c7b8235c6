package io.cloudir.cloud.conformance;

import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.model.TimeRange;
import java.time.Duration;

/** What queries of logs must keep to. */
final class LogChecks {
    private LogChecks() {}

    static void found(Fixture fixture) {
        fixture.intrude();
        fixture.settle();
        LogQuery query = query(fixture);
        Expect.that(
                fixture.cloud().logs(query.about(fixture.identity())).count() > 0,
                () -> "what " + fixture.identity().id() + " did is not found by it");
        Expect.that(
                fixture.cloud().logs(query.about(fixture.key())).count() > 0,
                () -> "what was done with " + fixture.key().id() + " is not found by it");
    }

    static void limit(Fixture fixture) {
        twice(fixture);
        RecordLines one = fixture.cloud().logs(query(fixture).atMost(1));
        Expect.same(1, one.count(), "records, at most 1");
        Expect.that(
                one.completeness().gaps().stream().anyMatch(gap -> gap.cause() == Cause.LIMIT),
                () -> "an answer that the limit cut off does not say so");
    }

    static void cancelled(Fixture fixture) {
        twice(fixture);
        RecordLines none = fixture.cloud().logs(query(fixture).until(() -> true));
        Expect.that(
                none.completeness().gaps().stream().anyMatch(gap -> gap.cause() == Cause.CANCELLED),
                () -> "an answer that was cancelled does not say so");
    }

    static void lines(Fixture fixture) {
        twice(fixture);
        RecordLines records = fixture.cloud().logs(query(fixture));
        byte[] bytes = records.lines();
        int count = 0;
        for (byte each : bytes) {
            if (each == '\n') {
                count++;
            }
        }
        Expect.same(records.count(), count, "records, and lines that hold them");
        Expect.that(bytes.length == 0 || bytes[bytes.length - 1] == '\n', () -> "the last line does not end");
    }

    static void findings(Fixture fixture) {
        TimeRange span = query(fixture).span();
        RecordLines one = fixture.cloud().findings(FindingQuery.during(span).atMost(1));
        Expect.that(one.count() <= 1, () -> one.count() + " findings, at most 1 was asked for");
    }

    private static void twice(Fixture fixture) {
        fixture.intrude();
        fixture.intrude();
        fixture.settle();
    }

    private static LogQuery query(Fixture fixture) {
        return LogQuery.audit(new TimeRange(fixture.now().minus(Duration.ofDays(1)), fixture.now()));
    }
}
