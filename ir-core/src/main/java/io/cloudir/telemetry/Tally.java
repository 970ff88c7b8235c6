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

    Tally(ActivitySink sink, ReadLimits limits, SeenRecords before) {
        this.sink = sink;
        this.seen = new IdWindow(limits.duplicateWindow());
        seen.addAll(before);
    }

    void activity(Activity activity) {
        if (seen.add(activity.identity())) {
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

    SeenRecords seen() {
        return seen.seen();
    }

    ReadCounts counts() {
        return new ReadCounts(read, duplicates, malformed, files, skipped, digests);
    }
}
