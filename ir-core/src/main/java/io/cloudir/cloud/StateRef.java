package io.cloudir.cloud;

import io.cloudir.model.Text;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one piece of a cloud's state, such as the status of a key. Its text, {@code kind/id#aspect}, is read back by
 * {@link #parse}, so a journal can hold it.
 *
 * @param kind what kind of thing it belongs to, in the cloud's own words, such as {@code iam:user}
 * @param id which one; one printable line of at most {@value #ID_LIMIT} UTF-16 units
 * @param aspect which of its sides, such as {@code status} or {@code inline-policy:Name}; no {@code #}
 */
public record StateRef(String kind, String id, String aspect) implements Comparable<StateRef> {
    /** The value of whatever does not exist. */
    public static final String ABSENT = "absent";

    /** Longest id. */
    public static final int ID_LIMIT = 1024;

    private static final Pattern KIND = Pattern.compile("[a-z0-9]+:[a-z0-9-]+");
    private static final Pattern ASPECT = Pattern.compile("[^#\\p{Cntrl}]{1,512}");
    private static final Comparator<StateRef> ORDER =
            Comparator.comparing(StateRef::kind).thenComparing(StateRef::id).thenComparing(StateRef::aspect);

    public StateRef {
        Objects.requireNonNull(id, "id");
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "kind of state '" + Text.printable(kind) + "' is not like iam:user or ec2:network-interface");
        }
        if (!ASPECT.matcher(aspect).matches() || !isLine(aspect)) {
            throw new IllegalArgumentException("aspect '" + Text.printable(aspect)
                    + "' is not a printable line of 1 to 512 characters without '#'");
        }
        if (id.isEmpty() || id.length() > ID_LIMIT || !isLine(id)) {
            throw new IllegalArgumentException(
                    "id '" + Text.printable(id) + "' is not one printable line of 1 to " + ID_LIMIT + " characters");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text does not name a piece of state
     */
    public static StateRef parse(String text) {
        int slash = text.indexOf('/');
        int hash = text.lastIndexOf('#');
        if (slash < 0 || hash < slash) {
            throw new IllegalArgumentException(
                    "'" + Text.printable(text) + "' names no piece of state; expected kind/id#aspect");
        }
        return new StateRef(text.substring(0, slash), text.substring(slash + 1, hash), text.substring(hash + 1));
    }

    /** The same thing, another side of it. */
    public StateRef with(String otherAspect) {
        return new StateRef(kind, id, otherAspect);
    }

    private static boolean isLine(String text) {
        return text.codePoints().allMatch(Text::isPrintable);
    }

    @Override
    public int compareTo(StateRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + '/' + id + '#' + aspect;
    }
}
