package io.cloudir.cloud.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of a record that changed the account, what the rules of this package ask it for and no more: a record may be large, and
 * there may be many. Which fields they ask for does not depend on the state of the account.
 */
final class Excerpt implements LogRecord {
    private final Instant time;
    private final String id;
    private final String action;

    /** Path and value in turn, once more for each further value at a path. */
    private final String[] values;

    /** The same for values that {@link #json} gives. */
    private final String[] jsons;

    private Excerpt(LogRecord record, String action, String[] values, String[] jsons) {
        this.time = record.time();
        this.id = record.id();
        this.action = action;
        this.values = values;
        this.jsons = jsons;
    }

    /** Takes an excerpt; texts that many records have are taken from those that they share. */
    static Excerpt of(LogRecord record, SharedTexts shared) {
        List<String> values = new ArrayList<>();
        List<String> jsons = new ArrayList<>();
        LogRecord listening = new LogRecord() {
            @Override
            public List<String> all(String path) {
                return noted(path, record.all(path), values);
            }

            @Override
            public Optional<String> json(String path) {
                return noted(path, record.json(path).stream().toList(), jsons).stream()
                        .findFirst();
            }

            @Override
            public Instant time() {
                return record.time();
            }

            private List<String> noted(String path, List<String> found, List<String> asked) {
                if (find(path, asked.toArray(String[]::new)).isEmpty()) {
                    found.forEach(value -> {
                        asked.add(path);
                        asked.add(shared.of(value));
                    });
                }
                return found;
            }
        };
        Learning.from(listening, new Effects(new States(), record.id(), Instant.MIN));
        return new Excerpt(
                record, shared.of(record.action()), values.toArray(String[]::new), jsons.toArray(String[]::new));
    }

    @Override
    public List<String> all(String path) {
        return find(path, values);
    }

    @Override
    public Optional<String> json(String path) {
        return find(path, jsons).stream().findFirst();
    }

    private static List<String> find(String path, String[] among) {
        List<String> found = new ArrayList<>(1);
        for (int at = 0; at < among.length; at += 2) {
            if (among[at].equals(path)) {
                found.add(among[at + 1]);
            }
        }
        return found;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public Instant time() {
        return time;
    }

    /** How many texts it refers to. */
    int texts() {
        return values.length + jsons.length;
    }
}
