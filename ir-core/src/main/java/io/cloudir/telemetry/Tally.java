package io.cloudir.telemetry;

import io.cloudir.model.Text;
import java.util.HexFormat;

/** Hands on to the sink what all streams of a reader give, each record once, and counts it. */
final class Tally {
    private static final int RENAMING_BYTES = 4;

    private final ActivitySink sink;
    private final IdWindow seen;
    private long read;
    private long duplicates;
    private long reusedIds;
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
        byte[] identity = activity.identityBytes();
        switch (activity.hasOwnId() ? seen.add(activity.id(), identity) : seen.add(identity)) {
            case NEW -> {
                read++;
                sink.activity(activity);
            }
            case AGAIN -> duplicates++;
            case OTHER -> {
                read++;
                reusedIds++;
                Activity renamed =
                        activity.withId(activity.id() + '#' + HexFormat.of().formatHex(identity, 0, RENAMING_BYTES));
                sink.reusedId(new Malformed(
                        activity.head().location(),
                        "record id seen before with other content; the record is kept as '"
                                + Text.printable(renamed.id()) + "'"));
                sink.activity(renamed);
            }
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

    long reusedIds() {
        return reusedIds;
    }

    SeenRecords seen() {
        return seen.seen();
    }

    ReadCounts counts() {
        return new ReadCounts(read, duplicates, malformed, files, skipped, digests);
    }
}
