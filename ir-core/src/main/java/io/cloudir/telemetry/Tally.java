package io.cloudir.telemetry;

import io.cloudir.model.Digest;
import io.cloudir.model.Text;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hands on to the sink what all streams of a reader give, each record once, and counts it. */
final class Tally {
    private static final int RENAMING_BYTES = 4;

    private final ActivitySink sink;
    private final IdWindow seen;
    private byte[] secret;
    private @Nullable ContentHash content;
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
        secret = before.secret();
    }

    /**
     * What sums up records to tell copies. Its secret is that of the records met before or, without any, is drawn from the first
     * record: nobody knows the ids and times in it who does not read the log, and the same log is read the same way.
     */
    ContentHash content(byte[] record) {
        ContentHash made = content;
        if (made == null) {
            if (secret.length == 0) {
                secret = Arrays.copyOf(Digest.sha256().digest(record), SeenRecords.SECRET_BYTES);
            }
            made = new ContentHash(secret);
            content = made;
        }
        return made;
    }

    /**
     * A record.
     *
     * @param said the sum of what it says
     */
    void activity(Activity activity, ContentHash hash, long said) {
        IdWindow.Met met = activity.hasOwnId()
                ? seen.add(hash.text('#', activity.id()), said)
                : seen.add(hash.member(hash.text('@', activity.location()), said));
        switch (met) {
            case NEW -> {
                read++;
                sink.activity(activity);
            }
            case AGAIN -> duplicates++;
            case OTHER -> {
                read++;
                reusedIds++;
                Activity renamed = activity.withId(
                        activity.id() + '#' + HexFormat.of().formatHex(activity.identityBytes(), 0, RENAMING_BYTES));
                sink.reusedId(new Malformed(
                        activity.location(),
                        "record id seen before with other content; the record is kept as '"
                                + Text.printable(renamed.id()) + "'"));
                sink.activity(renamed);
            }
        }
    }

    void malformed(DeadLetter letter) {
        malformed++;
        sink.malformed(letter.malformed());
        sink.deadLetter(letter);
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
        return secret.length == 0 ? SeenRecords.none() : seen.seen(secret);
    }

    ReadCounts counts() {
        return new ReadCounts(read, duplicates, malformed, files, skipped, digests);
    }
}
