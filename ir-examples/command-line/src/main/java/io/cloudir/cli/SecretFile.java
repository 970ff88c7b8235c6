package io.cloudir.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.cloud.NewSecret;
import io.cloudir.cloud.SecretSink;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The file that new secrets go to, one line of JSON each: the only place where the tool writes one. Nobody but its owner may
 * read it, so it is on a file system that knows permissions, and it is no link to elsewhere.
 */
final class SecretFile implements SecretSink {
    /** The types of action that make a secret. */
    static final Set<String> TYPES = Set.of("reset-password", "rotate-key");

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    private SecretFile(Path file) {
        this.file = file;
    }

    /**
     * The file, to be made when there is a secret for it.
     *
     * @throws Failure if others could read what is written there, or nothing can be written there
     */
    static SecretFile at(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw wrong(file, "there is no folder for it; make " + folder);
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw wrong(file, "its file system knows no permissions of an owner; name a file on one that does");
            }
            return new SecretFile(file);
        }
        requirePrivate(file);
        return new SecretFile(file);
    }

    /** What is said where an action makes a secret and no file is named. */
    static String missing(String type) {
        return type + " makes a new secret, which would have nowhere to go; give --secrets FILE, a file that only you"
                + " can read";
    }

    @Override
    public void take(NewSecret secret) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("kind", secret.kind().name().toLowerCase(Locale.ROOT));
        line.put("owner", secret.owner());
        line.put("id", secret.id());
        line.put("secret", secret.reveal());
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            // Somebody may have put another file there since it was looked at.
            requirePrivate(file);
            ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the new secret cannot be written", e);
        }
    }

    private static void requirePrivate(Path file) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> wider = EnumSet.noneOf(PosixFilePermission.class);
            wider.addAll(found.permissions());
            wider.removeAll(OWNER);
            if (found.isSymbolicLink()) {
                throw wrong(file, "it is a link; name the file itself");
            } else if (!found.isRegularFile()) {
                throw wrong(file, "it is no plain file; name one that does not exist");
            } else if (!isMine(file, found)) {
                throw wrong(
                        file,
                        "it belongs to " + Text.printable(found.owner().getName())
                                + ", who may read what is written there; name a file that does not exist");
            } else if (hasOtherNames(file)) {
                throw wrong(file, "it has another name elsewhere, a hard link; name a file that does not exist");
            } else if (!wider.isEmpty()) {
                throw wrong(
                        file,
                        "it has the permissions " + PosixFilePermissions.toString(found.permissions())
                                + "; expected rw-------; run chmod 600 on it, or name a file that does not exist");
            }
        } catch (UnsupportedOperationException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--secrets " + file + ": its file system knows no permissions of an owner; name a file on one that"
                            + " does",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be looked at", e);
        }
    }

    private static boolean isMine(Path file, PosixFileAttributes found) throws IOException {
        try {
            return found.owner()
                    .equals(file.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (UserPrincipalNotFoundException e) {
            // A user without a name, as in some containers, is not root, who alone may write into the private file of
            // another.
            return true;
        }
    }

    private static boolean hasOtherNames(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer names
                && names > 1;
    }

    private static Failure wrong(Path file, String what) {
        return new Failure(ExitCode.USAGE, "--secrets " + file + ": " + what);
    }
}
