package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fresh account that an adapter's test sets up: what is in it, who acts in it, and how time passes. Each check opens one of
 * its own and closes it.
 */
public interface Fixture extends AutoCloseable {
    /** The adapter. */
    CloudAdapter cloud();

    /** A user or service account of the account that has {@link #key}. */
    Entity identity();

    /** A long-term key of {@link #identity} that is active. */
    Entity key();

    /** A host that runs. */
    Entity host();

    /** A bucket or another resource that the adapter can describe. */
    Entity resource();

    /** Something that there is not, with an id of the form that the cloud gives such things. */
    Entity missing(EntityType type);

    /**
     * At least one request for each type of action that the adapter declares, each of which changes something in a fresh
     * account; for roll-back, also one of several records that changed one thing. Each is tried in an account of its own.
     */
    List<ChangeRequest> requests();

    /**
     * What each piece of state was before the first of the records of a roll-back of several that is among {@link #requests}:
     * all that they changed, each as it stood when the account was set up, not as the adapter tells it.
     */
    Map<StateRef, String> before(Containment.RollBack request);

    /** Lets {@link #identity} make a call with {@link #key} that the audit log shows and that succeeds. */
    void intrude();

    /** The time now, as the cloud sees it. */
    Instant now();

    /** Lets so much time pass that readers see all that was changed. */
    void settle();

    /**
     * The same account for a responder that lacks a permission.
     *
     * @return empty if the fixture cannot set that up; then it is not checked
     */
    default Optional<CloudAdapter> without(String permission) {
        return Optional.empty();
    }

    /** Takes the account down. */
    @Override
    default void close() {}
}
