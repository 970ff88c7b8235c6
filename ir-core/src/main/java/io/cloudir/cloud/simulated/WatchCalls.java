package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which call sets which state of the services that record and watch, and of the account's own guards. A watch is turned on,
 * never off, not even to undo.
 */
final class WatchCalls {
    private WatchCalls() {}

    static Optional<Call> of(StateRef target, String before, String after) {
        String id = target.id();
        boolean gone = after.equals(StateRef.ABSENT);
        return Optional.ofNullable(
                switch (target.kind() + '#' + target.aspect()) {
                    case "cloudtrail:trail#logging" ->
                        isOn(after) ? stays(Call.of("cloudtrail", "StartLogging", "name", id), target) : null;
                    case "cloudtrail:trail#configuration" -> trail(id, before, after);
                    case "cloudtrail:trail#event-selectors" ->
                        gone
                                ? null
                                : stays(
                                        Call.of(
                                                "cloudtrail",
                                                "PutEventSelectors",
                                                "trailName",
                                                id,
                                                "eventSelectors",
                                                after),
                                        target);
                    case "cloudtrail:trail#multi-region" ->
                        Call.of("cloudtrail", "UpdateTrail", "name", id, "isMultiRegionTrail", after.equals("true"));
                    case "cloudtrail:trail#log-validation" ->
                        Call.of(
                                "cloudtrail",
                                "UpdateTrail",
                                "name",
                                id,
                                "enableLogFileValidation",
                                after.equals("true"));
                    case "guardduty:detector#enabled" ->
                        isOn(after)
                                ? stays(
                                        Call.of("guardduty", "UpdateDetector", "detectorId", id, "enable", true),
                                        target)
                                : null;
                    case "config:recorder#recording" ->
                        isOn(after)
                                ? stays(
                                        Call.of(
                                                "config",
                                                "StartConfigurationRecorder",
                                                "configurationRecorderName",
                                                id),
                                        target)
                                : null;
                    case "aws:account#public-access-block" ->
                        gone
                                ? Call.of("s3", "DeleteAccountPublicAccessBlock", "accountId", id)
                                : Call.of("s3", "PutAccountPublicAccessBlock", "accountId", id);
                    case "aws:account#snapshot-public-access" ->
                        Call.of(
                                "ec2",
                                gone ? "DisableSnapshotBlockPublicAccess" : "EnableSnapshotBlockPublicAccess",
                                "state",
                                after);
                    default -> null;
                });
    }

    /** A trail that is there is not made again; what it was set to can be set again only if a record told it. */
    private static @Nullable Call trail(String id, String before, String after) {
        if (after.equals(StateRef.ABSENT)) {
            return null;
        }
        if (before.equals(StateRef.ABSENT)) {
            return Call.of("cloudtrail", "CreateTrail", "name", id)
                    .keeping("Trail " + id + " stays; what happened while it was gone is in no file of it, only in the"
                            + " event history.");
        }
        return after.equals(Refs.PRESENT)
                ? null
                : Call.of("cloudtrail", "UpdateTrail", "name", id, "configuration", after);
    }

    private static boolean isOn(String value) {
        return value.equals("true");
    }

    private static Call stays(Call call, StateRef target) {
        return call.keeping(
                "The " + target.aspect() + " of " + target.id() + " stays as it is set: no call blinds a watch.");
    }
}
