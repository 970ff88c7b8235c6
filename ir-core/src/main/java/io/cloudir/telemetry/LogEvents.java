package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes events of CloudWatch Logs: the message of each is a record of whatever its log stream is of, told for each log stream
 * by itself. A file may hold those of many, mixed.
 */
final class LogEvents implements Frames {
    /** How many log streams are known at once; the one idle longest is told anew if it comes again. */
    static final int MOST_STREAMS = 1_000;

    /** How much is held of messages of log streams whose source is not known yet, over all of them. */
    static final long MOST_HELD_BYTES = 16L << 20;

    private static final int LONGEST_NAME = 500;
    private static final String CONTROL = "CWL CONTROL MESSAGE: ";
    private static final byte[] REST = {']', '}'};

    /** Where events come from; all empty where damage has hidden it. */
    private record Origin(String owner, String group, String stream, boolean control) {
        private static final Origin HIDDEN = new Origin("", "", "", false);

        private Origin ofStream(String name) {
            return name.isEmpty() ? this : new Origin(owner, group, name, control);
        }

        /** What to call it in words: whoever makes log streams chose the name. */
        private String shown() {
            String name = Place.shown(group + (group.isEmpty() || stream.isEmpty() ? "" : " ") + stream);
            return name.isEmpty()
                    ? "log stream unknown"
                    : "log stream " + name.substring(0, Math.min(LONGEST_NAME, name.length()));
        }
    }

    private final LogSource source;
    private final LogMappings mappings;
    private final ReadLimits limits;
    private final JsonRecord json;
    private final Tally tally;
    private final String name;
    private final Map<Origin, RecordStream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private Origin origin = Origin.HIDDEN;
    private long held;

    LogEvents(LogSource source, LogMappings mappings, ReadLimits limits, JsonRecord json, Tally tally, String name) {
        this.source = source;
        this.mappings = mappings;
        this.limits = limits;
        this.json = json;
        this.tally = tally;
        this.name = name;
    }

    @Override
    public void document(byte[] head, String place) {
        origin = Origin.HIDDEN;
        if (head.length == 0) {
            return;
        }
        byte[] whole = Arrays.copyOf(head, head.length + REST.length);
        System.arraycopy(REST, 0, whole, head.length, REST.length);
        try {
            JsonNode told = json.parse(whole);
            origin = new Origin(
                    text(told, "owner"),
                    text(told, "logGroup"),
                    text(told, "logStream"),
                    text(told, "messageType").equals("CONTROL_MESSAGE"));
        } catch (MalformedRecordException e) {
            tell(place, String.valueOf(e.getMessage()), Piece.of(head));
        }
    }

    @Override
    public void frame(byte[] raw, String place) {
        String message;
        Origin from;
        try {
            JsonNode event = json.parse(raw);
            message = text(event, "message").strip();
            from = origin.ofStream(text(event, "logStreamName"));
        } catch (MalformedRecordException e) {
            tell(place, String.valueOf(e.getMessage()), Piece.of(raw));
            return;
        }
        if (from.control() && message.startsWith(CONTROL)) {
            return;
        }
        String fault = fault(message);
        if (!fault.isEmpty()) {
            tell(place, fault, message.isEmpty() ? Piece.of(raw) : Piece.of(message.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        read(from, message.getBytes(StandardCharsets.UTF_8), place);
    }

    /** Why a message cannot be one record; empty if it may be. */
    private static String fault(String message) {
        if (message.isEmpty()) {
            return "no message; an event of CloudWatch Logs has one";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(message)) {
            return "its message has half a character; it is no UTF-8 text";
        }
        if (message.startsWith("{") || message.startsWith("[")) {
            return isEnvelope(message) ? "its message holds events itself; they are not read" : "";
        }
        return message.indexOf('\n') >= 0 ? "its message has several lines; a record that is text has one" : "";
    }

    private static boolean isEnvelope(String message) {
        return (message.contains("\"logEvents\"") || message.contains("\"events\""))
                && DocumentShape.ofEvents(message.getBytes(StandardCharsets.UTF_8))
                        .isPresent();
    }

    private void read(Origin from, byte[] message, String place) {
        RecordStream stream = streams.get(from);
        if (stream == null) {
            stream = new RecordStream(source, mappings, limits, json, tally, name + " (" + from.shown() + ")");
            streams.put(from, stream);
        }
        if (stream.wanted()) {
            long before = stream.heldBytes();
            stream.frame(message, place);
            held += stream.heldBytes() - before;
        }
        Iterator<RecordStream> idlest = streams.values().iterator();
        while (streams.size() > MOST_STREAMS || held > MOST_HELD_BYTES) {
            RecordStream ended = idlest.next();
            if (streams.size() > MOST_STREAMS || ended.heldBytes() > 0) {
                held -= ended.heldBytes();
                ended.endAmongOthers();
                idlest.remove();
            }
        }
    }

    /** Behind damage nobody knows whose events come next, so they are told by themselves. */
    @Override
    public void broken(String place, String reason, Piece piece) {
        tell(place, reason, piece);
        origin = Origin.HIDDEN;
        RecordStream before = streams.remove(origin);
        if (before != null) {
            held -= before.heldBytes();
            before.endAmongOthers();
        }
    }

    @Override
    public boolean wanted() {
        return true;
    }

    /** Ends all log streams. */
    void end() {
        streams.values().forEach(RecordStream::endAmongOthers);
        tally.file();
    }

    private void tell(String place, String reason, Piece piece) {
        tally.malformed(new DeadLetter(new Malformed(place, reason), piece));
    }
}
