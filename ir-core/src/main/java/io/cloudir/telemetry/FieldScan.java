package io.cloudir.telemetry;

import io.cloudir.telemetry.FieldValue.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a set of fields in one pass over the bytes of a JSON object. The whole object is checked, as strictly
 * as when it is parsed but for one thing: that a key stands twice is noticed only where a wanted field may be. Values are
 * slices of the bytes until somebody asks for their text, so a record of which nothing is wanted leaves no garbage.
 *
 * <p>A field has the values that {@link Activity#values} tells. One scan serves one thread, record after record; what it
 * found stands until the next.
 */
public final class FieldScan extends JsonScanner {
    /** There is no value, or no further one. */
    public static final int NONE = FoundFields.NONE;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final FieldTrie trie;
    private final FoundFields found;
    /** For each node of the trie, in which object its key was last met. */
    private final long[] met;
    /** Sums up what the record says; null if nobody asks. */
    private final @Nullable ContentHash content;

    private long objects;
    /** The sum of the value read last. */
    private long said;

    /**
     * A scan of records that were read before, within whatever limits.
     *
     * @param fields the wanted fields; each is asked for by its place in this list
     */
    public FieldScan(List<FieldPath> fields) {
        this(fields, ReadLimits.NONE);
    }

    /**
     * A scan for some fields.
     *
     * @param fields the wanted fields; each is asked for by its place in this list
     * @param limits how deep a record may be nested and how long a text may be
     */
    public FieldScan(List<FieldPath> fields, ReadLimits limits) {
        this(fields, limits, null);
    }

    /** A scan that also sums up the content, and sees every key that stands twice. */
    FieldScan(List<FieldPath> fields, ReadLimits limits, @Nullable ContentHash content) {
        super(limits);
        this.content = content;
        trie = FieldTrie.of(fields);
        found = new FoundFields(fields.size());
        met = new long[trie.size()];
    }

    /**
     * Looks at one record.
     *
     * @param bytes what holds the record; it must not change while values are asked for
     * @param from where its brace opens
     * @param to where the bytes end; the record may end before
     * @return where the record ends, behind its last brace; negative if it is broken or cut off, see {@link #fault}
     */
    public int scan(byte[] bytes, int from, int to) {
        json = Objects.requireNonNull(bytes, "bytes");
        end = Objects.checkFromToIndex(from, to, bytes.length) >= 0 ? to : 0;
        wide = false;
        found.clear();
        if (content != null) {
            content.clear();
        }
        if (from >= to || json[from] != '{') {
            return fail("expected a JSON object", from);
        }
        int behind = object(from, trie, 1);
        if (behind >= 0 && wide) {
            int fault = Utf8.faultIn(json, from, behind);
            if (fault >= 0) {
                return fail("no valid UTF-8", fault);
            }
        }
        return behind;
    }

    /** Why the last record could not be read, for people; without anything that the record says. */
    public String fault() {
        return reason;
    }

    /** The sum of what the last record says, if the scan was made to sum up. */
    long content() {
        return said;
    }

    /** Where in the bytes the last record is broken. */
    public int faultAt() {
        return faultAt;
    }

    /** Whether the record has a field, even if it holds null or an empty list. */
    public boolean has(int field) {
        return found.has(field);
    }

    /** The first value of a field, to be asked about below; {@link #NONE} if the record has none. */
    public int first(int field) {
        return found.first(field);
    }

    /** See {@link FoundFields#only}. */
    int only(int field) {
        return found.only(json, field);
    }

    /** The value of the same field that comes next; {@link #NONE} if there is none. */
    public int next(int value) {
        return found.next(value);
    }

    /** What the record holds there. */
    public Kind kind(int value) {
        return found.kind(value);
    }

    /** Whether the bytes of a value are its text as it stands: ASCII, without escapes. */
    public boolean isPlain(int value) {
        return found.isPlain(value);
    }

    /** Where the bytes of a value begin; those of a text without its quotation marks. */
    public int from(int value) {
        return found.from(value);
    }

    /** Where the bytes of a value end. */
    public int to(int value) {
        return found.to(value);
    }

    /** A hash of ASCII text that does not tell upper from lower case. */
    public static int caselessHash(byte[] text, int from, int to) {
        return SwarText.caselessHash(text, from, to);
    }

    /** What holds the record, as it was given. */
    public byte[] bytes() {
        return json;
    }

    /** How many bytes a value has where it lies. */
    public int length(int value) {
        return found.to(value) - found.from(value);
    }

    /**
     * Whether a plain value has a text at a place without regard to the case of its letters.
     *
     * @param at from 0; the text does not go beyond the value
     * @param text in lower case, UTF-8
     */
    public boolean hasFolded(int value, int at, byte[] text) {
        return found.hasFolded(json, value, at, text);
    }

    /** The text of a value, as {@link FieldValue#text} has it. */
    public String text(int value) {
        int from = found.from(value);
        int to = found.to(value);
        if (found.isPlain(value)) {
            return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
        }
        return switch (found.kind(value)) {
            case TEXT -> JsonText.unescaped(json, from, to);
            case NUMBER -> JsonText.number(json, from, to);
            case OBJECT -> JsonText.compact(json, from, to);
            case BOOLEAN, NULL -> new String(json, from, to - from, StandardCharsets.US_ASCII);
        };
    }

    /** All values of a field, in document order. */
    public List<FieldValue> values(int field) {
        List<FieldValue> values = new ArrayList<>(1);
        for (int value = first(field); value != NONE; value = next(value)) {
            values.add(new FieldValue(kind(value), text(value)));
        }
        return values;
    }

    private int object(int open, @Nullable FieldTrie node, int depth) {
        if (depth > maxDepth) {
            return fail("nested too deeply", open);
        }
        long instance = ++objects;
        long sum = 0;
        int keys = content == null ? 0 : content.open();
        int at = space(open + 1);
        if (at < end && json[at] == '}') {
            return closed(at, sum, keys);
        }
        while (true) {
            if (at >= end || json[at] != '"') {
                return broken(at);
            }
            int key = at + 1;
            int close = string(key);
            if (close < 0) {
                return close;
            }
            FieldTrie child = node == null ? null : child(node, key, close);
            if (child != null) {
                if (met[child.id()] == instance) {
                    return fail("a key stands twice in one object; its meaning depends on the reader", key);
                }
                met[child.id()] = instance;
            }
            at = space(close + 1);
            if (at >= end || json[at] != ':') {
                return broken(at);
            }
            long name = content == null ? 0 : summed(content, key, close);
            at = member(space(at + 1), child, depth);
            if (at < 0) {
                return at;
            }
            if (content != null) {
                content.key(name);
                sum += content.member(name, said);
            }
            at = space(at);
            if (at < end && json[at] == ',') {
                at = space(at + 1);
            } else {
                return at < end && json[at] == '}' ? closed(at, sum, keys) : broken(at);
            }
        }
    }

    private int closed(int at, long sum, int keys) {
        if (content != null) {
            said = content.closed('{', sum);
            if (!content.close(keys)) {
                return fail("a key stands twice in one object; its meaning depends on the reader", at);
            }
        }
        return at + 1;
    }

    /** The sum of the string read last. */
    private long summed(ContentHash hash, int from, int to) {
        return plain ? hash.text('"', json, from, to) : hash.text('"', JsonText.unescaped(json, from, to));
    }

    private @Nullable FieldTrie child(FieldTrie node, int from, int to) {
        if (plain) {
            return node.child(json, from, to - from);
        }
        byte[] key = JsonText.unescaped(json, from, to).getBytes(StandardCharsets.UTF_8);
        return node.child(key, 0, key.length);
    }

    private int member(int at, @Nullable FieldTrie child, int depth) {
        if (child == null) {
            return value(at, null, NONE, depth);
        }
        if (child.flat() != FieldTrie.NONE) {
            return value(at, null, found.flat(child.flat()), depth);
        }
        if (child.nested() != FieldTrie.NONE) {
            found.meet(child.nested());
        }
        return value(at, child, child.nested(), depth);
    }

    private int value(int at, @Nullable FieldTrie node, int field, int depth) {
        if (at >= end) {
            return broken(at);
        }
        switch (json[at]) {
            case '"' -> {
                int close = string(at + 1);
                if (close < 0) {
                    return close;
                }
                add(field, Kind.TEXT, plain, at + 1, close);
                if (content != null) {
                    said = summed(content, at + 1, close);
                }
                return close + 1;
            }
            case '{' -> {
                int behind = object(at, node != null && node.leadsOn() ? node : null, depth + 1);
                if (behind >= 0) {
                    add(field, Kind.OBJECT, false, at, behind);
                }
                return behind;
            }
            case '[' -> {
                return array(at, node, field, depth + 1);
            }
            case 't' -> {
                return word(at, TRUE, Kind.BOOLEAN, field);
            }
            case 'f' -> {
                return word(at, FALSE, Kind.BOOLEAN, field);
            }
            case 'n' -> {
                return word(at, NULL, Kind.NULL, field);
            }
            default -> {
                int behind = number(at);
                if (behind >= 0) {
                    add(field, Kind.NUMBER, plain, at, behind);
                    if (content != null) {
                        said = plain
                                ? content.text('=', json, at, behind)
                                : content.text('=', JsonText.number(json, at, behind));
                    }
                }
                return behind;
            }
        }
    }

    private int array(int open, @Nullable FieldTrie node, int field, int depth) {
        if (depth > maxDepth) {
            return fail("nested too deeply", open);
        }
        int at = space(open + 1);
        long sum = 0;
        if (at < end && json[at] == ']') {
            return closedArray(at, sum);
        }
        while (true) {
            at = value(at, node, field, depth);
            if (at < 0) {
                return at;
            }
            if (content != null) {
                sum = content.element(sum, said);
            }
            at = space(at);
            if (at < end && json[at] == ',') {
                at = space(at + 1);
            } else {
                return at < end && json[at] == ']' ? closedArray(at, sum) : broken(at);
            }
        }
    }

    private int closedArray(int at, long sum) {
        if (content != null) {
            said = content.closed('[', sum);
        }
        return at + 1;
    }

    private int word(int at, byte[] word, Kind kind, int field) {
        int behind = at + word.length;
        if (behind > end || !Arrays.equals(json, at, behind, word, 0, word.length)) {
            return broken(at);
        }
        add(field, kind, true, at, behind);
        if (content != null) {
            said = content.text('=', json, at, behind);
        }
        return behind;
    }

    private void add(int field, Kind kind, boolean isPlain, int from, int to) {
        if (field != NONE) {
            found.add(field, kind, isPlain, from, to);
        }
    }
}
