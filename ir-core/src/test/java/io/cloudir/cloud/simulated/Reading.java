package io.cloudir.cloud.simulated;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads records with the reader of the telemetry room; a record that it does not take fails the test. */
public final class Reading {
    private Reading() {}

    public static List<Activity> lines(byte[] jsonLines) {
        return with(reader -> reader.read(new ByteArrayInputStream(jsonLines), "test"));
    }

    public static List<Activity> with(Consumer<LogReader> read) {
        List<Activity> activities = new ArrayList<>();
        read.accept(new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                activities.add(activity);
            }

            @Override
            public void malformed(Malformed malformed) {
                throw new AssertionError(malformed.toString());
            }
        }));
        return activities;
    }
}
