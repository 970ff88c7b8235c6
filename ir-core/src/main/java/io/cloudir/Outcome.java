package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.lifecycle.TransitionCheck;
import io.cloudir.model.Text;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of something that a person asked for: it was done, or it was refused and nothing changed. */
public sealed interface Outcome {
    /** What became of it, for a person: where the incident stands now, or what stands in the way. */
    default String text() {
        if (this instanceof Refused refused) {
            return refused.text();
        }
        Incident incident = ((Done) this).incident();
        String halfWay = incident.playbooks().stream()
                .filter(PlaybookRun::isRunning)
                .map(run -> " Playbook '" + Text.printable(run.started().event().name()) + "' is followed half-way ("
                        + run.id()
                        + run.standsAt().map(visit -> ", at step " + visit.id()).orElse("") + ").")
                .collect(Collectors.joining());
        return "incident " + incident.id() + " is in phase " + incident.phase().code() + "." + halfWay;
    }

    /**
     * It was done.
     *
     * @param incident the incident as it is now
     */
    record Done(Incident incident) implements Outcome {
        public Done {
            Objects.requireNonNull(incident, "incident");
        }
    }

    /**
     * It was refused.
     *
     * @param text one paragraph: what was asked, what stands in the way and what would meet it
     * @param transition every unmet gate, if it was a phase that was refused
     */
    record Refused(String text, Optional<TransitionCheck.Refused> transition) implements Outcome {
        public Refused {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(transition, "transition");
        }
    }
}
