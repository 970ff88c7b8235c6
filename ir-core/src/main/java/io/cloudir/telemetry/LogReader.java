package io.cloudir.telemetry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads cloud logs: files, folders and streams, plain or gzip, and pushes their records into an {@link ActivitySink}. It
 * holds one record at a time, and no damage in its input stops it: what cannot be read is reported with its place, and the
 * rest is read.
 *
 * <p>One reader counts, and drops duplicates, over all that it reads. It is not safe for use by several threads.
 */
public final class LogReader {
    private static final Pattern LOG_NAME = Pattern.compile("(?i).*\\.(json|jsonl|ndjson)(\\.gz)?");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER = 1 << 13;

    private final LogSource source;
    private final LogMappings mappings;
    private final ReadLimits limits;
    private final JsonRecord json;
    private final Tally tally;
    private int opened;

    /** A reader that pushes what it reads into a sink. */
    public LogReader(LogSource source, ReadLimits limits, ActivitySink sink) {
        this(source, limits, sink, SeenRecords.none());
    }

    /**
     * A reader that takes up where another stopped: what that one has met counts as a duplicate here.
     *
     * @param before the records met before; of more than {@link ReadLimits#duplicateWindow} the latest count
     */
    public LogReader(LogSource source, ReadLimits limits, ActivitySink sink, SeenRecords before) {
        this(source, LogMappings.none(), limits, sink, before);
    }

    /**
     * A reader that knows records of applications, too.
     *
     * @param mappings what records are that no known source recognises; of use with {@link LogSource#AUTO} alone
     * @param before the records met before
     */
    public LogReader(LogSource source, LogMappings mappings, ReadLimits limits, ActivitySink sink, SeenRecords before) {
        this.source = Objects.requireNonNull(source, "source");
        this.mappings = Objects.requireNonNull(mappings, "mappings");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.json = new JsonRecord(limits);
        this.tally = new Tally(Objects.requireNonNull(sink, "sink"), limits, before);
    }

    /** What was read so far. {@link ReadCounts#files} of 0 at the end means that there was no log at all. */
    public ReadCounts counts() {
        return tally.counts();
    }

    /**
     * How many records bore the id of one met before and said something else. They are among those {@linkplain
     * ReadCounts#read read}, under an id made distinct; which of two keeps the plain id is decided by which is read first.
     */
    public long reusedIds() {
        return tally.reusedIds();
    }

    /** The records met so far, those before this reader among them, as far as its window goes back. */
    public SeenRecords seen() {
        return tally.seen();
    }

    /**
     * Reads a file, or all files below a folder in the byte order of their paths. What cannot be opened, and a folder
     * without any log, is reported as malformed.
     */
    public void read(Path path) {
        if (!Files.isDirectory(path)) {
            readFile(path, true);
            return;
        }
        ReadCounts before = counts();
        LogFolder.walk(path, new Below());
        ReadCounts after = counts();
        if (after.files() == before.files()) {
            report(Place.of(path), "no log of a known source in this folder");
        }
    }

    /**
     * Reads a stream to its end; closing it is the caller's.
     *
     * @param in the stream, plain or gzip
     * @param name what to call it in places and ids: {@code -} for standard input
     */
    public void read(InputStream in, String name) {
        readStream(in, Place.shown(name), true);
    }

    private void readFile(Path file, boolean named) {
        String name = Place.of(file);
        try (InputStream in = Files.newInputStream(file)) {
            boolean isLog = named || LOG_NAME.matcher(name).matches();
            readStream(in, name, isLog);
        } catch (IOException e) {
            report(name, reason(e));
        }
    }

    private void readStream(InputStream in, String name, boolean isLog) {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        try {
            if (isGzip(buffered)) {
                readGzip(buffered, name, isLog);
            } else {
                readPlain(new ByteFeed(buffered), name, isLog);
            }
        } catch (IOException e) {
            report(name, reason(e));
        }
    }

    private void readGzip(BufferedInputStream in, String name, boolean isLog) {
        GzipLog log;
        try {
            log = new GzipLog(in, limits);
        } catch (IOException e) {
            report(name, "the gzip data breaks off or is damaged at its beginning; copy the file again");
            return;
        }
        try {
            readPlain(new ByteFeed(log), name, isLog);
        } finally {
            log.release();
        }
    }

    private void readPlain(ByteFeed feed, String name, boolean isLog) {
        byte[] window = feed.window();
        while (window.length > 0 && Layout.isBlank(window)) {
            // However long it is, white space before the first record must not hide it.
            for (int taken = window.length; taken > 0; taken--) {
                feed.next();
            }
            window = feed.window();
        }
        if (feed.startsWith(UTF_8_MARK)) {
            for (int taken = 0; taken < UTF_8_MARK.length; taken++) {
                feed.next();
            }
            window = feed.window();
        }
        Optional<DocumentShape> events = DocumentShape.ofEvents(window);
        if (events.isPresent()) {
            LogEvents messages = new LogEvents(source, mappings, limits, json, tally, name);
            new ValueFramer(feed, name, limits, events.get(), messages).read();
            messages.end();
            return;
        }
        switch (Layout.of(window, limits)) {
            case LINES -> readRecords(feed, name, Layout.LINES);
            case VALUES -> readRecords(feed, name, Layout.VALUES);
            case TEXT -> {
                if (isLog || isKnownText(window)) {
                    readRecords(feed, name, Layout.LINES);
                } else {
                    tally.skipped(name, "text that is no JSON");
                }
            }
            case WIDE -> report(name, "UTF-16 or UTF-32 text; convert it to UTF-8 first");
            case BINARY -> tally.skipped(name, Magic.kind(window));
            case EMPTY -> {
                if (isLog || !feed.fault().isEmpty()) {
                    report(name, feed.fault().isEmpty() ? "the file is empty" : feed.fault());
                } else {
                    tally.skipped(name, "empty");
                }
            }
        }
    }

    /** Whether the first line is of a source whose records are lines of text. */
    private boolean isKnownText(byte[] window) {
        String text = new String(window, StandardCharsets.UTF_8);
        return source == LogSource.AUTO
                && Sources.knowing(text.lines().findFirst().orElse("")).isPresent();
    }

    private void readRecords(ByteFeed feed, String name, Layout layout) {
        RecordStream records = new RecordStream(source, mappings, limits, json, tally, name);
        if (layout == Layout.LINES) {
            new LineFramer(feed, name, limits).read(records);
        } else {
            new ValueFramer(feed, name, limits, DocumentShape.RECORDS, records).read();
        }
        records.end();
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip;
    }

    private void report(String place, String reason) {
        tally.malformed(new DeadLetter(new Malformed(place, reason), Piece.NONE));
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied; give this user the right to read it";
        }
        return "it cannot be read (" + failure.getClass().getSimpleName() + ")";
    }

    private final class Below implements LogFolder.Visitor {
        @Override
        public boolean file(Path file) {
            if (opened >= limits.maxFiles()) {
                report(
                        Place.of(file),
                        "more than " + limits.maxFiles() + " files; the rest is not read (limit maxFiles)");
                return false;
            }
            opened++;
            readFile(file, false);
            return true;
        }

        @Override
        public void skipped(Path path, String reason) {
            tally.skipped(Place.of(path), reason);
        }

        @Override
        public void unreadable(Path path, IOException failure) {
            report(Place.of(path), reason(failure));
        }
    }
}
