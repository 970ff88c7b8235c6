package io.cloudir;

import io.cloudir.incident.journal.JournalException;
import io.cloudir.telemetry.Activity;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of a stream into an {@link IncidentResponse}, no faster than it can look at them: it asks for a few at a time, and for
 * more when half of these are done. So a publisher that keeps to what is asked for holds back its source, and never more
 * records wait here than were asked for. Each record is looked at in the thread that hands it over, one after the other.
 *
 * <p>When the stream ends, windowed rules give out what they have counted ({@link IncidentResponse#flush}). When the journal
 * store fails, it asks for nothing more and cancels: what was found and could not be placed is kept and {@linkplain
 * IncidentResponse#ingest(Activity) tried again} by the next call, so subscribe another one when the store works again, and let the source
 * deliver the records anew that came after the last saved {@link IncidentResponse#detectorState}.
 *
 * <p>For one subscription; as safe for use by several threads as the rules of {@link Flow} need it.
 */
public final class RecordSubscriber implements Flow.Subscriber<Activity> {
    private final IncidentResponse response;
    private final int atMost;
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int taken;

    /**
     * A subscriber.
     *
     * @param atMost how many records may be asked for and not yet be looked at, from 1
     */
    public RecordSubscriber(IncidentResponse response, int atMost) {
        this.response = Objects.requireNonNull(response, "response");
        if (atMost < 1) {
            throw new IllegalArgumentException("at most " + atMost + " records at a time; expected 1 or more");
        }
        this.atMost = atMost;
    }

    /** Ends when the stream has ended and all is placed; fails with what the publisher or the journal store failed with. */
    public CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        if (subscription.compareAndSet(null, given)) {
            given.request(atMost);
        } else {
            given.cancel();
        }
    }

    @Override
    public void onNext(Activity record) {
        Objects.requireNonNull(record, "record");
        if (done.isDone()) {
            // A publisher may hand over what it had begun to when it was cancelled.
            return;
        }
        try {
            response.ingest(record);
        } catch (JournalException e) {
            fail(e);
            return;
        }
        taken++;
        int half = (atMost + 1) / 2;
        if (taken == half) {
            taken = 0;
            given().request(half);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(Objects.requireNonNull(failure, "failure"));
    }

    @Override
    public void onComplete() {
        if (done.isDone()) {
            return;
        }
        try {
            response.flush();
            done.complete(null);
        } catch (JournalException e) {
            done.completeExceptionally(e);
        }
    }

    private void fail(JournalException failure) {
        done.completeExceptionally(failure);
        given().cancel();
    }

    private Flow.Subscription given() {
        return Objects.requireNonNull(subscription.get(), "a publisher hands over its subscription first");
    }
}
