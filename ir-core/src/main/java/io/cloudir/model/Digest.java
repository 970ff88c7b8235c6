package io.cloudir.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest (FIPS 180-4): the name by which evidence, payloads and plans are known.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** The digest that stands before the first entry of a chain: 64 zeros. */
    public static final Digest ZERO = new Digest("0".repeat(64));

    public Digest {
        Objects.requireNonNull(hex, "hex");
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "not a SHA-256 digest: '" + Text.printable(hex) + "'; expected 64 lower-case hexadecimal digits");
        }
    }

    /** The digest of some bytes. */
    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** The digest of the UTF-8 form of some text. */
    public static Digest ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh SHA-256 computation, for content that is hashed while it streams; finish it with {@link #from}. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256, which every runtime must have", e);
        }
    }

    /** The result of a computation begun with {@link #sha256}. */
    public static Digest from(MessageDigest computation) {
        return new Digest(HexFormat.of().formatHex(computation.digest()));
    }

    @Override
    public String toString() {
        return hex;
    }
}
