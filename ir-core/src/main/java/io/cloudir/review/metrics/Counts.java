package io.cloudir.review.metrics;

/**
 * What happened how often.
 *
 * @param signals signals attached
 * @param deadlines clocks started
 * @param missedDeadlines clocks that ran out before they were answered
 * @param actions actions planned, each once
 * @param unapprovedActions actions that nobody approved
 * @param failedActions actions given up, each time
 * @param failedCalls cloud calls that did not take effect
 * @param failedChecks read-backs that found the cloud otherwise than the action had left it
 * @param releasedActions actions undone
 * @param evidenceLost kinds of evidence that could not be preserved
 */
public record Counts(
        int signals,
        int deadlines,
        int missedDeadlines,
        int actions,
        int unapprovedActions,
        int failedActions,
        int failedCalls,
        int failedChecks,
        int releasedActions,
        int evidenceLost) {}
