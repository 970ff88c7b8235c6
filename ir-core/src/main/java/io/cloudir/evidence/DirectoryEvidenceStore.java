package io.cloudir.evidence;

import io.cloudir.model.Digest;
import io.cloudir.model.Namespace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evidence in a folder: one compressed file a content, named by digest, readable by its owner alone. A file is written
 * beside its place, forced to the disk and then moved into it, so a file that is there is whole. Several processes may
 * use one folder.
 */
public final class DirectoryEvidenceStore implements EvidenceStore {
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private static final String DRAFT = "draft-";
    private static final String DRAFT_ENDS = ".tmp";

    private final Path folder;

    private DirectoryEvidenceStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the evidence of one namespace, creating the folder where it is missing.
     *
     * @param root the folder that holds all namespaces
     * @param namespace the tenant: 1 to 63 characters of a-z, 0-9 and hyphen, not beginning with a hyphen
     * @throws IllegalArgumentException if the namespace has another form; it becomes a folder's name
     * @throws EvidenceException if the folder cannot be created
     */
    public static DirectoryEvidenceStore open(Path root, String namespace) {
        return in(root.resolve(Namespace.require(namespace)).resolve("evidence"));
    }

    /**
     * Opens the evidence in a folder of the caller's choice, creating it where it is missing.
     *
     * @throws EvidenceException if the folder cannot be created
     */
    public static DirectoryEvidenceStore in(Path folder) {
        DirectoryEvidenceStore store = new DirectoryEvidenceStore(folder);
        try {
            store.createFolder(store.folder);
        } catch (IOException e) {
            throw new EvidenceException("cannot create the evidence folder " + store.folder, e);
        }
        return store;
    }

    /**
     * Removes what writers that died have left behind: drafts, never evidence. One that is still being written must not be
     * old enough to be taken for one of them.
     *
     * @param before drafts last written before this instant are removed; a day ago is early enough
     * @return this store
     * @throws EvidenceException if the folder cannot be read, or a draft not be removed
     */
    public DirectoryEvidenceStore withoutDraftsBefore(Instant before) {
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, is) -> isDraft(file)
                        && is.isRegularFile()
                        && is.lastModifiedTime().toInstant().isBefore(before))) {
            for (Path draft : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new EvidenceException("drafts in the evidence folder " + folder + " cannot be removed", e);
        }
        return this;
    }

    private static boolean isDraft(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(DRAFT) && name.endsWith(DRAFT_ENDS);
    }

    @Override
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        try {
            if (!isWhole(digest)) {
                keep(new ByteArrayInputStream(content));
            }
        } catch (IOException | Packed.NotWritten e) {
            throw notStored(e);
        }
        return digest;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        try {
            return keep(content);
        } catch (Packed.NotWritten e) {
            throw notStored(e);
        }
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        Path place = placeOf(digest);
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            // A pipe or a device in its place might never end.
            throw new EvidenceException("evidence " + digest + " in " + folder + " is no regular file");
        }
        try {
            return Optional.of(CheckedContent.unpacking(Files.newInputStream(place), digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EvidenceException("evidence " + digest + " in " + folder + " cannot be read", e);
        }
    }

    /** Writes a draft in the folder itself, for the content's place is known only once it has all passed. */
    private Stored keep(InputStream content) throws IOException, Packed.NotWritten {
        Path draft = draft();
        try {
            Stored stored = write(draft, content);
            moveIntoPlace(draft, stored.digest());
            return stored;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path draft() throws Packed.NotWritten {
        try {
            return Files.createTempFile(folder, DRAFT, DRAFT_ENDS, attributes(folder, OWNER_FILE));
        } catch (IOException e) {
            throw new Packed.NotWritten(e);
        }
    }

    private static Stored write(Path draft, InputStream content) throws IOException, Packed.NotWritten {
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            Stored stored = Packed.copy(content, Channels.newOutputStream(file));
            force(file);
            return stored;
        }
    }

    private static void force(FileChannel file) throws Packed.NotWritten {
        try {
            file.force(true);
        } catch (IOException e) {
            throw new Packed.NotWritten(e);
        }
    }

    private void moveIntoPlace(Path draft, Digest digest) throws Packed.NotWritten {
        try {
            if (!isWhole(digest)) {
                Path place = placeOf(digest);
                createFolder(parentOf(place));
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process stored the same content first: nothing is left to do.
        } catch (IOException e) {
            throw new Packed.NotWritten(e);
        }
    }

    private EvidenceException notStored(Exception why) {
        return new EvidenceException(
                "evidence could not be stored in " + folder + "; free space or mend access, then collect it again",
                why);
    }

    /** Whether the content lies there already. What lies there instead would be lost as evidence, so it is moved aside. */
    private boolean isWhole(Digest digest) throws IOException {
        Path place = placeOf(digest);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (Files.isRegularFile(place)) {
            try (InputStream there = open(digest).orElseThrow(() -> new EvidenceException("gone meanwhile"))) {
                there.transferTo(OutputStream.nullOutputStream());
                return true;
            } catch (AlteredEvidenceException e) {
                // Told by the file that is moved aside. What could not be read may be whole, so it stays where it is.
            }
        }
        Path aside = place.resolveSibling(place.getFileName() + ".altered");
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return false;
    }

    private Path placeOf(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".gz");
    }

    private Path parentOf(Path place) {
        Path parent = place.getParent();
        return parent == null ? folder : parent;
    }

    private void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(path, OWNER_FOLDER));
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
