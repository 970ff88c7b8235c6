package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account that a test fills with records of its own and whose clock it moves. */
final class TestAccount {
    static final String ID = "123456789012";
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<String> records = new ArrayList<>();
    private final MovingClock clock = new MovingClock();

    /** A clock that stands until it is moved. */
    private static final class MovingClock extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A record by user alice with key AKIAIOSFODNN7EXAMPLE; its id is {@code e-} and its number. */
    TestAccount record(String service, String action, String parameters, String response) {
        return record("2026-03-02T09:00:00Z", service, action, parameters, response);
    }

    TestAccount record(String time, String service, String action, String parameters, String response) {
        String json =
                ("{\"eventVersion\":\"1.08\",\"eventID\":\"e-%d\",\"eventTime\":\"%s\",\"eventSource\":\"%s.amazonaws.com\","
                                + "\"eventName\":\"%s\",\"awsRegion\":\"us-east-1\",\"recipientAccountId\":\"123456789012\",\"requestParameters\":%s,"
                                + "\"responseElements\":%s,\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\","
                                + "\"arn\":\"arn:aws:iam::123456789012:user/alice\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}}")
                        .formatted(records.size() + 1, time, service, action, parameters, response);
        records.add(json);
        return this;
    }

    SimulatedCloud cloud() {
        return SimulatedCloud.fromActivities(
                new CloudAccount(Cloud.AWS, ID),
                Reading.lines(String.join("\n", records).getBytes(StandardCharsets.UTF_8)),
                clock);
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    Instant now() {
        return clock.now;
    }

    /** Plans and makes every change; each must be made. */
    static ChangePlan execute(SimulatedCloud cloud, ChangeRequest request) {
        ChangePlan plan = cloud.plan(request);
        for (StateChange change : plan.changes()) {
            ApplyResult result = cloud.apply(change);
            if (!result.holds()) {
                throw new AssertionError(change + " gave " + result);
            }
        }
        return plan;
    }

    /** Undoes every change that can be undone, last first. */
    static void release(SimulatedCloud cloud, ChangePlan plan) {
        List<StateChange> backwards = new ArrayList<>(plan.changes());
        Collections.reverse(backwards);
        for (StateChange change : backwards) {
            change.inverse().ifPresent(inverse -> {
                ApplyResult result = cloud.apply(inverse);
                if (!result.holds()) {
                    throw new AssertionError(inverse + " gave " + result);
                }
            });
        }
    }

    static StateRef ref(String text) {
        return StateRef.parse(text);
    }
}
