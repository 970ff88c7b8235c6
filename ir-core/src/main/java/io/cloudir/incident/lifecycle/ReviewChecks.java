package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold before an incident is over. Each check returns why it fails, or empty. */
final class ReviewChecks {
    private ReviewChecks() {}

    static Optional<String> review(Incident incident) {
        List<String> missing = new ArrayList<>();
        boolean held = incident.review()
                .completed()
                .filter(it -> it.seq() > incident.cycle().beganSeq())
                .isPresent();
        if (!held) {
            missing.add("the review of this cycle is not completed");
        }
        if (incident.review().rootCauses().isEmpty()) {
            missing.add("no root cause is recorded");
        }
        if (incident.review().lessons().isEmpty()) {
            missing.add("no lesson is recorded");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    }

    static Optional<String> deadlines(Incident incident) {
        List<String> open = incident.work().deadlines().stream()
                .filter(Deadline::isOpen)
                .map(Deadline::id)
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of("not answered: " + Names.list(open));
    }

    static Optional<String> playbooks(Incident incident) {
        List<String> halfWay = incident.playbooks().stream()
                .filter(PlaybookRun::isRunning)
                .map(run -> run.id() + " of '"
                        + Text.printable(run.started().event().name()) + "'"
                        + run.standsAt()
                                .map(visit -> ", at step " + visit.id() + " '"
                                        + Text.printable(visit.started().event().name()) + "'")
                                .orElse(""))
                .toList();
        return halfWay.isEmpty() ? Optional.empty() : Optional.of("half-way: " + String.join("; ", halfWay));
    }

    static Optional<String> containmentReleased(Incident incident) {
        List<String> inForce = incident.response().actions().stream()
                .filter(action -> action.purpose() == Purpose.CONTAIN && action.isInForce())
                .map(IncidentAction::id)
                .toList();
        return inForce.isEmpty() ? Optional.empty() : Optional.of("in force: " + Names.list(inForce));
    }
}
