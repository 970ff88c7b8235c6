package io.cloudir.investigate;

import io.cloudir.model.TimeRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A session that a suspect made, or that was made by such a session, or that a suspect role acted through.
 *
 * @param id the id of its temporary key; its identity and name joined by a slash where no record tells the key
 * @param identity whom it acts as: the role that was assumed, or the user who asked for a token
 * @param name the name that whoever made it gave it; empty if none was given
 * @param madeBy the identity that made it; empty if no record at hand tells
 * @param madeThrough the session that it was made through; empty if it was made with a key or password, or no record tells
 * @param call the call that made it, such as {@code AssumeRole}; empty if no record at hand tells
 * @param madeRecord the record of that call; empty if none is at hand
 * @param hop how many sessions lie between a suspect's own credentials and this one, itself included
 * @param acted when it acted; empty if no record shows that it did
 * @param actions how many records show what it did
 * @param records the ids of the first {@value #RECORDS} of them, in time order
 */
public record TracedSession(
        String id,
        String identity,
        String name,
        String madeBy,
        Optional<String> madeThrough,
        String call,
        Optional<String> madeRecord,
        int hop,
        Optional<TimeRange> acted,
        int actions,
        List<String> records) {
    /** Most records that one session names. */
    public static final int RECORDS = 100;

    public TracedSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(madeBy, "madeBy");
        Objects.requireNonNull(madeThrough, "madeThrough");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(madeRecord, "madeRecord");
        Objects.requireNonNull(acted, "acted");
        records = List.copyOf(records);
    }

    /** Whether it is known by a key, which later records show. */
    public boolean hasKey() {
        return !id.equals(byName(identity, name));
    }

    static String byName(String identity, String name) {
        return identity + '/' + name;
    }
}
