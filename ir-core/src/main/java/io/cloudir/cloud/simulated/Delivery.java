package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a trail has where to deliver its files: a trail is made and started only if its bucket is there (AWS CloudTrail,
 * CreateTrail, {@code S3BucketDoesNotExistException}). A bucket of which no record says that it was deleted is there.
 */
final class Delivery {
    private static final Pattern BUCKET = Pattern.compile("\"s3BucketName\"\\s*:\\s*\"([^\"\\\\]+)\"");

    private Delivery() {}

    /** The bucket that a trail of this configuration delivers to; empty if the configuration is not known. */
    static Optional<StateRef> bucketOf(String configuration) {
        Matcher bucket = BUCKET.matcher(configuration);
        return bucket.find()
                ? Optional.of(new StateRef(Refs.BUCKET, StateText.line(bucket.group(1)), "exists"))
                : Optional.empty();
    }

    /** What the cloud says to a change that makes or starts a trail; empty if nothing stands in the way. */
    static String conflict(StateRef target, String after, States states) {
        boolean made = target.aspect().equals("configuration") && !after.equals(ABSENT);
        boolean started = target.aspect().equals("logging") && after.equals("true");
        if (!target.kind().equals(Refs.TRAIL) || (!made && !started)) {
            return "";
        }
        return bucketOf(made ? after : states.latest(target.with("configuration")))
                .filter(bucket -> states.isGone(bucket, states.latest(bucket)))
                .map(bucket -> "bucket " + bucket.id() + " of trail " + target.id()
                        + " is gone (S3BucketDoesNotExistException)")
                .orElse("");
    }

    /** What has to be done before a trail can be made or started. */
    static String bucketFirst(StateRef trail, StateRef bucket) {
        return "Trail " + trail.id() + " delivers to bucket " + bucket.id()
                + ", which is gone: first make the bucket anew,"
                + " with a policy that lets CloudTrail write to it, then take this back again.";
    }
}
