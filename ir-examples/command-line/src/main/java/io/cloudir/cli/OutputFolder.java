package io.cloudir.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
     * @throws Failure if it is not empty and {@code force} is off, or it cannot be made
     */
    static OutputFolder open(Path root, boolean force) {
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

    /** Writes a file that need not be held whole. */
    void write(String name, Content content) {
        Path file = root.resolve(name);
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent, attributes(root, "rwx------"));
            }
            Files.deleteIfExists(file);
            Files.createFile(file, attributes(root, "rw-------"));
            try (OutputStream open = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.to(open);
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.STORE, file + ": cannot be written; check its permissions and space", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
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
