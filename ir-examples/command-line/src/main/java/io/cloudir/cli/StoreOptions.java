package io.cloudir.cli;

import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where incidents are kept. */
class StoreOptions {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR",
            description = "The folder that holds journals and evidence. Default: what IR_STORE says.")
    @SuppressWarnings("NullAway.Init") // required
    private String store;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            defaultValue = "default",
            description = "The tenant within the store. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String namespace;

    /**
     * For commands that work on what is there: they must not make a store of a mistyped path.
     *
     * @throws Failure if there is no such folder
     */
    void requireStore() {
        if (!store.startsWith("jdbc:") && Files.notExists(Path.of(store))) {
            throw new Failure(
                    ExitCode.INPUT,
                    store + ": there is no such store; expected a folder that ir open or ir run made; check --store");
        }
    }

    JournalStore open(JournalSettings settings) {
        return openJournals(Optional.of(store), namespace, settings);
    }

    EvidenceStore evidence() {
        return openEvidence(store, namespace);
    }

    /** Where the simulated cloud of the store is kept. */
    Path cloudFolder() {
        return cloudFolder(store, namespace);
    }

    static Path cloudFolder(String place, String namespace) {
        return Path.of(place).resolve(namespace).resolve("cloud");
    }

    /** Opens the journals of a place; in memory if there is none. */
    static JournalStore openJournals(Optional<String> place, String namespace, JournalSettings settings) {
        try {
            return place.map(name -> openJournals(name, namespace, settings))
                    .orElseGet(() -> MemoryJournalStore.open(namespace, settings));
        } catch (InvalidPathException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--namespace: " + e.getMessage(), e);
        }
    }

    private static JournalStore openJournals(String place, String namespace, JournalSettings settings) {
        requirePossible(place);
        return DirectoryJournalStore.open(Path.of(place), namespace, settings);
    }

    /** Says what can be said of a place before anything is read for it. */
    static void requirePossible(String place) {
        if (place.startsWith("jdbc:")) {
            throw new Failure(
                    ExitCode.USAGE,
                    "there is no store for " + place.replaceAll("[/?;@].*", "")
                            + " yet; expected a folder; give --store DIR");
        }
        Path folder = Path.of(place);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure(ExitCode.STORE, place + ": is no folder; expected a store's folder; check --store");
        }
    }

    /**
     * The clock that a command works by: it stands at a time that the person named, or is the machine's.
     *
     * @throws Failure if that time has not come: a journal's times never fall, so all later entries would bear it
     */
    static Clock clockAt(Optional<Instant> at) {
        Instant now = Clock.systemUTC().instant();
        at.filter(now::isBefore).ifPresent(time -> {
            throw new Failure(
                    ExitCode.USAGE,
                    "--at " + time + " has not come, it is " + now.truncatedTo(ChronoUnit.SECONDS)
                            + "; expected a time that is over; leave --at out for now");
        });
        return at.map(time -> Clock.fixed(time, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
    }

    /** A draft that is older belongs to a command that was killed: none takes a day. */
    static Instant left() {
        return Clock.systemUTC().instant().minus(Duration.ofDays(1));
    }

    static EvidenceStore openEvidence(String place, String namespace) {
        return DirectoryEvidenceStore.open(Path.of(place), namespace).withoutDraftsBefore(left());
    }
}
