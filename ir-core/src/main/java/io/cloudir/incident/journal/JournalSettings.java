package io.cloudir.incident.journal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What every journal store needs from its caller.
 *
 * @param clock tells the time of recording
 * @param salts hides payloads behind their hashes
 * @param warnings is told, in one line each, what the store mended or altered: a torn tail set aside, characters replaced.
 *     Called by the thread that works on the store, which must not be kept waiting
 */
public record JournalSettings(Clock clock, SaltSource salts, Consumer<String> warnings) {
    public JournalSettings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(salts, "salts");
        Objects.requireNonNull(warnings, "warnings");
    }

    /** Settings for real incidents: salts that nobody can guess. Warnings are dropped, see {@link #warningTo}. */
    public static JournalSettings secure(Clock clock, SecureRandom random) {
        return new JournalSettings(clock, SaltSource.random(random), warning -> {});
    }

    /**
     * Settings for replays: the same drafts at the same times give the same bytes. See {@link SaltSource#derived} for what
     * that costs.
     */
    public static JournalSettings reproducible(Clock clock) {
        return new JournalSettings(clock, SaltSource.derived(), warning -> {});
    }

    /** The same settings with warnings going there. */
    public JournalSettings warningTo(Consumer<String> listener) {
        return new JournalSettings(clock, salts, listener);
    }
}
