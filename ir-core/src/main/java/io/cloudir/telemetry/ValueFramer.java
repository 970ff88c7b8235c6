package io.cloudir.telemetry;

import java.util.Arrays;

/**
 * Takes a stream of JSON values apart, however they are laid out: documents with an array of records, arrays,
 * objects over many lines. Holds one record at a time. Behind damage it goes on at the next text that begins like the
 * records before it.
 */
final class ValueFramer {
    private static final int LONGEST_BEGINNING = 200;
    private static final byte[] NOTHING = {};

    private final ByteFeed feed;
    private final ValueScan scan;
    private final String name;
    private final ReadLimits limits;
    private final Frames frames;
    /** How documents begin that can be told from records; empty if they cannot. */
    private final byte[] document;

    /** How records begin here, up to the end of their first key. */
    private byte[] beginning;

    private boolean beginningSeen;
    private boolean faultTold;
    private long index;

    ValueFramer(ByteFeed feed, String name, ReadLimits limits, DocumentShape shape, Frames frames) {
        this.feed = feed;
        this.scan = new ValueScan(feed, limits, shape.recordsKey());
        this.document = shape.documentBeginning();
        this.beginning = shape.recordBeginning();
        this.name = name;
        this.limits = limits;
        this.frames = frames;
    }

    void read() {
        skipSpace();
        while (feed.peek() != ByteFeed.END && frames.wanted()) {
            if (feed.peek() == '[') {
                feed.next();
                members();
            } else if (feed.peek() == '{') {
                value();
            } else {
                String place = line();
                feed.keep(limits.maxRecordBytes());
                skipToObject();
                frames.broken(place, "no JSON object begins here", feed.piece());
            }
            skipSpace();
        }
        if (!faultTold && !feed.fault().isEmpty() && frames.wanted()) {
            frames.broken(line(), feed.fault(), Piece.NONE);
        }
    }

    private void value() {
        String place = line();
        boolean headless = document.length > 0 && feed.startsWith(beginning);
        ValueScan.Outcome outcome = headless ? ValueScan.Outcome.RECORDS : scan.take(true);
        boolean records = outcome == ValueScan.Outcome.RECORDS;
        while (outcome == ValueScan.Outcome.RECORDS) {
            byte[] head = headless ? NOTHING : feed.kept();
            frames.document(feed.overflowed() ? NOTHING : head, place);
            members();
            if (atDocument()) {
                frames.broken(member(), "this object is not closed: another one begins here", Piece.NONE);
                return;
            }
            outcome = frames.wanted() ? scan.takeRest() : ValueScan.Outcome.WHOLE;
        }
        if (outcome == ValueScan.Outcome.BROKEN) {
            skipToObject();
        }
        if (!records) {
            hand(outcome, place);
        } else if (outcome == ValueScan.Outcome.BROKEN) {
            frames.broken(member(), "text that is not JSON stands behind the array", feed.piece());
        }
    }

    /** Reads the members of an array whose bracket was taken. */
    private void members() {
        while (frames.wanted()) {
            skipSeparators();
            String place = member();
            int next = feed.peek();
            if (next == ByteFeed.END) {
                frames.broken(place, cutReason("the array is not closed: the file breaks off here"), Piece.NONE);
                return;
            }
            if (next == ']') {
                feed.next();
                return;
            }
            if (atDocument()) {
                return;
            }
            index++;
            if (!member(next, place)) {
                skipToMember();
                if (feed.peek() == ByteFeed.END) {
                    return;
                }
            }
        }
    }

    /** Whether a document begins that can be told from records by its first key. */
    private boolean atDocument() {
        return document.length > 0 && feed.peek() == '{' && feed.startsWith(document);
    }

    /** Reads one member of an array. Returns false if reading cannot go on where it stopped. */
    private boolean member(int first, String place) {
        if (first != '{') {
            feed.keep(limits.maxRecordBytes());
            boolean taken = scan.takeOther();
            frames.broken(place, "a record is a JSON object, this is none", feed.piece());
            skipSpace();
            // A colon here belongs to a record that lost a bracket: its members are no records.
            return taken && feed.peek() != ':';
        }
        ValueScan.Outcome outcome = scan.take(false);
        if (outcome == ValueScan.Outcome.BROKEN) {
            skipToMember();
        }
        hand(outcome, place);
        if (outcome == ValueScan.Outcome.WHOLE && !beginningSeen) {
            learnBeginning(scan.value());
        }
        return outcome != ValueScan.Outcome.BROKEN && outcome != ValueScan.Outcome.CUT;
    }

    private void hand(ValueScan.Outcome outcome, String place) {
        switch (outcome) {
            case WHOLE -> frames.frame(scan.value(), place);
            case TOO_LONG ->
                frames.broken(
                        place,
                        "a record of more than " + limits.maxRecordBytes() + " bytes, skipped (limit maxRecordBytes)",
                        feed.pieceOf(scan.value()));
            case TOO_DEEP ->
                frames.broken(
                        place,
                        "nested deeper than " + limits.maxDepth() + " levels, skipped (limit maxDepth)",
                        feed.piece());
            case CUT -> frames.broken(place, cutReason("the file breaks off inside this record"), feed.piece());
            case BROKEN ->
                frames.broken(place, "not JSON; reading goes on at the next record that can be told", feed.piece());
            case RECORDS -> throw new IllegalStateException("records are read where they begin");
        }
    }

    private String cutReason(String otherwise) {
        faultTold = !feed.fault().isEmpty();
        return faultTold ? feed.fault() : otherwise;
    }

    private void learnBeginning(byte[] record) {
        int from = 0;
        int quotes = 0;
        while (from < record.length && quotes < 2) {
            if (record[from] == '\\') {
                return;
            }
            quotes += record[from++] == '"' ? 1 : 0;
        }
        if (quotes == 2 && from <= LONGEST_BEGINNING) {
            beginning = Arrays.copyOf(record, from);
            beginningSeen = true;
        }
    }

    /** Goes on to the next member that begins like the others, be it in the next document of the stream. */
    private void skipToMember() {
        while (feed.peek() != ByteFeed.END && !(feed.peek() == '{' && feed.startsWith(beginning))) {
            feed.next();
        }
    }

    /** Goes on to the next document or record, where these can be told, else to the next line that begins with a brace. */
    private void skipToObject() {
        if (document.length > 0) {
            while (feed.peek() != ByteFeed.END
                    && !atDocument()
                    && !(feed.peek() == '{' && feed.startsWith(beginning))) {
                feed.next();
            }
            return;
        }
        do {
            feed.takeLine();
            feed.next();
        } while (feed.peek() != ByteFeed.END && feed.peek() != '{');
    }

    private void skipSeparators() {
        skipSpace();
        while (feed.peek() == ',') {
            feed.next();
            skipSpace();
        }
    }

    private void skipSpace() {
        int next = feed.peek();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            feed.next();
            next = feed.peek();
        }
    }

    private String line() {
        return name + ":" + feed.line();
    }

    private String member() {
        return name + "#" + index;
    }
}
