package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the shipped rules over logs as they are delivered. */
final class SourceRecords {
    private SourceRecords() {}

    /** The titles of the rules that speak, once for each signal. */
    static List<String> titles(String log) {
        return signals(log).stream().map(signal -> signal.rule().title()).toList();
    }

    static List<Signal> signals(String log) {
        return signals(RuleSet.shipped(), log);
    }

    static List<Signal> signals(RuleSet rules, String log) {
        List<Activity> records = new ArrayList<>();
        List<Malformed> malformed = new ArrayList<>();
        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, new ActivitySink() {
                    @Override
                    public void activity(Activity activity) {
                        records.add(activity);
                    }

                    @Override
                    public void malformed(Malformed report) {
                        malformed.add(report);
                    }
                })
                .read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "log");
        assertThat(malformed).isEmpty();
        assertThat(records).isNotEmpty();
        return Detecting.signals(rules, DetectorSettings.stream(), records);
    }
}
