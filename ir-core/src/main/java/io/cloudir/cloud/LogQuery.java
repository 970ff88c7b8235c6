package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.TimeRange;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Asks for records of a log.
 *
 * @param kind which log
 * @param span when they happened
 * @param about whom or what they are about; {@link Entity#NONE} for all
 * @param limit how many at most, 1 to {@value #LIMIT}
 * @param cancelled asked again and again from the thread that queries; once it says yes, the answer is what was found so far
 */
public record LogQuery(Kind kind, TimeRange span, Entity about, int limit, BooleanSupplier cancelled) {
    /** Most records of one answer. */
    public static final int LIMIT = 100_000;

    /** The logs that a cloud keeps. */
    public enum Kind {
        /** Calls of the cloud's API. */
        AUDIT,
        /** Connections of networks, without what they carried. */
        FLOW,
        /** What agents on hosts report: processes, files, logins. */
        HOST
    }

    public LogQuery {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(cancelled, "cancelled");
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not between 1 and " + LIMIT);
        }
    }

    /** Asks for all calls in that span, at most {@value #LIMIT}. */
    public static LogQuery audit(TimeRange span) {
        return of(Kind.AUDIT, span);
    }

    /** Asks for everything in one log in that span, at most {@value #LIMIT} records. */
    public static LogQuery of(Kind kind, TimeRange span) {
        return new LogQuery(kind, span, Entity.NONE, LIMIT, LogQuery::never);
    }

    /** The same, but only what is about that principal, key, address, host or resource. */
    public LogQuery about(Entity entity) {
        return new LogQuery(kind, span, entity, limit, cancelled);
    }

    /** The same, but at most that many. */
    public LogQuery atMost(int records) {
        return new LogQuery(kind, span, about, records, cancelled);
    }

    /** The same, but given up once that says yes. */
    public LogQuery until(BooleanSupplier enough) {
        return new LogQuery(kind, span, about, limit, enough);
    }

    private static boolean never() {
        return false;
    }
}
