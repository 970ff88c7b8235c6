package io.cloudir.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.model.Text;
import java.io.IOException;
import java.util.Locale;

/**
 * Parses the bytes of one record, strictly: one object, valid UTF-8, no key twice (whoever writes the second could hide
 * behind the first), nothing behind it, within the limits.
 */
final class JsonRecord {
    private final ObjectReader reader;
    private final ReadLimits limits;

    JsonRecord(ReadLimits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxStringLength())
                .maxNameLength(limits.maxStringLength())
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                // Keys are chosen by whoever caused the record: no table of keys may fill up with them, or give up.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
        reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // A number keeps its digits, trailing zeroes too: 1.10 is not 1.1.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readerFor(JsonNode.class);
    }

    /** Parses once more what was within whatever limits it was read under. */
    static JsonRecord again() {
        return new JsonRecord(ReadLimits.NONE);
    }

    /**
     * The record as a tree; its root is an object.
     *
     * @throws MalformedRecordException if the bytes are not such a record
     */
    JsonNode parse(byte[] raw) {
        int fault = Utf8.faultIn(raw);
        if (fault >= 0) {
            throw new MalformedRecordException(
                    raw[fault] == 0
                            ? "byte " + fault + " is NUL; a log is UTF-8 text"
                            : "byte " + fault + " is not valid UTF-8; convert the file to UTF-8");
        }
        JsonNode record;
        try {
            record = reader.readTree(raw);
        } catch (IOException e) {
            throw new MalformedRecordException(reason(e));
        } catch (NumberFormatException e) {
            // The parser lets exponents through that no number type holds.
            throw new MalformedRecordException("a number whose exponent is too long");
        }
        if (!record.isObject()) {
            String kind = record.isMissingNode()
                    ? "nothing"
                    : record.getNodeType().name().toLowerCase(Locale.ROOT);
            throw new MalformedRecordException("expected a JSON object, found: " + kind);
        }
        return record;
    }

    private String reason(IOException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "nested deeper than " + limits.maxDepth() + " levels, or a key, string or number is too long"
                    + " (limits maxDepth, maxStringLength)";
        }
        if (failure instanceof JsonEOFException) {
            return "the record ends in the middle of its JSON";
        }
        if (failure instanceof JsonMappingException duplicate && duplicate.getProcessor() instanceof JsonParser at) {
            return duplicateOrTrailing(at);
        }
        if (failure instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return "not JSON at byte " + broken.getLocation().getByteOffset() + " of the record";
        }
        return "not JSON";
    }

    private static String duplicateOrTrailing(JsonParser at) {
        if (at.getParsingContext().inRoot()) {
            return "something stands behind the record's last brace; write one record a line";
        }
        try {
            String name = at.currentName();
            // Where the second one holds an object, the parser has gone into it and knows the key no more.
            String key = name == null ? "a key" : "the key '" + Text.printable(name) + "'";
            return key + " stands twice in one object; its meaning depends on the reader";
        } catch (IOException e) {
            return "not one JSON object";
        }
    }
}
