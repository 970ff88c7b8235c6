package io.cloudir.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an answer of a cloud leaves out. An answer that left nothing out is the only one that shows that something did not
 * happen.
 *
 * @param gaps what is left out and why; empty if nothing is
 */
public record Completeness(List<Gap> gaps) {
    /** Nothing is left out. */
    public static final Completeness COMPLETE = new Completeness(List.of());

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    /** Why something is left out. */
    public enum Cause {
        /** The limit of the request was reached. */
        LIMIT,
        /** Whoever asked wanted no more. */
        CANCELLED,
        /** A region or zone did not answer. */
        UNREACHABLE,
        /** It was never recorded, or is not kept any more. */
        NOT_RECORDED
    }

    /**
     * Something that is left out.
     *
     * @param cause why
     * @param what which part is missing, such as {@code region eu-west-1}
     */
    public record Gap(Cause cause, String what) {
        public Gap {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(what, "what");
        }
    }

    /** The same, and one more thing left out. */
    public Completeness without(Cause cause, String what) {
        List<Gap> more = new ArrayList<>(gaps);
        more.add(new Gap(cause, what));
        return new Completeness(more);
    }

    /** Whether nothing is left out. */
    public boolean isComplete() {
        return gaps.isEmpty();
    }

    /** What is left out, on one line; empty if nothing is. */
    public String text() {
        return String.join("; ", gaps.stream().map(Gap::what).toList());
    }
}
