package io.cloudir.cloud.simulated.day;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The audit log of one day of an organisation that does not exist.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SimulatedDay {
    private final String account;
    private final LocalDate date;
    private final List<Entry> entries;
    private final List<String> planted;

    /** A record, with what decides in which file it is delivered. */
    record Entry(Instant time, String region, String record) {}

    SimulatedDay(String account, LocalDate date, List<Entry> entries, List<String> planted) {
        this.account = account;
        this.date = date;
        this.entries = List.copyOf(entries);
        this.planted = List.copyOf(planted);
    }

    public LocalDate date() {
        return date;
    }

    /** The CloudTrail records in time order, each one line of JSON. */
    public List<String> records() {
        return entries.stream().map(Entry::record).toList();
    }

    /** The same records as JSON lines, UTF-8. */
    public byte[] jsonLines() {
        return (String.join("\n", records()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The ids of the records that an attack left, in time order; empty on an ordinary day. */
    public List<String> planted() {
        return planted;
    }

    /**
     * Writes the files that CloudTrail would deliver: gzip, a JSON object with {@code Records}, one file for each region
     * and batch in which something happened. AWS delivers about every five minutes.
     *
     * @param folder an existing folder; files of the same name are replaced
     * @param batch how much time one file covers; it divides a day
     * @return the files, in the order of their names
     */
    public List<Path> writeTo(Path folder, Duration batch) throws IOException {
        return new Delivery(account, date, batch).write(folder, entries);
    }
}
