package io.cloudir.detect.json;

import io.cloudir.detect.DetectorState;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that keeps a {@link DetectorState} between runs, held by one run at a time: a lock file beside it keeps others
 * out until {@link #close}. It is replaced as a whole, so that a stop at any point leaves the old state or the new one.
 * Only its owner may read it. Not thread-safe.
 */
public final class DetectorStateFile implements AutoCloseable {
    /** A file lock keeps out other processes only; these are held by this one. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final String name;
    private final FileChannel lockFile;

    private DetectorStateFile(Path file, String name, FileChannel lockFile) {
        this.file = file;
        this.name = name;
        this.lockFile = lockFile;
    }

    /**
     * Takes hold of a state file, which need not be there yet; its folder must.
     *
     * @throws FileSystemException if another run holds it, or it is a folder, a pipe or a device
     * @throws IOException if its folder is not there or cannot be written to
     */
    public static DetectorStateFile open(Path path) throws IOException {
        Path file = resolved(path);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for, a device read without end, and either replaced by the new state.
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "this is no regular file; expected a detector state, or nothing yet; name another file");
        }
        if (!HELD.add(file)) {
            throw held(path);
        }
        try {
            // Opening a second channel to a lock file that this process holds would drop the lock when it is closed.
            FileChannel channel = FileChannel.open(
                    beside(file, ".lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    ownerOnly(file));
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw held(path);
            }
            return new DetectorStateFile(file, path.toString(), channel);
        } catch (IOException | RuntimeException failed) {
            HELD.remove(file);
            throw failed;
        }
    }

    /**
     * The state that is kept; empty if there is no file yet.
     *
     * @throws FaultyDocumentException if the file is not exactly what {@link #write} wrote; it is left as it is
     * @throws IOException if it cannot be read
     */
    public Optional<DetectorState> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long size = Files.size(file);
        if (size > DetectorStateJson.SIZE_LIMIT) {
            throw new FaultyDocumentException(
                    name,
                    List.of(new Fault(
                            1,
                            1,
                            "",
                            "too-large",
                            size + " bytes; a detector state has at most " + DetectorStateJson.SIZE_LIMIT,
                            "give the state file, or delete this one to start afresh")));
        }
        return Optional.of(DetectorStateJson.read(Files.readAllBytes(file), name));
    }

    /**
     * Puts a state in the place of the one that is kept; on the device when this returns.
     *
     * @throws IOException if it cannot be written, or has more than {@link DetectorStateJson#SIZE_LIMIT} bytes; the old
     *     one stays
     */
    public void write(DetectorState state) throws IOException {
        byte[] bytes = DetectorStateJson.write(state);
        if (bytes.length > DetectorStateJson.SIZE_LIMIT) {
            throw new FileSystemException(
                    name,
                    null,
                    "the state takes " + bytes.length + " bytes, more than the " + DetectorStateJson.SIZE_LIMIT
                            + " allowed; give rules with wide windows or high thresholds fewer keys");
        }
        Path next = beside(file, ".tmp");
        Files.deleteIfExists(next);
        Files.createFile(next, ownerOnly(file));
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix(file)) {
            try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Lets others have the file. The lock file stays, empty. */
    @Override
    public void close() throws IOException {
        try {
            lockFile.close();
        } finally {
            HELD.remove(file);
        }
    }

    private static Path resolved(Path path) throws IOException {
        return Files.exists(path)
                ? path.toRealPath()
                : folderOf(path).toRealPath().resolve(path.getFileName());
    }

    private static Path folderOf(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(path + " is in no folder");
        }
        return folder;
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static FileSystemException held(Path path) {
        return new FileSystemException(
                path.toString(), null, "another run holds this state; expected one at a time; wait until it has ended");
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
