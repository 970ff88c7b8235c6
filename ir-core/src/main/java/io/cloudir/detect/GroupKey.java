package io.cloudir.detect;

import io.cloudir.model.Digest;
import java.util.ArrayList;
import java.util.List;

/** The values of the fields that a windowed rule groups by, as one text: each with its length first. */
final class GroupKey {
    /** Longer values are told apart by their digest. */
    private static final int VALUE_LIMIT = 256;

    private final StringBuilder key = new StringBuilder();

    void add(String value) {
        String text = shortened(value);
        key.append(text.length()).append(':').append(text);
    }

    @Override
    public String toString() {
        return key.toString();
    }

    /** The value, or what stands for a long one. */
    static String shortened(String value) {
        return value.length() <= VALUE_LIMIT ? value : Digest.ofText(value).hex();
    }

    /** The values of a key. */
    static List<String> values(String key) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < key.length(); ) {
            int colon = key.indexOf(':', at);
            int length = Integer.parseInt(key, at, colon, 10);
            values.add(key.substring(colon + 1, colon + 1 + length));
            at = colon + 1 + length;
        }
        return values;
    }

    /** Whether a text is a key of so many values. */
    static boolean isOf(String key, int values) {
        try {
            GroupKey again = new GroupKey();
            List<String> found = values(key);
            found.forEach(again::add);
            return found.size() == values && again.toString().equals(key);
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }
}
