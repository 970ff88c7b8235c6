package io.cloudir.incident.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets one thread of one process at a time work on an incident. A file lock keeps out other processes only, and a process
 * loses it when any of its threads closes the file, so the threads of this process, whatever store they use, take turns
 * first; stripes shared by all stores keep that bounded. The system drops the lock of a process that dies.
 */
final class IncidentLock {
    private static final ReentrantLock[] STRIPES =
            IntStream.range(0, 256).mapToObj(at -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private final Disk disk;
    private final Path file;
    private final ReentrantLock stripe;

    /** @param file the lock file, in a folder whose path is the real one */
    IncidentLock(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
        this.stripe = STRIPES[Math.floorMod(file.hashCode(), STRIPES.length)];
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Work that only reads, told whether it has the lock. */
    @FunctionalInterface
    interface Reading<T> {
        T run(boolean alone) throws IOException;
    }

    /** Runs work that nobody else may disturb. The folder must exist. */
    <T> T holding(Work<T> work) throws IOException {
        return inTurn(() -> {
            disk.createFile(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return locked(channel, work);
            }
        });
    }

    /**
     * Runs work that only reads. Whoever may not write in the folder, such as an auditor, cannot have the lock and reads
     * without: another may be at work meanwhile.
     */
    <T> T reading(Reading<T> work) throws IOException {
        return inTurn(() -> {
            Optional<FileChannel> open = openIfPossible();
            if (open.isEmpty()) {
                return work.run(false);
            }
            try (FileChannel channel = open.get()) {
                return locked(channel, () -> work.run(true));
            }
        });
    }

    private Optional<FileChannel> openIfPossible() {
        try {
            disk.createFile(file);
            return Optional.of(FileChannel.open(file, StandardOpenOption.WRITE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static <T> T locked(FileChannel channel, Work<T> work) throws IOException {
        try (FileLock lock = channel.lock()) {
            assert lock.isValid();
            return work.run();
        }
    }

    private <T> T inTurn(Work<T> work) throws IOException {
        // An interrupt would close the lock's channel; it is for the caller to see, afterwards.
        boolean interrupted = Thread.interrupted();
        stripe.lock();
        try {
            return work.run();
        } finally {
            stripe.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
