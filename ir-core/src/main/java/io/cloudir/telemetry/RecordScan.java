package io.cloudir.telemetry;

import io.cloudir.model.Cloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record of a source after another, where it lies in the bytes of a log: checked, its time read and some of its fields
 * found in one pass. Nothing is copied, and nothing parsed into a tree, until somebody asks for the {@link #activity}. So it is
 * with bare records of CloudTrail; those of other sources and those in envelopes are read as a whole.
 *
 * <p>It is used again and again: {@link #read} turns to the next record. For one thread.
 */
public final class RecordScan {
    private final RecordFormat format;
    private final JsonRecord parser;
    private final @Nullable Landmarks landmarks;
    private final List<FieldPath> wanted;
    private final FieldScan fields;
    private final int time;
    private final int action;
    private final int id;
    private final ScannedTime instant = new ScannedTime();

    private byte[] bytes = {};
    private int from;
    private int to;
    private String location = "";
    private boolean inPlace;
    private @Nullable Activity activity;

    /**
     * A scan of the records of one source.
     *
     * @param source what the records are; it cannot be told from single ones, so not {@link LogSource#AUTO}
     * @param wanted the fields to find; each is asked for by its place in this list
     * @param limits how deep a record may be nested and how long a text may be
     */
    public RecordScan(LogSource source, List<FieldPath> wanted, ReadLimits limits) {
        this(
                Sources.of(source)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "single records do not tell their source; name it, such as " + LogSource.CLOUDTRAIL)),
                wanted,
                limits,
                null);
    }

    /** A scan that also sums up what records say. */
    RecordScan(RecordFormat format, List<FieldPath> wanted, ReadLimits limits, @Nullable ContentHash content) {
        this.format = format;
        this.parser = new JsonRecord(limits);
        this.landmarks = format instanceof JsonFormat json ? json.landmarks().orElse(null) : null;
        this.wanted = List.copyOf(wanted);
        List<FieldPath> paths = new ArrayList<>(wanted);
        this.time = landmarks == null ? FieldScan.NONE : place(landmarks.time(), paths);
        this.action = landmarks == null ? FieldScan.NONE : place(landmarks.action(), paths);
        this.id = landmarks == null ? FieldScan.NONE : place(landmarks.id(), paths);
        this.fields = new FieldScan(paths, limits, content);
    }

    /** Where among some paths a key is, put behind them if it is not there. */
    private static int place(String key, List<FieldPath> paths) {
        FieldPath path = FieldPath.of(key);
        if (!paths.contains(path)) {
            paths.add(path);
        }
        return paths.indexOf(path);
    }

    /**
     * Turns to a record.
     *
     * @param log what holds the record; it must not change before the next one is turned to
     * @param start where the record begins
     * @param end where it ends
     * @param place where it comes from, such as the name of a topic: the record's id if it has none of its own
     * @throws MalformedRecordException if the bytes are no record of the source; the message says why
     */
    public void read(byte[] log, int start, int end, String place) {
        Objects.checkFromToIndex(start, end, log.length);
        Objects.requireNonNull(place, "place");
        if (!readInPlace(log, start, end, place)) {
            Activity read = whole();
            instant.set(read.time());
            activity = read;
        }
    }

    /** Turns to a record if it can be read in place; whether it can. */
    boolean readInPlace(byte[] log, int start, int end, String place) {
        bytes = log;
        from = start;
        to = end;
        location = place;
        activity = null;
        inPlace = landmarks != null && isOrdinary();
        return inPlace;
    }

    /** The one text that is the record's own id; {@link FieldScan#NONE} if it has none that is plain and short enough. */
    int id() {
        int value = fields.only(id);
        return value != FieldScan.NONE && fields.length(value) <= JsonFormat.ID_LIMIT && !isBlank(value)
                ? value
                : FieldScan.NONE;
    }

    /** A record that was read in place as a value that owns its bytes, to be parsed when somebody asks for more. */
    Activity unread(byte[] raw, int itsId) {
        return Activity.unread(
                (JsonFormat) format,
                fields.text(itsId),
                Instant.ofEpochSecond(instant.second(), instant.nano()),
                location,
                raw);
    }

    /** The fields to find, as they were given. */
    public List<FieldPath> wanted() {
        return wanted;
    }

    /** Whether the record is read in place; only then {@link #fields} tells of it. */
    public boolean isInPlace() {
        return inPlace;
    }

    /** What was found of the wanted fields. */
    public FieldScan fields() {
        return fields;
    }

    /** The name of the record's source, as {@link Activity.Head#source} has it. */
    public String source() {
        return format.source();
    }

    /** The cloud that the record tells of. */
    public Cloud cloud() {
        return landmarks != null ? landmarks.cloud() : activity().cloud();
    }

    /** When it happened, in seconds since 1970. */
    public long second() {
        return instant.second();
    }

    /** The nanoseconds behind {@link #second}. */
    public int nano() {
        return instant.nano();
    }

    /**
     * The record as a value of its own, with a copy of its bytes.
     *
     * @throws MalformedRecordException if it is broken in a way that is not seen in passing: a key stands twice in it
     */
    public Activity activity() {
        Activity made = activity;
        if (made == null) {
            made = whole();
            activity = made;
        }
        return made;
    }

    private Activity whole() {
        byte[] raw = Arrays.copyOfRange(bytes, from, to);
        return format instanceof JsonFormat json
                ? json.read(parser.parse(raw), raw, location)
                : format.read(raw, location);
    }

    private boolean isOrdinary() {
        int end = fields.scan(bytes, from, to);
        if (end < 0 || fields.space(end) != to) {
            return false;
        }
        int when = fields.only(time);
        int what = fields.only(action);
        return when != FieldScan.NONE
                && what != FieldScan.NONE
                && instant.read(bytes, fields.from(when), fields.to(when))
                && !isBlank(what);
    }

    private boolean isBlank(int value) {
        int at = fields.from(value);
        while (at < fields.to(value) && bytes[at] == ' ') {
            at++;
        }
        return at == fields.to(value);
    }
}
