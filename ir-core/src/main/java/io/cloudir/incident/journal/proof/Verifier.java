package io.cloudir.incident.journal.proof;

import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.proof.Verification.Completeness;
import io.cloudir.incident.journal.proof.Verification.FirstBad;
import io.cloudir.incident.journal.proof.Verification.Part;
import io.cloudir.incident.json.SummaryJson;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that journals are what was written: every change, drop, insertion and reordering is found; with a head known from
 * elsewhere or the public key of whoever signed the export, also a missing end and a journal written anew. In a store, a missing
 * end is found too if the index still has the row of a later entry.
 *
 * <p>The head of several journals is the SHA-256 over one line for each, in the order of incident ids: incident, number of
 * entries and hash, separated by spaces, ended by a line feed. Immutable, thread-safe; reads files without locking them and changes none: while a store is written to, verify its exports.
 */
public final class Verifier {
    private static final String JOURNAL = "journal.jsonl";
    private static final int DEPTH = 5;

    /** Longest journal that is read, in bytes: it is held as a whole, and an array has no room for more. */
    private static final int LONGEST = Integer.MAX_VALUE - 64;

    private final Optional<Digest> known;
    private final Optional<PublicKey> key;

    private Verifier(Optional<Digest> known, Optional<PublicKey> key) {
        this.known = known;
        this.key = key;
    }

    /** Checks what a journal can prove by itself. */
    public static Verifier withoutHead() {
        return new Verifier(Optional.empty(), Optional.empty());
    }

    /** Expects this head too. A head that the journal has gone beyond proves what it covers, not completeness. */
    public Verifier expecting(Digest head) {
        return new Verifier(Optional.of(head), key);
    }

    /** Expects a head line signed with this Ed25519 key too; a journal without one does not hold. */
    public Verifier signedBy(PublicKey publicKey) {
        return new Verifier(known, Optional.of(publicKey));
    }

    /**
     * Checks a journal or an export.
     *
     * @param name what to call it in the result
     */
    public Verification verify(String name, byte[] journal) {
        return new JournalCheck(name, journal, Optional.empty()).run(known, key);
    }

    /**
     * Checks a file, an incident's folder, or every journal of a store.
     *
     * @throws NoSuchFileException if there is no journal
     * @throws IOException if something cannot be read
     */
    public Verification verify(Path path) throws IOException {
        List<Path> files = journals(path);
        if (files.isEmpty()) {
            throw new NoSuchFileException(
                    path.toString(),
                    null,
                    "no " + JOURNAL + " there; expected a journal, an incident's folder or a store");
        }
        if (files.size() == 1) {
            return checked(files.get(0), known);
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder heads = new StringBuilder();
        for (Path file : files) {
            Verification part = checked(file, Optional.empty());
            parts.add(new Part(file.toString(), part));
            heads.append(file.resolveSibling("").getFileName())
                    .append(' ')
                    .append(part.entries())
                    .append(' ')
                    .append(part.head())
                    .append('\n');
        }
        return combined(path, parts, Digest.ofText(heads.toString()));
    }

    private Verification combined(Path path, List<Part> parts, Digest head) {
        List<Verification> results = parts.stream().map(Part::result).toList();
        Optional<FirstBad> bad =
                results.stream().flatMap(result -> result.firstBad().stream()).findFirst();
        boolean asKnown = known.isPresent() && known.get().equals(head);
        if (bad.isEmpty() && known.isPresent() && !asKnown) {
            bad = Optional.of(new FirstBad(path.toString(), 0, 0, Verification.Reason.TRUNCATED));
        }
        boolean proven = bad.isEmpty() && asKnown;
        return new Verification(
                results.stream().mapToLong(Verification::entries).sum(),
                head,
                proven ? Completeness.PROVEN : Completeness.NOT_PROVEN,
                results.stream().flatMap(result -> result.erased().stream()).toList(),
                bad,
                parts);
    }

    /** A journal in a store also has to reach what its row in the index was derived from; reaching it proves nothing. */
    private Verification checked(Path file, Optional<Digest> head) throws IOException {
        // Read first: the journal may grow meanwhile, but does not shrink.
        Optional<Digest> indexed = indexed(file);
        Verification result = check(file).run(head, key);
        if (!result.ok() || indexed.isEmpty()) {
            return result;
        }
        Verification reaching = check(file).run(indexed, Optional.empty());
        return reaching.ok() ? result : reaching;
    }

    /** The head in the row that the store keeps beside a journal; empty if there is none that can be read. */
    private static Optional<Digest> indexed(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Optional<IncidentId> incident = incidentOf(folder);
        if (folder == null || incident.isEmpty() || folder.getParent() == null) {
            return Optional.empty();
        }
        Path row = folder.getParent().resolveSibling("index").resolve(incident.get() + ".json");
        try {
            return Optional.of(SummaryJson.read(bytes(row)))
                    .map(IncidentSummary::head)
                    .filter(it -> it.incident().equals(incident.get()))
                    .map(Head::hash);
        } catch (IOException | IllegalArgumentException e) {
            // Missing, torn or of another version: it can be derived anew, so nothing is wrong with that.
            return Optional.empty();
        }
    }

    private static JournalCheck check(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return new JournalCheck(file.toString(), bytes(file), incidentOf(folder));
        } catch (FileSystemException e) {
            throw e; // names the file
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** A device or a pipe might never end, and a file may grow while it is read. */
    private static byte[] bytes(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        if (!is.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "no regular file; expected a journal");
        }
        if (is.size() > LONGEST) {
            throw new FileSystemException(
                    file.toString(), null, is.size() + " bytes long; a journal has at most " + LONGEST);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes((int) is.size());
        }
    }

    /** The incident that a folder is named after: another incident's journal does not belong there. */
    private static Optional<IncidentId> incidentOf(@Nullable Path folder) {
        try {
            return folder == null || folder.getFileName() == null
                    ? Optional.empty()
                    : Optional.of(new IncidentId(folder.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Path> journals(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Path own = path.resolve(JOURNAL);
        if (Files.exists(own)) {
            return List.of(own);
        }
        // A store reads journals behind symbolic links too, so a link must not hide one from the check.
        try (Stream<Path> found = Files.walk(path, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(file -> file.endsWith(JOURNAL)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException("cannot look through " + path + ": " + e.getCause(), e);
        }
    }
}
