package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with the runs of playbooks that time, an approval or an ended task has let go on. */
final class DuePlaybooks {
    /** How long after a cloud or an evidence store did not answer it is asked again. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Parts parts;

    DuePlaybooks(Parts parts) {
        this.parts = parts;
    }

    /**
     * Goes on with what an incident has running; when to look again, if at a time. Nothing is done without a cloud, and nothing
     * before the journal's last entry: a clock that stands before it is behind that of another process.
     */
    Optional<Instant> goOn(Incident incident, Instant now) {
        boolean follows = incident.playbooks().stream().anyMatch(PlaybookRun::isRunning);
        if (follows && now.isBefore(incident.updatedAt())) {
            return Optional.of(incident.updatedAt());
        }
        List<Instant> again = new ArrayList<>();
        if (parts.mayChangeCloud() && incident.phase().isWorkedOn()) {
            for (PlaybookRun run : incident.playbooks()) {
                if (run.isRunning()) {
                    goOn(incident, run, now).ifPresent(again::add);
                }
            }
        }
        return again.stream().min(Instant::compareTo);
    }

    private Optional<Instant> goOn(Incident incident, PlaybookRun run, Instant now) {
        try {
            PlaybookAnswer answer = new Responder(parts, Automations.PLAYBOOK)
                    .cloud()
                    .playbooks()
                    .advance(incident.id(), run.id());
            if (answer instanceof PlaybookAnswer.Followed followed) {
                return followed.lookAgain().map(again -> again.isAfter(now) ? again : now.plus(RETRY_AFTER));
            }
            LOG.warn("incident {}: {}", incident.id(), Text.visible(((PlaybookAnswer.Refused) answer).text()));
            return Optional.empty();
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever a cloud, an evidence store or an adapter of the application's own throws: other incidents are
            // due too.
            LOG.warn(
                    "incident {}: run {} did not go on: {}: {}",
                    incident.id(),
                    run.id(),
                    e.getClass().getName(),
                    Text.visible(String.valueOf(e.getMessage())));
            return Optional.of(now.plus(RETRY_AFTER));
        }
    }
}
