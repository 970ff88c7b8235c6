package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes activities of the records of one stream. If the source is to be recognised, it is so from the first record that
 * any source knows; what was wrong before that is held back, since a file that is no log has nothing wrong with it.
 */
final class RecordStream implements Frames {
    /** How many records are looked at before a stream counts as one of no known source. */
    private static final int PATIENCE = 100;

    private final ReadLimits limits;
    private final JsonRecord json;
    private final Tally tally;
    private final LogMappings mappings;
    private final String name;
    private @Nullable RecordFormat format;
    private @Nullable RecordScan scan;
    private final List<DeadLetter> heldBack = new ArrayList<>();
    private long heldBytes;
    private int unknown;
    /** Whether there was something that may be a record of a source that is not known. */
    private boolean foreign;

    private boolean digest;
    private boolean document;
    private boolean log;

    RecordStream(LogSource source, LogMappings mappings, ReadLimits limits, JsonRecord json, Tally tally, String name) {
        this.limits = limits;
        this.json = json;
        this.tally = tally;
        this.mappings = mappings;
        this.name = name;
        this.format = Sources.of(source).orElse(null);
    }

    @Override
    public void frame(byte[] raw, String place) {
        ContentHash content = tally.content(raw);
        if (isInPlace(raw, place, content)) {
            return;
        }
        List<Activity> activities;
        try {
            activities = read(raw, place);
        } catch (MalformedRecordException e) {
            broken(place, String.valueOf(e.getMessage()), Piece.of(raw));
            return;
        }
        // Outside the try: what a sink throws, be it of the same class, ends the reading.
        for (Activity activity : activities) {
            log = true;
            tally.activity(activity, content, activity.summedBy(content));
        }
    }

    /** Hands on a record that is what it seems without being parsed; whether it is one. All others are read as a whole. */
    private boolean isInPlace(byte[] raw, String place, ContentHash content) {
        RecordScan known = scan;
        if (known == null) {
            if (!(format instanceof JsonFormat json) || json.landmarks().isEmpty()) {
                return false;
            }
            known = new RecordScan(json, List.of(), limits, content);
            scan = known;
        }
        int id = known.readInPlace(raw, 0, raw.length, place) ? known.id() : FieldScan.NONE;
        if (id == FieldScan.NONE) {
            return false;
        }
        log = true;
        tally.activity(known.unread(raw, id), content, known.fields().content());
        return true;
    }

    /** The records; none if it is none of a known source, or a digest or heading, of which note was taken. */
    private List<Activity> read(byte[] raw, String place) {
        boolean lines = format == null ? raw[0] != '{' && raw[0] != '[' : format instanceof LineFormat;
        return lines ? readLine(raw, place) : readObject(raw, place);
    }

    private List<Activity> readLine(byte[] raw, String place) {
        String line = LineFormat.line(raw);
        LineFormat known = (LineFormat) format;
        Optional<LineFormat> next = log && known != null
                ? known.headedBy(line)
                : Sources.knowing(line)
                        .filter(format -> known == null || format.source().equals(known.source()));
        if (next.isPresent()) {
            format = next.get();
            tellHeldBack();
            log = true;
        }
        if (format == null) {
            foreign = true;
            throw new MalformedRecordException("neither JSON nor a line of a known source");
        }
        boolean heading = next.isPresent() && next.get().headedBy(line).isPresent();
        return heading || format.isRemark(raw) ? List.of() : List.of(format.read(raw, place));
    }

    private List<Activity> readObject(byte[] raw, String place) {
        JsonNode record = json.parse(raw);
        if (format == null) {
            format = Sources.knowing(record).or(() -> mappings.knowing(record)).orElse(null);
            if (format != null) {
                tellHeldBack();
            }
        }
        if (!(format instanceof JsonObjectFormat) && CloudTrailFormat.isDigest(record)) {
            digest = true;
            return List.of();
        }
        if (!(format instanceof JsonFormat known)) {
            unknown++;
            foreign = true;
            broken(place, "not a record of a known source", Piece.of(raw));
            return List.of();
        }
        if (known instanceof MappedFormat mapped) {
            // An application writes records of several kinds into one log, so each is asked anew.
            return List.of(mappings.knowing(record)
                    .orElseThrow(() -> new MalformedRecordException(mapped.unlike(record)))
                    .read(record, raw, place));
        }
        List<JsonNode> members = known.split(record);
        return members.isEmpty() ? List.of(known.read(record, raw, place)) : membersOf(known, members, place);
    }

    /** One that is no record of the source is told, and the others are read. */
    private List<Activity> membersOf(JsonFormat known, List<JsonNode> members, String place) {
        List<Activity> activities = new ArrayList<>();
        for (int at = 0; at < members.size(); at++) {
            JsonNode member = members.get(at);
            String own = place + "." + at;
            byte[] bytes = member.toString().getBytes(StandardCharsets.UTF_8);
            try {
                if (!known.recognises(member)) {
                    throw new MalformedRecordException("not a record of source " + known.source());
                }
                activities.add(known.read(member, bytes, own));
            } catch (MalformedRecordException e) {
                broken(own, String.valueOf(e.getMessage()), Piece.of(bytes));
            }
        }
        return activities;
    }

    @Override
    public void broken(String place, String reason, Piece piece) {
        heldBack.add(new DeadLetter(new Malformed(place, reason), piece));
        heldBytes += piece.kept();
        if (format != null) {
            tellHeldBack();
        }
    }

    @Override
    public void document(byte[] head, String place) {
        document = true;
    }

    @Override
    public boolean wanted() {
        return format != null || heldBack.size() < PATIENCE;
    }

    /** How many bytes of records that could not be read are held until the source is known. */
    long heldBytes() {
        return heldBytes;
    }

    /** Ends the stream: says what it was, as far as its records have not. */
    void end() {
        if (format == null && unknown > 0) {
            tally.skipped(name, "JSON, but no records of a known source; source json reads objects that have a time");
            return;
        }
        tellTheRest();
        if (log || document) {
            tally.file();
        } else if (digest) {
            tally.digest();
        }
    }

    /** Ends a stream that is one of many in a file. */
    void endAmongOthers() {
        if (format == null && foreign) {
            tally.skipped(name, "no records of a known source; name the source to have each looked at");
        } else {
            tellTheRest();
        }
    }

    /** Tells what is held back, and whether the stream was given up. */
    private void tellTheRest() {
        boolean gaveUp = !wanted();
        tellHeldBack();
        if (gaveUp) {
            tally.malformed(new DeadLetter(
                    new Malformed(
                            name,
                            "none of the first " + PATIENCE
                                    + " records can be read, the rest is not; name the source to go on"),
                    Piece.NONE));
        }
    }

    private void tellHeldBack() {
        heldBack.forEach(tally::malformed);
        heldBack.clear();
        heldBytes = 0;
    }
}
