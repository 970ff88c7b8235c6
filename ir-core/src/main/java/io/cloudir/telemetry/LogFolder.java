package io.cloudir.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Lists the files below a folder in the byte order of their paths, whatever the file system's own order is. Links to
 * files are followed, links to folders are not (they can form loops), and pipes or devices are left alone.
 */
final class LogFolder {
    /** Takes what is found. */
    interface Visitor {
        /** A regular file. Returns whether to go on. */
        boolean file(Path file);

        void skipped(Path path, String reason);

        void unreadable(Path path, IOException failure);
    }

    private record Entry(Path path, boolean folder) {
        /** A folder's paths go on with a slash, so it is ordered as if its name ended in one. */
        byte[] key() {
            return (path.getFileName() + (folder ? "/" : "")).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final Comparator<Entry> BYTE_ORDER =
            (left, right) -> Arrays.compareUnsigned(left.key(), right.key());

    private LogFolder() {}

    static void walk(Path root, Visitor visitor) {
        Deque<Entry> ahead = new ArrayDeque<>();
        ahead.push(new Entry(root, true));
        while (!ahead.isEmpty()) {
            Entry entry = ahead.pop();
            if (entry.folder()) {
                List<Entry> entries = list(entry.path(), visitor);
                for (int at = entries.size() - 1; at >= 0; at--) {
                    ahead.push(entries.get(at));
                }
            } else if (Files.isRegularFile(entry.path())) {
                if (!visitor.file(entry.path())) {
                    return;
                }
            } else {
                visitor.skipped(entry.path(), kind(entry.path()));
            }
        }
    }

    private static String kind(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return "no regular file";
        }
        return Files.isDirectory(path)
                ? "a link to a folder, not followed; name the folder itself to read it"
                : "a link that leads to no file";
    }

    private static List<Entry> list(Path folder, Visitor visitor) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(path -> entries.add(new Entry(path, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))));
        } catch (DirectoryIteratorException e) {
            visitor.unreadable(folder, Objects.requireNonNull(e.getCause(), "it wraps what failed"));
        } catch (IOException e) {
            visitor.unreadable(folder, e);
        }
        entries.sort(BYTE_ORDER);
        return entries;
    }
}
