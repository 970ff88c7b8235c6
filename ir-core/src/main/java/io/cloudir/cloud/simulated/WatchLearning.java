package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.util.Map;

/** What records tell of the services that record and watch: CloudTrail, GuardDuty, Config, CloudWatch Logs, Organizations. */
final class WatchLearning {
    /** The selectors of a trail on which none were put: all management events (AWS CloudTrail user guide). */
    static final String DEFAULT_SELECTORS =
            "[{\"readWriteType\":\"All\",\"includeManagementEvents\":true,\"dataResources\":[]}]";

    /** The retention of a log group that keeps all. */
    static final String FOR_EVER = "for-ever";

    private static final Map<String, String> SETTINGS =
            Map.of("multi-region", "isMultiRegionTrail", "log-validation", "enableLogFileValidation");

    private WatchLearning() {}

    static void from(LogRecord record, Effects effects) {
        switch (record.text("eventSource")) {
            case "cloudtrail.amazonaws.com" -> trail(record, effects);
            case "guardduty.amazonaws.com" -> detector(record, effects);
            case "config.amazonaws.com" -> recorder(record, effects);
            case "logs.amazonaws.com" -> logGroup(record, effects);
            case "organizations.amazonaws.com" -> {
                if (record.action().equals("LeaveOrganization")) {
                    effects.task(
                            "The account left its organisation, and with it the organisation's guard rails and trail: "
                                    + "have the management account invite it again.");
                }
            }
            default -> {}
        }
    }

    private static void trail(LogRecord record, Effects effects) {
        String name = record.first("requestParameters.name", "requestParameters.trailName");
        if (name.isEmpty()) {
            return;
        }
        StateRef logging = new StateRef(Refs.TRAIL, Refs.tail(name), "logging");
        StateRef configuration = logging.with("configuration");
        StateRef selectors = logging.with("event-selectors");
        if (record.action().equals("CreateTrail")) {
            effects.create(configuration, record.json("requestParameters").orElse(Refs.PRESENT))
                    .create(selectors, DEFAULT_SELECTORS)
                    .create(logging, "false");
            effects.states().madeBy(configuration, States.Maker.of(record));
            settings(record, logging, effects);
            return;
        }
        effects.assume(configuration, Refs.PRESENT).assume(selectors, DEFAULT_SELECTORS);
        switch (record.action()) {
            case "StopLogging" -> effects.assume(logging, "true").set(logging, "false");
            case "StartLogging" -> effects.assume(logging, "false").set(logging, "true");
            case "DeleteTrail" -> {
                effects.assume(logging, "true")
                        .remove(configuration)
                        .set(selectors, DEFAULT_SELECTORS)
                        .set(logging, "false");
                effects.states().deletedBy(configuration, States.Maker.of(record));
            }
            case "PutEventSelectors" ->
                effects.assume(logging, "true")
                        .set(
                                selectors,
                                record.json("requestParameters.eventSelectors")
                                        .or(() -> record.json("requestParameters.advancedEventSelectors"))
                                        .map(WatchLearning::list)
                                        .orElse(Refs.UNKNOWN));
            case "UpdateTrail" -> {
                effects.assume(logging, "true")
                        .set(configuration, record.json("requestParameters").orElse(Refs.UNKNOWN));
                settings(record, logging, effects);
            }
            default -> effects.assume(logging, "true");
        }
    }

    /** What a record sets was the other way round before: whoever leaves it as it is does not name it. */
    private static void settings(LogRecord record, StateRef trail, Effects effects) {
        SETTINGS.forEach((aspect, parameter) -> {
            String value = record.text("requestParameters." + parameter);
            if (value.equals("true") || value.equals("false")) {
                StateRef setting = trail.with(aspect);
                effects.assume(setting, value.equals("true") ? "false" : "true").set(setting, value);
            }
        });
    }

    private static String list(String json) {
        return json.startsWith("[") ? json : '[' + json + ']';
    }

    private static void detector(LogRecord record, Effects effects) {
        String id = record.first("requestParameters.detectorId", "responseElements.detectorId");
        if (id.isEmpty()) {
            return;
        }
        StateRef enabled = new StateRef(Refs.DETECTOR, StateText.line(id), "enabled");
        switch (record.action()) {
            case "CreateDetector" -> effects.set(enabled, "true");
            case "DeleteDetector" -> effects.assume(enabled, "true").set(enabled, ABSENT);
            case "UpdateDetector" -> {
                effects.assume(enabled, "true");
                if (record.text("requestParameters.enable").equals("false")) {
                    effects.set(enabled, "false");
                }
            }
            default -> effects.assume(enabled, "true");
        }
    }

    private static void recorder(LogRecord record, Effects effects) {
        String name = record.text("requestParameters.configurationRecorderName");
        if (name.isEmpty()) {
            return;
        }
        StateRef recording = new StateRef(Refs.RECORDER, StateText.line(name), "recording");
        switch (record.action()) {
            case "StopConfigurationRecorder" ->
                effects.assume(recording, "true").set(recording, "false");
            case "StartConfigurationRecorder" ->
                effects.assume(recording, "false").set(recording, "true");
            case "DeleteConfigurationRecorder" ->
                effects.assume(recording, "true").remove(recording);
            default -> effects.assume(recording, "true");
        }
    }

    /** A log group without a retention keeps what it gets for ever (AWS CloudWatch Logs user guide). */
    private static void logGroup(LogRecord record, Effects effects) {
        String name = record.text("requestParameters.logGroupName");
        if (name.isEmpty()) {
            return;
        }
        StateRef retention = new StateRef(Refs.LOG_GROUP, StateText.line(name), "retention-days");
        switch (record.action()) {
            case "CreateLogGroup" -> effects.create(retention, FOR_EVER);
            case "PutRetentionPolicy" ->
                effects.assume(retention, FOR_EVER)
                        .set(retention, StateText.line(record.text("requestParameters.retentionInDays")));
            case "DeleteRetentionPolicy" ->
                effects.assume(retention, Refs.UNKNOWN).set(retention, FOR_EVER);
            case "DeleteLogGroup" -> effects.assume(retention, Refs.UNKNOWN).remove(retention);
            default -> {}
        }
    }
}
