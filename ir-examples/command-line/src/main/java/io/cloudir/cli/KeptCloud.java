package io.cloudir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.SecretSink;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.AccountHistory;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated cloud of a store, kept between commands: the records that it was built from, and every change that was made
 * in it since, each written before its call comes back. Making the same changes at the same times again gives the same
 * cloud, so nothing of its inside is written. It knows nothing of the journals: what is read back is what was done to it.
 */
final class KeptCloud implements AutoCloseable {
    private static final int VERSION = 1;
    private static final String STATE = "simulated.json";
    private static final String RECORDS = "records.jsonl.gz";

    /** For records that name no account; none has this id. */
    private static final String NO_ACCOUNT = "000000000000";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path state;
    private final Closeable lock;
    private final SimulatedCloud cloud;

    /** What is written: the account, when the cloud was built, and what was changed since. */
    record Kept(int version, String account, String started, List<Change> changes) {}

    /** One change and when it was made. */
    record Change(
            String at, String target, String call, String undoCall, String before, String after, String residue) {}

    private KeptCloud(Path state, Closeable lock, SimulatedCloud cloud) {
        this.state = state;
        this.lock = lock;
        this.cloud = cloud;
    }

    /** The account that most records tell of; one that there is not if none names one. */
    static CloudAccount accountOf(AccountHistory history) {
        return new CloudAccount(Cloud.AWS, history.busiest().orElse(NO_ACCOUNT));
    }

    /**
     * Keeps the cloud that records tell of, unless one is there already in which something was changed.
     *
     * @return whether it is kept; false if the one that is there stays
     */
    static boolean keep(KeptRecords records, CloudAccount account, Instant started) {
        Path folder = records.folder();
        try (FileChannel held = lock(folder)) {
            Path state = folder.resolve(STATE);
            if (Files.exists(state) && !read(state).changes().isEmpty()) {
                return false;
            }
            records.moveTo(folder.resolve(RECORDS));
            write(state, new Kept(VERSION, account.id(), started.toString(), List.of()));
            return held.isOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the simulated cloud cannot be kept", e);
        }
    }

    /**
     * Opens the cloud of a store, for this process alone until it is closed.
     *
     * @param now the time of every call from now on
     * @throws Failure if the store keeps none, or what it keeps is not what was written
     */
    static KeptCloud open(Path folder, Instant now, Terminal terminal) {
        Path state = stateIn(folder);
        try {
            FileChannel held = lock(folder);
            try {
                return opened(folder, state, held, now, terminal);
            } catch (RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(state + ": cannot be read", e);
        }
    }

    /**
     * The cloud of a store as it was last written, only to be looked at: nothing is locked or written, so others may be at work
     * on it meanwhile.
     *
     * @param now the time of looking
     * @throws Failure if the store keeps none, or what it keeps is not what was written
     */
    static KeptCloud look(Path folder, Instant now, Terminal terminal) {
        return opened(folder, stateIn(folder), () -> {}, now, terminal);
    }

    /**
     * An empty cloud of the account that a store keeps, for what only has to know which account it is: others may be at work
     * on the cloud itself meanwhile.
     *
     * @throws Failure if the store keeps none
     */
    static KeptCloud ofAccount(Path folder, Instant now) {
        Path state = stateIn(folder);
        CloudAccount account = new CloudAccount(Cloud.AWS, read(state).account());
        return new KeptCloud(
                state,
                () -> {},
                SimulatedCloud.fromHistory(account, new AccountHistory(), Clock.fixed(now, ZoneOffset.UTC)));
    }

    /** Whether a cloud is kept in a folder. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(STATE));
    }

    private static Path stateIn(Path folder) {
        Path state = folder.resolve(STATE);
        if (Files.notExists(state)) {
            throw new Failure(
                    ExitCode.INPUT,
                    state
                            + ": the store keeps no simulated cloud; expected one that ir run --logs PATH --store DIR made"
                            + " without --exercise");
        }
        return state;
    }

    private static KeptCloud opened(Path folder, Path state, Closeable held, Instant now, Terminal terminal) {
        Kept kept = read(state);
        AccountHistory history = new AccountHistory();
        new LogInput(terminal)
                .read(List.of(folder.resolve(RECORDS).toString()), LogSource.AUTO, LogMappings.none(), history::add);
        ReplayClock clock = new ReplayClock(Instant.parse(kept.started()));
        SimulatedCloud cloud = SimulatedCloud.fromHistory(new CloudAccount(Cloud.AWS, kept.account()), history, clock);
        // Secrets of changes that are made again were handed over when they were made.
        cloud.handingSecretsTo(secret -> {});
        for (Change change : kept.changes()) {
            clock.moveTo(Instant.parse(change.at()));
            make(state, cloud, change);
        }
        cloud.handingSecretsToNobody();
        if (now.isBefore(clock.instant())) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--at " + now + " lies before " + clock.instant()
                            + ", when the simulated cloud was last changed; expected a later time");
        }
        clock.moveTo(now);
        List<Change> changes = new ArrayList<>(kept.changes());
        cloud.onChange(change -> {
            changes.add(new Change(
                    now.toString(),
                    change.target().toString(),
                    change.call(),
                    change.undoCall(),
                    change.before(),
                    change.after(),
                    change.residue()));
            write(state, new Kept(VERSION, kept.account(), kept.started(), List.copyOf(changes)));
        });
        return new KeptCloud(state, held, cloud);
    }

    private static void make(Path state, SimulatedCloud cloud, Change change) {
        try {
            StateChange again = new StateChange(
                    StateRef.parse(change.target()),
                    change.call(),
                    change.undoCall(),
                    change.before(),
                    change.after(),
                    change.residue());
            if (!(cloud.apply(again) instanceof ApplyResult.Applied)) {
                throw damaged(state, "the change of " + change.target() + " cannot have been made", null);
            }
        } catch (IllegalArgumentException | CloudException e) {
            throw damaged(state, String.valueOf(e.getMessage()), e);
        }
    }

    /** The same; new secrets go there, and without a place for them nothing is done that makes one. */
    KeptCloud handingSecretsTo(Optional<? extends SecretSink> place) {
        place.ifPresentOrElse(cloud::handingSecretsTo, cloud::handingSecretsToNobody);
        return this;
    }

    /** The cloud itself. */
    CloudAdapter cloud() {
        return cloud;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(state + ": cannot be closed", e);
        }
    }

    private static Kept read(Path state) {
        try {
            Kept kept = JSON.readValue(Files.readAllBytes(state), Kept.class);
            if (kept.version() != VERSION) {
                throw damaged(state, "version " + kept.version() + " is not " + VERSION, null);
            }
            Instant.parse(kept.started());
            kept.changes().forEach(change -> Instant.parse(change.at()));
            return kept;
        } catch (JsonProcessingException e) {
            throw damaged(state, e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw damaged(state, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(state + ": cannot be read", e);
        }
    }

    private static void write(Path state, Kept kept) {
        try {
            PrivateFiles.replace(state, JSON.writeValueAsBytes(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(state + ": cannot be written", e);
        }
    }

    private static Failure damaged(Path state, String what, @Nullable Exception cause) {
        String text = state + ":0:0: " + what + "; expected what ir wrote; restore the file from a backup";
        return cause == null ? new Failure(ExitCode.INPUT, text) : new Failure(ExitCode.INPUT, text, cause);
    }

    private static FileChannel lock(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        FileChannel channel = PrivateFiles.openLock(folder.resolve("lock"));
        if (Optional.ofNullable(channel.tryLock()).isEmpty()) {
            channel.close();
            throw new Failure(
                    ExitCode.STORE,
                    folder + ": another command is at work on the simulated cloud; try again when it has ended");
        }
        return channel;
    }
}
