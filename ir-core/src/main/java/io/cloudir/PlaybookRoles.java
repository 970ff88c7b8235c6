package io.cloudir;

import io.cloudir.plan.Duty;
import io.cloudir.plan.ResponsePlan;
import java.util.Arrays;
import java.util.Optional;

/** Finds who does the manual steps of a playbook: it names a role of the plan, or a duty, which the first role responsible does. */
final class PlaybookRoles {
    private PlaybookRoles() {}

    static Optional<String> find(ResponsePlan plan, String roleOrDuty) {
        if (plan.role(roleOrDuty).isPresent()) {
            return Optional.of(roleOrDuty);
        }
        return Arrays.stream(Duty.values())
                .filter(duty -> duty.code().equals(roleOrDuty))
                .map(duty -> plan.assignmentOf(duty).responsible().get(0))
                .findFirst();
    }
}
