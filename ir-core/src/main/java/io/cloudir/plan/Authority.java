package io.cloudir.plan;

import java.util.List;

/**
 * Which people may change the cloud and say that it holds. Where no role is named, everybody may; automation is bound by
 * approvals instead.
 *
 * @param executors ids of the roles that may execute an approved action, take up one that stopped, and undo one
 * @param validators ids of the roles that may say whether remediations and restorations hold
 */
public record Authority(List<String> executors, List<String> validators) {
    /** Everybody may. */
    static final Authority OPEN = new Authority(List.of(), List.of());

    public Authority {
        executors = List.copyOf(executors);
        validators = List.copyOf(validators);
    }
}
