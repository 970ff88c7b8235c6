package io.cloudir.incident.lifecycle;

import static io.cloudir.incident.Phase.CLOSED;
import static io.cloudir.incident.Phase.DETECTED;
import static io.cloudir.incident.Phase.FALSE_POSITIVE;
import static io.cloudir.incident.Phase.INVESTIGATING;
import static io.cloudir.incident.Phase.MERGED;
import static io.cloudir.incident.Phase.MITIGATING;
import static io.cloudir.incident.Phase.ON_HOLD;
import static io.cloudir.incident.Phase.RECOVERING;
import static io.cloudir.incident.Phase.REVIEWING;
import static io.cloudir.incident.lifecycle.StandardGate.ACKNOWLEDGED;
import static io.cloudir.incident.lifecycle.StandardGate.ACTIONS_READ_BACK;
import static io.cloudir.incident.lifecycle.StandardGate.CONTAINMENT_RELEASED;
import static io.cloudir.incident.lifecycle.StandardGate.DEADLINES_ANSWERED;
import static io.cloudir.incident.lifecycle.StandardGate.EVIDENCE_SECURED;
import static io.cloudir.incident.lifecycle.StandardGate.LONG_TERM_FIXES_OPENED;
import static io.cloudir.incident.lifecycle.StandardGate.NO_ACTION_HALF_DONE;
import static io.cloudir.incident.lifecycle.StandardGate.PLAYBOOKS_ENDED;
import static io.cloudir.incident.lifecycle.StandardGate.REMEDIATIONS_NOT_REFUTED;
import static io.cloudir.incident.lifecycle.StandardGate.REMEDIATIONS_VALIDATED;
import static io.cloudir.incident.lifecycle.StandardGate.RESTORATIONS_VALIDATED;
import static io.cloudir.incident.lifecycle.StandardGate.REVIEW_COMPLETED;
import static io.cloudir.incident.lifecycle.StandardGate.SCOPE_ESTABLISHED;
import static io.cloudir.incident.lifecycle.StandardGate.SEVERITY_ASSESSED;
import static io.cloudir.incident.lifecycle.StandardGate.WATCH_FINISHED;

import io.cloudir.incident.Phase;
import java.util.List;

/** The one table of transitions. Whatever is known about how incidents may move is derived from these rows. */
final class StandardTable {
    static final List<Transition> ROWS = List.of(
            forward(DETECTED, INVESTIGATING, ACKNOWLEDGED),
            forward(INVESTIGATING, MITIGATING, SCOPE_ESTABLISHED, SEVERITY_ASSESSED, EVIDENCE_SECURED),
            forward(MITIGATING, RECOVERING, REMEDIATIONS_VALIDATED, LONG_TERM_FIXES_OPENED, NO_ACTION_HALF_DONE),
            forward(
                    RECOVERING,
                    REVIEWING,
                    REMEDIATIONS_NOT_REFUTED,
                    RESTORATIONS_VALIDATED,
                    WATCH_FINISHED,
                    NO_ACTION_HALF_DONE,
                    ACTIONS_READ_BACK),
            forward(
                    REVIEWING,
                    CLOSED,
                    REMEDIATIONS_NOT_REFUTED,
                    ACTIONS_READ_BACK,
                    PLAYBOOKS_ENDED,
                    REVIEW_COMPLETED,
                    DEADLINES_ANSWERED),
            back(MITIGATING, INVESTIGATING),
            back(RECOVERING, MITIGATING),
            back(RECOVERING, INVESTIGATING),
            back(REVIEWING, INVESTIGATING),
            back(CLOSED, INVESTIGATING),
            judged(FALSE_POSITIVE, INVESTIGATING),
            judged(DETECTED, FALSE_POSITIVE, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED, DEADLINES_ANSWERED),
            judged(INVESTIGATING, FALSE_POSITIVE, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED, DEADLINES_ANSWERED),
            judged(MITIGATING, FALSE_POSITIVE, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED, DEADLINES_ANSWERED),
            judged(DETECTED, MERGED, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED),
            judged(INVESTIGATING, MERGED, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED),
            judged(MITIGATING, MERGED, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED),
            judged(RECOVERING, MERGED, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED),
            judged(REVIEWING, MERGED, NO_ACTION_HALF_DONE, CONTAINMENT_RELEASED),
            judged(DETECTED, ON_HOLD),
            judged(INVESTIGATING, ON_HOLD),
            judged(MITIGATING, ON_HOLD),
            judged(RECOVERING, ON_HOLD),
            judged(REVIEWING, ON_HOLD),
            resumed(DETECTED),
            resumed(INVESTIGATING),
            resumed(MITIGATING),
            resumed(RECOVERING),
            resumed(REVIEWING));

    private StandardTable() {}

    private static Transition forward(Phase from, Phase to, Gate... gates) {
        return new Transition(from, to, List.of(gates), false, false);
    }

    private static Transition back(Phase from, Phase to) {
        return new Transition(from, to, List.of(), true, false);
    }

    private static Transition judged(Phase from, Phase to, Gate... gates) {
        return new Transition(from, to, List.of(gates), true, true);
    }

    private static Transition resumed(Phase to) {
        return new Transition(ON_HOLD, to, List.of(), false, true);
    }
}
