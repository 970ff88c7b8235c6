package io.cloudir.respond;

import io.cloudir.model.Entity;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a finding of a cloud's detector tells of somebody or something that was contained. */
final class FindingTrace {
    /**
     * When what it tells of was last seen, which is not when the finding was last updated: GuardDuty, Security Hub, Security
     * Command Center and OCSF.
     */
    private static final List<FieldPath> LAST_SEEN = List.of(
            FieldPath.of("service.eventLastSeen"),
            FieldPath.of("LastObservedAt"),
            FieldPath.of("finding.eventTime"),
            FieldPath.of("finding_info.last_seen_time"));

    private static final List<FieldPath> SAMPLE =
            List.of(FieldPath.of("service.additionalInfo.sample"), FieldPath.of("Sample"));

    private static final List<FieldPath> ERRORS = List.of(
            FieldPath.of("service.action.awsApiCallAction.errorCode"),
            FieldPath.of("ProductFields.aws/guardduty/service/action/awsApiCallAction/errorCode"));

    private static final List<FieldPath> BLOCKED = List.of(
            FieldPath.of("service.action.networkConnectionAction.blocked"),
            FieldPath.of("service.action.portProbeAction.blocked"),
            FieldPath.of("Action.NetworkConnectionAction.Blocked"),
            FieldPath.of("Action.PortProbeAction.Blocked"));

    /** What Security Hub and Security Command Center call findings of something that happened, not of how things are set up. */
    private static final List<String> THREATS = List.of("TTPs", "Effects", "Unusual Behaviors", "THREAT");

    private FindingTrace() {}

    /** Made by somebody who tries out how findings look. */
    static boolean isSample(Activity finding) {
        return values(finding, SAMPLE).anyMatch("true"::equals);
    }

    /** Whether it tells how something is set up, which cutting it off does not mend, and not what happened. */
    static boolean isPosture(Activity finding) {
        List<String> kinds = values(finding, List.of(FieldPath.of("Types"), FieldPath.of("finding.findingClass")))
                .toList();
        return !kinds.isEmpty()
                && kinds.stream().noneMatch(kind -> THREATS.stream().anyMatch(kind::startsWith));
    }

    static Optional<Instant> lastSeen(Activity finding) {
        return TraceTime.first(finding, LAST_SEEN);
    }

    /** Whether it tells of just what an action was to cut off, and that it was let in or through. */
    static boolean contradicts(Activity finding, String actionType, Entity target) {
        return switch (actionType) {
            case "suspend-identity" ->
                finding.head()
                                .principal()
                                .filter(who -> who.id().equals(target.id()))
                                .isPresent()
                        && isLetIn(finding);
            case "deactivate-key", "rotate-key" -> finding.head().accessKey().equals(target.id()) && isLetIn(finding);
            case "isolate-host", "stop-host" ->
                finding.head().resources().stream().anyMatch(it -> it.entity().equals(target)) && isConnected(finding);
            case "block-address" -> finding.head().address().equals(target.id()) && isConnected(finding);
            default -> false;
        };
    }

    private static boolean isLetIn(Activity finding) {
        return !FreshActivity.isDenial(finding.head().errorCode())
                && values(finding, ERRORS).noneMatch(FreshActivity::isDenial);
    }

    /** Names are still resolved for a host that is cut off, and what runs on it goes on: only a connection tells. */
    private static boolean isConnected(Activity finding) {
        return values(finding, BLOCKED).anyMatch("false"::equals);
    }

    private static Stream<String> values(Activity finding, List<FieldPath> paths) {
        return paths.stream().flatMap(path -> finding.values(path).stream()).map(value -> value.text());
    }
}
