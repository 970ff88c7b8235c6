package io.cloudir.cloud.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Of a record that changed the account, what the rules of this package ask it for and no more: a record may be large, and
 * there may be many. Which fields they ask for does not depend on the state of the account.
 */
class Excerpt implements LogRecord {
    /** What a text takes up beside its characters: its header, its array and the reference to it. */
    private static final int OVERHEAD = 64;

    private final Instant time;
    private final String id;
    private final String action;
    private final List<Field> fields;

    /** The values at a path; with {@code json}, those that {@link #json} gives. */
    private record Field(String path, boolean json, List<String> values) {}

    private Excerpt(Instant time, String id, String action, List<Field> fields) {
        this.time = time;
        this.id = id;
        this.action = action;
        this.fields = fields;
    }

    /**
     * Takes an excerpt.
     *
     * @param shared gives an equal text in the place of one that many records have
     */
    static Excerpt of(LogRecord record, UnaryOperator<String> shared) {
        List<Field> asked = new ArrayList<>();
        Excerpt listening = new Excerpt(record.time(), record.id(), record.action(), asked) {
            @Override
            public List<String> all(String path) {
                return noted(path, false, record.all(path));
            }

            @Override
            public Optional<String> json(String path) {
                return noted(path, true, record.json(path).stream().toList()).stream()
                        .findFirst();
            }

            private List<String> noted(String path, boolean json, List<String> values) {
                if (!values.isEmpty() && find(path, json).isEmpty()) {
                    asked.add(new Field(path, json, values.stream().map(shared).toList()));
                }
                return values;
            }
        };
        Learning.from(listening, new Effects(new States(), record.id(), Instant.MIN));
        return new Excerpt(record.time(), record.id(), shared.apply(record.action()), List.copyOf(asked));
    }

    @Override
    public List<String> all(String path) {
        return find(path, false);
    }

    @Override
    public Optional<String> json(String path) {
        return find(path, true).stream().findFirst();
    }

    final List<String> find(String path, boolean json) {
        for (Field field : fields) {
            if (field.json() == json && field.path().equals(path)) {
                return field.values();
            }
        }
        return List.of();
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

    /** About how many bytes it takes up, shared texts included. */
    long size() {
        long size = (long) OVERHEAD + id.length();
        for (Field field : fields) {
            size += OVERHEAD;
            for (String value : field.values()) {
                size += value.length();
            }
        }
        return size;
    }
}
