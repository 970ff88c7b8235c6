package io.cloudir.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents that hold records in an array: the key of the array, and how records and documents begin behind damage. */
enum DocumentShape {
    /** A file of CloudTrail. */
    RECORDS("Records", "{\"eventVersion\"", ""),
    /** What CloudWatch Logs sends to subscriptions: the events of one log stream, one such object behind another. */
    SUBSCRIPTION("logEvents", "{\"id\"", "{\"messageType\""),
    /** What {@code FilterLogEvents} and {@code GetLogEvents} of CloudWatch Logs answer. */
    ANSWER("events", "{\"logStreamName\"", "");

    private static final JsonFactory JSON = new JsonFactory();

    /** The next object behind another one; inside of one, or of a text in it, this cannot stand. */
    private static final Pattern NEXT = Pattern.compile("\\}\\s{0,4}\\{\"messageType\":");

    private static final Set<String> TYPES = Set.of("DATA_MESSAGE", "CONTROL_MESSAGE");

    private final String recordsKey;
    private final String recordBeginning;
    private final String documentBeginning;

    DocumentShape(String recordsKey, String recordBeginning, String documentBeginning) {
        this.recordsKey = '"' + recordsKey + '"';
        this.recordBeginning = recordBeginning;
        this.documentBeginning = documentBeginning;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The key of the array, in quotation marks. */
    byte[] recordsKey() {
        return ascii(recordsKey);
    }

    /** How records begin, until one was read that tells. */
    byte[] recordBeginning() {
        return ascii(recordBeginning);
    }

    /** How documents begin that stand one behind another on a line; empty if they do not. */
    byte[] documentBeginning() {
        return ascii(documentBeginning);
    }

    /** The shape of a stream of events of CloudWatch Logs, told from its first bytes; empty if it is none. */
    static Optional<DocumentShape> ofEvents(byte[] window) {
        if (!Layout.beginsWithObject(window)) {
            return Optional.empty();
        }
        // In this encoding each character is a byte.
        Matcher next = NEXT.matcher(new String(window, StandardCharsets.ISO_8859_1));
        int from = 0;
        while (true) {
            try (JsonParser json = JSON.createParser(window, from, window.length - from)) {
                json.nextToken();
                return ofObject(json);
            } catch (JsonEOFException e) {
                return Optional.empty();
            } catch (IOException e) {
                // It is damaged: the one behind it tells.
                if (!next.find()) {
                    return Optional.empty();
                }
                from = next.start() + 1;
            }
        }
    }

    private static Optional<DocumentShape> ofObject(JsonParser json) throws IOException {
        boolean typed = false;
        boolean empty = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            if (array && key.equals("Records")) {
                return Optional.empty();
            }
            if (array && key.equals("logEvents") && (typed || isEvent(json, Set.of("id")))) {
                return Optional.of(SUBSCRIPTION);
            }
            if (array && key.equals("events") && isEvent(json, Set.of("logStreamName", "ingestionTime", "eventId"))) {
                return Optional.of(ANSWER);
            }
            empty |= array && key.equals("events") && json.currentToken() == JsonToken.END_ARRAY;
            if (empty && (key.equals("searchedLogStreams") || key.equals("nextForwardToken"))) {
                return Optional.of(ANSWER);
            }
            typed |= key.equals("messageType") && TYPES.contains(json.getText());
            while (!json.getParsingContext().getParent().inRoot()) {
                json.nextToken();
            }
        }
        return Optional.empty();
    }

    /** Whether the first member of an array has a time, a message and another key of an event, as far as it can be seen. */
    private static boolean isEvent(JsonParser json, Set<String> others) throws IOException {
        boolean time = false;
        boolean message = false;
        boolean other = false;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            time |= key.equals("timestamp") && value == JsonToken.VALUE_NUMBER_INT;
            message |= key.equals("message") && value == JsonToken.VALUE_STRING;
            other |= others.contains(key);
            if (time && message && other) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }
}
