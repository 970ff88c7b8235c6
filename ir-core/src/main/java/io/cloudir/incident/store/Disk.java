package io.cloudir.incident.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that only their owner may read, and writes that have reached the device when the call returns. Uses no interruptible
 * channel for writing: a thread that is interrupted must not tear what others wait for.
 */
final class Disk {
    private final boolean posix;
    private final AtomicLong syncs = new AtomicLong();

    Disk(Path folder) {
        this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** How often something was forced to the device. */
    long syncs() {
        return syncs.get();
    }

    /** Creates a folder and those above it that are missing, mode 0700, and makes their names durable. */
    void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            createFolder(parent);
        }
        try {
            Files.createDirectory(folder, mode("rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            syncFolder(parent);
        }
    }

    /** Creates an empty file, mode 0600, unless it is there. Its name is durable after {@link #syncFolder}. */
    void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, mode("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // A symbolic link put there would have what is written go elsewhere.
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /** Writes bytes at a position; the file ends with them afterwards. */
    void write(Path file, long position, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(position);
            open.write(bytes);
            open.setLength(position + bytes.length);
            open.getFD().sync();
            syncs.incrementAndGet();
        }
    }

    /**
     * Adds bytes at a file's end, all of them or none: the first is written last, and until then a NUL stands in its place
     * and another behind the end. A process that is killed on the way leaves what begins and ends with a NUL; just before
     * it would have returned, the bytes and one NUL.
     */
    void append(Path file, long position, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(position);
            open.setLength(position + bytes.length + 1);
            open.seek(position + 1);
            open.write(bytes, 1, bytes.length - 1);
            open.seek(position);
            open.write(bytes, 0, 1);
            open.setLength(position + bytes.length);
            open.getFD().sync();
            syncs.incrementAndGet();
        }
    }

    /** Cuts a file off. */
    void truncate(Path file, long length) throws IOException {
        write(file, length, new byte[0]);
    }

    /** Puts a whole new file in the place of another, so that a reader or a crash finds either the one or the other. */
    void replace(Path file, byte[] bytes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        createFile(next);
        write(next, 0, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folderOf(file));
    }

    static byte[] read(Path file, long position, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(position);
            open.readFully(bytes);
        }
        return bytes;
    }

    /** Makes the names in a folder durable; where folders cannot be forced, as on Windows, the file system sees to it. */
    void syncFolder(Path folder) throws IOException {
        boolean interrupted = false;
        boolean synced = !posix;
        while (!synced) {
            try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
                syncs.incrementAndGet();
                synced = true;
            } catch (ClosedByInterruptException e) {
                interrupted = Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return folder;
    }

    private FileAttribute<?>[] mode(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
