package io.cloudir.model;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of an incident: {@code ir-} and twelve characters of {@code [a-z0-9]}. It is safe in file names, URLs and
 * cloud resource names.
 *
 * @param value the whole text, prefix included
 */
public record IncidentId(String value) implements Comparable<IncidentId> {
    private static final Pattern FORM = Pattern.compile("ir-[a-z0-9]{12}");
    private static final int LETTERS = 12;

    public IncidentId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an incident id: '" + Text.printable(value)
                    + "'; expected ir- and 12 characters of a-z and 0-9, such as ir-0a1b2c3d4e5f");
        }
    }

    /**
     * The id that belongs to a dedupe key. Two nodes that see the same thing derive the same id, so they cannot open two
     * incidents for it.
     */
    public static IncidentId derivedFrom(String dedupeKey) {
        byte[] digest = HexFormat.of()
                .parseHex(Digest.of(dedupeKey.getBytes(StandardCharsets.UTF_8)).hex());
        String letters = new BigInteger(1, digest).toString(Character.MAX_RADIX);
        return new IncidentId("ir-" + "0".repeat(LETTERS).concat(letters).substring(letters.length()));
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
