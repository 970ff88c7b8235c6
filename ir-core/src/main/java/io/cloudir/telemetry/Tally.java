package io.cloudir.telemetry;

/** Hands on to the sink what all streams of a reader give, each record once, and counts it. */
final class Tally {
    private final ActivitySink sink;
    private final IdWindow seen;
    private long read;
    private long duplicates;
    private long malformed;
    private long files;
    private long skipped;
    private long digests;

    Tally(ActivitySink sink, ReadLimits limits) {
        this.sink = sink;
        this.seen = new IdWindow(limits.duplicateWindow());
    }

    void activity(Activity activity) {
        if (seen.add(activity.id())) {
            read++;
            sink.activity(activity);
        } else {
            duplicates++;
        }
    }

    void malformed(Malformed report) {
        malformed++;
        sink.malformed(report);
    }

    void skipped(String place, String reason) {
        skipped++;
        sink.skipped(new Malformed(place, reason));
    }

    void file() {
        files++;
    }

    void digest() {
        digests++;
    }

    ReadCounts counts() {
        return new ReadCounts(read, duplicates, malformed, files, skipped, digests);
    }
}
