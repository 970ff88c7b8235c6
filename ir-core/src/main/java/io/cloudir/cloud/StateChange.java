package io.cloudir.cloud;

import io.cloudir.model.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * One change to a cloud: compare a piece of state with a value, set it to another.
 *
 * @param target what is changed
 * @param call the cloud call that does it, such as {@code iam:UpdateAccessKey}
 * @param undoCall the call that takes it back; empty if none can
 * @param before the value it must have
 * @param after the value it gets
 * @param residue what stays, or is lost, even after it was undone; empty if nothing is
 */
public record StateChange(StateRef target, String call, String undoCall, String before, String after, String residue) {
    public StateChange {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(undoCall, "undoCall");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(residue, "residue");
        if (before.equals(after)) {
            throw new IllegalArgumentException(
                    "nothing changes: " + target + " is '" + Text.printable(before) + "' before and after");
        }
        if (undoCall.isEmpty() && residue.isEmpty()) {
            throw new IllegalArgumentException(
                    "a change of " + target + " that cannot be undone must say what stays of it (residue)");
        }
    }

    /** A change that leaves nothing behind once it is undone. */
    public static StateChange reversible(StateRef target, String call, String undoCall, String before, String after) {
        return new StateChange(target, call, undoCall, before, after, "");
    }

    /** A change that no call takes back. */
    public static StateChange irreversible(StateRef target, String call, String before, String after, String residue) {
        return new StateChange(target, call, "", before, after, residue);
    }

    /** The same change, undone by its call, but with something that stays or is lost. */
    public StateChange withResidue(String text) {
        return new StateChange(target, call, undoCall, before, after, text);
    }

    /** Whether undoing it brings everything back. */
    public boolean isReversible() {
        return residue.isEmpty();
    }

    /** The change that takes this one back; empty if none can. */
    public Optional<StateChange> inverse() {
        return undoCall.isEmpty()
                ? Optional.empty()
                : Optional.of(new StateChange(target, undoCall, call, after, before, residue));
    }
}
