package io.cloudir.incident.journal;

import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the salts come from that hide payloads behind their hashes: once salt and payload are erased, nobody can find the
 * payload by trying likely ones. Must be thread-safe.
 */
@FunctionalInterface
public interface SaltSource {
    /** Length of a salt: 32 hexadecimal digits, 128 bits. */
    int HEX_DIGITS = 32;

    /**
     * A salt for one entry: {@value #HEX_DIGITS} lower-case hexadecimal digits.
     *
     * @param incident the journal
     * @param seq the entry's position
     * @param payload the payload's bytes, not to be altered
     */
    String salt(IncidentId incident, long seq, byte[] payload);

    /** Salts nobody can guess. The one to use wherever an erasure may ever be asked for. */
    static SaltSource random(SecureRandom random) {
        return (incident, seq, payload) -> {
            byte[] salt = new byte[HEX_DIGITS / 2];
            random.nextBytes(salt);
            return HexFormat.of().formatHex(salt);
        };
    }

    /**
     * Salts that follow from incident, position and payload, so that a replay writes the same bytes each time.
     *
     * <p>They protect an erased payload only as well as it is hard to guess: whoever has a guess can compute its salt and
     * compare the hash. Use it for replays and exercises, not for incidents that hold personal data.
     */
    static SaltSource derived() {
        return (incident, seq, payload) -> Digest.ofText(incident + "\n" + seq + "\n" + Digest.of(payload))
                .hex()
                .substring(0, HEX_DIGITS);
    }
}
