package io.cloudir.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that a run writes its results to: readable by its owner alone, since results quote logs. */
final class OutputFolder {
    private final Path root;

    private OutputFolder(Path root) {
        this.root = root;
    }

    /**
     * Makes the folder if it is missing.
     *
     * @throws Failure if it is no folder, or not empty and {@code force} is off, or cannot be made
     */
    static OutputFolder open(Path root, boolean force) {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root)) {
            throw new Failure(
                    ExitCode.STORE,
                    root + ": is no folder; expected one, or a name for a new one; give another with --out");
        }
        try {
            if (Files.exists(root) && !force && !isEmpty(root)) {
                throw new Failure(
                        ExitCode.USAGE,
                        root + " is not empty; give another folder with --out, or write into it with --force");
            }
            Files.createDirectories(root, attributes(root, "rwx------"));
        } catch (IOException e) {
            throw new Failure(ExitCode.STORE, root + ": cannot be made; check the path, its permissions and space", e);
        }
        return new OutputFolder(root);
    }

    Path root() {
        return root;
    }

    /**
     * Writes a file, replacing one of that name.
     *
     * @param name its path within the folder; made of fixed words and incident ids, never of log text
     */
    void write(String name, byte[] content) {
        write(name, file -> file.write(content));
    }

    /** What a file consists of, written bit by bit. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream file) throws IOException;
    }

    /**
     * Writes a file that need not be held whole: beside its place, then moved there, so that no half of one is left.
     *
     * @throws Failure if it cannot be written, or a link stands in the way
     */
    void write(String name, Content content) {
        Path file = root.resolve(name);
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Optional.ofNullable(Path.of(name).getParent()).ifPresent(parent -> folder(parent.toString()));
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, attributes(root, "rw-------"));
            try {
                try (OutputStream open = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    content.to(open);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.STORE, file + ": cannot be written; check its permissions and space", e);
        }
    }

    /**
     * A folder within it, made if it is missing.
     *
     * @param name its path within the folder
     * @throws Failure if it cannot be made, or a part of the path is a link: it would lead what is written elsewhere
     */
    Path folder(String name) {
        Path folder = root;
        for (Path part : Path.of(name)) {
            folder = folder.resolve(part);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new Failure(
                        ExitCode.STORE,
                        folder + ": is no folder, or a link to one; expected a folder of an earlier run; remove it");
            }
            try {
                Files.createDirectories(folder, attributes(root, "rwx------"));
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.STORE, folder + ": cannot be made; check the path, its permissions and space", e);
            }
        }
        return folder;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
