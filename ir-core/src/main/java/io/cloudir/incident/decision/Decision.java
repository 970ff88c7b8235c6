package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.lifecycle.TransitionCheck;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes of a decision: entries to append, or why it is refused. */
public sealed interface Decision {
    /**
     * The decision stands once its entries are appended at the version it was based on.
     *
     * @param incident the incident it is about
     * @param version the version that was seen; a store refuses the entries if the journal has moved on
     * @param drafts the entries; none if the incident already is as decided
     */
    record Granted(IncidentId incident, long version, List<Draft> drafts) implements Decision {
        public Granted {
            Objects.requireNonNull(incident, "incident");
            drafts = List.copyOf(drafts);
        }

        Granted followedBy(Granted next) {
            return new Granted(
                    incident,
                    version,
                    Stream.concat(drafts.stream(), next.drafts.stream()).toList());
        }
    }

    /**
     * The decision is refused, and nothing is to be appended.
     *
     * @param text one paragraph: what was asked, what stands in the way and what would meet it
     * @param transition the refused transition, if the decision was to move the incident
     */
    record Refused(String text, Optional<TransitionCheck.Refused> transition) implements Decision {
        public Refused {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(transition, "transition");
        }
    }

    /** Grants these events, as happening now. */
    static Granted granted(Incident incident, Actor actor, Instant now, IncidentEvent... events) {
        List<Draft> drafts =
                Stream.of(events).map(event -> Draft.of(event, now, actor)).toList();
        return new Granted(incident.id(), incident.version(), drafts);
    }

    /** Grants a decision that changes nothing, because the incident already is as decided. */
    static Granted nothingToDo(Incident incident) {
        return new Granted(incident.id(), incident.version(), List.of());
    }

    /** Refuses for a reason that is not a transition's. */
    static Refused refused(String text) {
        return new Refused(text, Optional.empty());
    }
}
