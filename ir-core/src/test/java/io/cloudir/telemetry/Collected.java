package io.cloudir.telemetry;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a reader pushes. */
final class Collected implements ActivitySink {
    final List<Activity> activities = new ArrayList<>();
    final List<Malformed> malformed = new ArrayList<>();
    final List<Malformed> skipped = new ArrayList<>();
    final List<Malformed> reusedIds = new ArrayList<>();

    @Override
    public void activity(Activity activity) {
        activities.add(activity);
    }

    @Override
    public void malformed(Malformed report) {
        malformed.add(report);
    }

    @Override
    public void skipped(Malformed report) {
        skipped.add(report);
    }

    @Override
    public void reusedId(Malformed note) {
        reusedIds.add(note);
    }

    List<String> ids() {
        return activities.stream().map(Activity::id).toList();
    }

    List<String> complaints() {
        return malformed.stream().map(Malformed::toString).toList();
    }

    static Collected of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected of(byte[] bytes) {
        return of(bytes, LogSource.CLOUDTRAIL, ReadLimits.DEFAULT);
    }

    static Collected of(byte[] bytes, LogSource source, ReadLimits limits) {
        Collected collected = new Collected();
        new LogReader(source, limits, collected).read(new ByteArrayInputStream(bytes), "log");
        return collected;
    }
}
