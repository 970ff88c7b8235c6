package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes activities of the records of one stream. If the source is to be recognised, it is so from the first record that
 * any source knows; what was wrong before that is held back, since a file that is no log has nothing wrong with it.
 */
final class RecordStream implements Frames {
    /** How many records are looked at before a stream counts as one of no known source. */
    private static final int PATIENCE = 100;

    private final JsonRecord json;
    private final Tally tally;
    private final String name;
    private @Nullable RecordFormat format;
    private final List<Malformed> heldBack = new ArrayList<>();
    private int unknown;
    private boolean digest;
    private boolean document;
    private boolean log;

    RecordStream(LogSource source, JsonRecord json, Tally tally, String name) {
        this.json = json;
        this.tally = tally;
        this.name = name;
        this.format = switch (source) {
            case CLOUDTRAIL -> new CloudTrailFormat();
            case JSON -> new JsonObjectRecords();
            case AUTO -> null;
        };
    }

    @Override
    public void frame(byte[] raw, String place) {
        Activity activity;
        try {
            activity = read(raw, place);
        } catch (MalformedRecordException e) {
            broken(place, String.valueOf(e.getMessage()));
            return;
        }
        // Outside the try: what a sink throws, be it of the same class, ends the reading.
        if (activity != null) {
            log = true;
            tally.activity(activity);
        }
    }

    /** The record; null if it is none of a known source, or a digest, of which note was taken. */
    private @Nullable Activity read(byte[] raw, String place) {
        JsonNode record = json.parse(raw);
        if (format == null && CloudTrailFormat.recognises(record)) {
            format = new CloudTrailFormat();
            tellHeldBack();
        }
        if (!(format instanceof JsonObjectRecords) && CloudTrailFormat.isDigest(record)) {
            digest = true;
            return null;
        }
        if (format == null) {
            unknown++;
            broken(place, "not a record of a known source");
            return null;
        }
        return format.read(record, raw, place);
    }

    @Override
    public void broken(String place, String reason) {
        heldBack.add(new Malformed(place, reason));
        if (format != null) {
            tellHeldBack();
        }
    }

    @Override
    public void document() {
        document = true;
    }

    @Override
    public boolean wanted() {
        return format != null || heldBack.size() < PATIENCE;
    }

    /** Ends the stream: says what it was, as far as its records have not. */
    void end() {
        if (format == null && unknown > 0) {
            tally.skipped(name, "JSON, but no records of a known source; source json reads objects that have a time");
            return;
        }
        boolean gaveUp = !wanted();
        tellHeldBack();
        if (gaveUp) {
            tally.malformed(new Malformed(
                    name,
                    "none of the first " + PATIENCE
                            + " records can be read, the rest is not; name the source to go on"));
        }
        if (log || document) {
            tally.file();
        } else if (digest) {
            tally.digest();
        }
    }

    private void tellHeldBack() {
        heldBack.forEach(tally::malformed);
        heldBack.clear();
    }
}
