package io.cloudir;

import static io.cloudir.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.journal.JournalException;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream of records is taken in no faster than it can be looked at. */
class RecordSubscriberTest {
    private final Scene scene = new Scene();
    private final Asked asked = new Asked();

    /** What a subscriber asks its publisher for. */
    private static final class Asked implements Flow.Subscription {
        private final List<Long> requests = new ArrayList<>();
        private boolean cancelled;

        @Override
        public void request(long number) {
            requests.add(number);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        long all() {
            return requests.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static List<Activity> trailsStopped(int number) {
        return Scene.parse(IntStream.range(0, number)
                .mapToObj(at -> """
                        {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/u","accountId":"123456789012","userName":"u"},\
                        "eventTime":"%s","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1",\
                        "sourceIPAddress":"198.51.100.7","eventID":"e-%d","eventType":"AwsApiCall","recipientAccountId":"123456789012"}""".formatted(NOON, at))
                .toList());
    }

    private static CompletableFuture<Void> future(RecordSubscriber subscriber) {
        return subscriber.done().toCompletableFuture();
    }

    @Test
    void itAsksForAFewAndForMoreAsTheyAreDone() {
        RecordSubscriber subscriber = new RecordSubscriber(scene.response, 4);
        subscriber.onSubscribe(asked);
        List<Activity> records = trailsStopped(9);

        for (int given = 1; given <= records.size(); given++) {
            subscriber.onNext(records.get(given - 1));
            assertThat(asked.all() - given).as("outstanding after %d", given).isBetween(2L, 4L);
        }

        assertThat(asked.requests).containsExactly(4L, 2L, 2L, 2L, 2L);
    }

    @Test
    void oneAtATimeIsEnough() {
        RecordSubscriber subscriber = new RecordSubscriber(scene.response, 1);
        subscriber.onSubscribe(asked);

        trailsStopped(3).forEach(subscriber::onNext);

        assertThat(asked.requests).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void recordsOfAPublisherOpenAnIncidentAndItsEndEndsTheTaking() {
        RecordSubscriber subscriber = new RecordSubscriber(scene.response, 2);
        try (SubmissionPublisher<Activity> publisher = new SubmissionPublisher<>(Runnable::run, 2)) {
            publisher.subscribe(subscriber);
            trailsStopped(5).forEach(publisher::submit);
        }

        assertThat(future(subscriber)).isCompleted();
        assertThat(scene.only().detection().signals()).hasSize(5);
    }

    @Test
    void aStoreThatFailsCancelsAndWhatWasFoundIsPlacedByTheNextOne() {
        RecordSubscriber first = new RecordSubscriber(scene.response, 4);
        first.onSubscribe(asked);
        List<Activity> records = trailsStopped(3);
        scene.failing(true);

        first.onNext(records.get(0));
        first.onNext(records.get(1));

        assertThat(asked.cancelled).isTrue();
        assertThat(asked.requests).containsExactly(4L);
        assertThat(future(first)).isCompletedExceptionally();
        assertThatThrownBy(() -> future(first).join()).hasCauseInstanceOf(JournalException.class);
        scene.failing(false);
        RecordSubscriber second = new RecordSubscriber(scene.response, 4);
        second.onSubscribe(new Asked());
        second.onNext(records.get(2));
        second.onComplete();
        assertThat(future(second)).isCompleted();
        assertThat(scene.only().detection().signals()).hasSize(2);
    }

    @Test
    void aFailureOfThePublisherIsToldAndNothingIsFlushed() {
        RecordSubscriber subscriber = new RecordSubscriber(scene.response, 4);
        subscriber.onSubscribe(asked);

        subscriber.onError(new IllegalStateException("the topic is gone"));

        assertThatThrownBy(() -> future(subscriber).join()).hasRootCauseMessage("the topic is gone");
    }

    @Test
    void aSecondSubscriptionIsCancelled() {
        RecordSubscriber subscriber = new RecordSubscriber(scene.response, 4);
        subscriber.onSubscribe(asked);
        Asked other = new Asked();

        subscriber.onSubscribe(other);

        assertThat(other.cancelled).isTrue();
        assertThat(other.requests).isEmpty();
        assertThat(asked.cancelled).isFalse();
    }

    @Test
    void noneAtATimeIsRefused() {
        assertThatThrownBy(() -> new RecordSubscriber(scene.response, 0)).hasMessageContaining("expected 1 or more");
    }
}
