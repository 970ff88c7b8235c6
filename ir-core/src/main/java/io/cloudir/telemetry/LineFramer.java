package io.cloudir.telemetry;

import java.util.Arrays;

/** Takes a stream apart line by line. Whatever is wrong with a line, the next one is read. */
final class LineFramer {
    private final ByteFeed feed;
    private final String name;
    private final int maxBytes;

    LineFramer(ByteFeed feed, String name, ReadLimits limits) {
        this.feed = feed;
        this.name = name;
        this.maxBytes = limits.maxRecordBytes();
    }

    void read(Frames frames) {
        while (feed.peek() != ByteFeed.END && frames.wanted()) {
            String place = name + ":" + feed.line();
            // Room for the carriage return before a newline.
            feed.keep(maxBytes + 1);
            feed.takeLine();
            byte[] kept = feed.kept();
            byte[] line = trimmed(kept);
            boolean cut = feed.peek() == ByteFeed.END && !feed.fault().isEmpty();
            boolean tooLong = feed.overflowed() || line.length > maxBytes;
            if (cut && (tooLong || !endsAsObject(line))) {
                frames.broken(place, feed.fault(), feed.pieceOf(kept));
                return;
            }
            if (tooLong) {
                frames.broken(
                        place,
                        "a line of more than " + maxBytes + " bytes, skipped (limit maxRecordBytes)",
                        feed.pieceOf(kept));
            } else if (line.length > 0) {
                frames.frame(line, place);
            }
            feed.next();
        }
        if (!feed.fault().isEmpty() && frames.wanted()) {
            frames.broken(name + ":" + feed.line(), feed.fault(), Piece.NONE);
        }
    }

    private static boolean endsAsObject(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '}';
    }

    private static byte[] trimmed(byte[] line) {
        int from = 0;
        int to = line.length;
        while (to > from && isSpace(line[to - 1])) {
            to--;
        }
        while (from < to && isSpace(line[from])) {
            from++;
        }
        return to - from == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\r';
    }
}
