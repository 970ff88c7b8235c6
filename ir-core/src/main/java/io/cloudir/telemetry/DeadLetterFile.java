package io.cloudir.telemetry;

import io.cloudir.document.JsonLine;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * Keeps what could not be read in a new file that only its owner reads, mode 0600: a line of JSON each, in ASCII,
 * {@code {"schema":"ir.dead-letter/1","place","reason","size","kept","base64"}}, and a last line, {@code
 * {"schema":"ir.dead-letters/1","kept","leftOut"}}, without which the file is not complete. It grows to at most {@value
 * #MOST_BYTES} bytes; what comes then is counted and left out. Not safe for use by several threads.
 */
public final class DeadLetterFile implements Closeable {
    /** Most bytes that the file takes, its last line aside. */
    public static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final OutputStream out;
    private final long most;
    private long written;
    private long kept;
    private long leftOut;
    private boolean closed;

    private DeadLetterFile(Path file, OutputStream out, long most) {
        this.file = file;
        this.out = out;
        this.most = most;
    }

    /**
     * Begins a file. One that is there is never written over: it may be all that is left of what it keeps.
     *
     * @throws FileAlreadyExistsException if there is such a file
     * @throws IOException if it cannot be made
     */
    public static DeadLetterFile create(Path file) throws IOException {
        return create(file, MOST_BYTES);
    }

    static DeadLetterFile create(Path file, long most) throws IOException {
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyTheOwner(file)));
        return new DeadLetterFile(file, new BufferedOutputStream(out), most);
    }

    private static FileAttribute<?>[] onlyTheOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Keeps a letter, or counts it as left out if the file is full.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(DeadLetter letter) {
        byte[] bytes = letter.bytes();
        String line = JsonLine.of(json -> {
            json.writeStringField("schema", "ir.dead-letter/1");
            json.writeStringField("place", letter.malformed().place());
            json.writeStringField("reason", letter.malformed().reason());
            json.writeNumberField("size", letter.size());
            json.writeNumberField("kept", bytes.length);
            json.writeStringField("base64", Base64.getEncoder().encodeToString(bytes));
        });
        if (written + line.length() + 1 > most) {
            leftOut++;
            return;
        }
        write(line);
        kept++;
    }

    /** How many letters were left out since the file is full. */
    public long leftOut() {
        return leftOut;
    }

    /**
     * Writes the last line and closes the file; done again, it does nothing.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        write(JsonLine.of(json -> {
            json.writeStringField("schema", "ir.dead-letters/1");
            json.writeNumberField("kept", kept);
            json.writeNumberField("leftOut", leftOut);
        }));
        try {
            out.close();
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            written += line.length() + 1;
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private UncheckedIOException cannotKeep(IOException cause) {
        return new UncheckedIOException(file + ": what could not be read cannot be kept", cause);
    }
}
