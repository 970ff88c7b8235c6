package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;

/** Which call sets which state of the services that record and watch, and of the account's own guards. */
final class WatchCalls {
    private WatchCalls() {}

    static Optional<Call> of(StateRef target, boolean gone, String after) {
        String id = target.id();
        return Optional.ofNullable(
                switch (target.kind() + '#' + target.aspect()) {
                    case "cloudtrail:trail#logging" ->
                        Call.of("cloudtrail", after.equals("true") ? "StartLogging" : "StopLogging", "name", id);
                    case "cloudtrail:trail#configuration" ->
                        gone
                                ? Call.of("cloudtrail", "DeleteTrail", "name", id)
                                : Call.of("cloudtrail", "CreateTrail", "name", id)
                                        .leaving("What happened while trail " + id
                                                + " was gone is in no file of it, only in the event history.");
                    case "cloudtrail:trail#event-selectors" ->
                        gone
                                ? null
                                : Call.of("cloudtrail", "PutEventSelectors", "trailName", id, "eventSelectors", after);
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
                        gone
                                ? null
                                : Call.of(
                                        "guardduty",
                                        "UpdateDetector",
                                        "detectorId",
                                        id,
                                        "enable",
                                        after.equals("true"));
                    case "config:recorder#recording" ->
                        gone
                                ? null
                                : Call.of(
                                        "config",
                                        after.equals("true")
                                                ? "StartConfigurationRecorder"
                                                : "StopConfigurationRecorder",
                                        "configurationRecorderName",
                                        id);
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
}
