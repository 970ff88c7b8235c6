package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.SaltSource;
import io.cloudir.model.Digest;
import io.cloudir.model.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** Writes drafts as lines, each once and for all: what is hashed here is what is stored. */
public final class EntryWriter {
    /** Longest line written, in bytes; what is larger belongs into the evidence store. */
    public static final int LINE_LIMIT = 8 << 20;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{" + SaltSource.HEX_DIGITS + "}");

    private final JournalSettings settings;

    public EntryWriter(JournalSettings settings) {
        this.settings = settings;
    }

    /**
     * A line, its line feed included, and the tip after it.
     *
     * @param line the bytes to store
     * @param tip where the journal goes on
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of a megabyte each would buy nothing
    public record Written(byte[] line, Tip tip) {}

    /**
     * Writes the entry that follows on a tip.
     *
     * @throws IllegalArgumentException if the draft cannot be stored
     */
    public Written write(Tip tip, Draft draft) {
        Head before = tip.head();
        long seq = before.entries() + 1;
        if (draft.event() instanceof Erased || draft.event() instanceof Unrecognised) {
            throw new IllegalArgumentException("only a known event can be appended, not " + draft.event());
        }
        CanonicalJson payload = new CanonicalJson();
        PayloadWriter.write(draft.event(), payload);
        byte[] payloadBytes = utf8(payload.toString());
        String salt = settings.salts().salt(before.incident(), seq, payloadBytes);
        if (!SALT.matcher(salt).matches()) {
            throw new IllegalArgumentException("a salt source gave '" + Text.printable(salt) + "'; expected "
                    + SaltSource.HEX_DIGITS + " lower-case hexadecimal digits");
        }
        Instant now = settings.clock().instant();
        Instant recordedAt = now.isAfter(tip.recordedAt()) ? now : tip.recordedAt();

        CanonicalJson start = new EntryHeader(
                        before.incident(),
                        seq,
                        EventTypes.nameOf(draft.event()),
                        draft.occurredAt(),
                        draft.precision(),
                        recordedAt,
                        draft.actor(),
                        draft.causes())
                .start();
        String chain =
                "\"payloadHash\":\"" + payloadHash(utf8(salt), payloadBytes) + "\",\"prev\":\"" + before.hash() + "\"";
        Digest hash = Digest.ofText(start + chain + "}");
        byte[] line = utf8(start + "\"payload\":" + payload + ",\"salt\":\"" + salt + "\"," + chain + ",\"hash\":\""
                + hash + "\"}\n");
        if (line.length > LINE_LIMIT) {
            throw new IllegalArgumentException("an entry of " + line.length + " bytes; at most " + LINE_LIMIT
                    + " are stored, keep larger things in the evidence store");
        }
        warn(before, seq, payload.replaced() + start.replaced());
        return new Written(line, new Tip(new Head(before.incident(), seq, hash), recordedAt));
    }

    private void warn(Head before, long seq, int replaced) {
        if (replaced > 0) {
            settings.warnings()
                    .accept("incident " + before.incident() + ", entry " + seq + ": " + replaced
                            + " unpaired surrogates replaced by U+FFFD");
        }
    }

    static Digest payloadHash(byte[] saltHex, byte[] payload) {
        var computation = Digest.sha256();
        computation.update(saltHex);
        computation.update(payload);
        return Digest.from(computation);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
