package io.cloudir.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/** Files that only their owner reads, replaced as a whole or not at all. */
final class PrivateFiles {
    private PrivateFiles() {}

    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /** Writes beside the place, forces it to the disk, then moves it there. */
    static void replace(Path place, byte[] content) throws IOException {
        Path draft = place.resolveSibling(place.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try (FileChannel out = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(place, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A new file beside others, to be written and then moved to its place. */
    static Path draft(Path folder) throws IOException {
        folder(folder);
        return Files.createTempFile(folder, "draft-", ".tmp", mode(folder, "rw-------"));
    }

    /** Removes drafts that were last written before an instant: whoever wrote them has died. */
    static void removeDraftsBefore(Path folder, Instant before) throws IOException {
        folder(folder);
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "draft-*.tmp")) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /** Forces a draft to the disk, then moves it to its place. */
    static void move(Path draft, Path place) throws IOException {
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Opens a file to be locked, creating it where it is missing. */
    static FileChannel openLock(Path place) throws IOException {
        return FileChannel.open(
                place, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode(place, "rw-------"));
    }

    private static FileAttribute<?>[] mode(Path place, String permissions) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
