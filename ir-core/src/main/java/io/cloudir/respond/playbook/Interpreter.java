package io.cloudir.respond.playbook;

import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.respond.playbook.condition.NamedFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says what comes next in a run, from values alone: the playbooks, what the journal tells of the run, the facts and the time.
 * It waits for nothing and does nothing; the same values give the same answer. Immutable and safe to share.
 *
 * <p>What follows a step: after success {@code on_completion} or {@code on_success}; after failure {@code on_failure}, and
 * where there is none the failure is that of the branch, so of the step that opened the branch, and so on outwards, at last to
 * {@code workflow_exception}. A run that came to that has failed, whatever the steps from there did. A parallel step waits for
 * all its branches before it fails.
 */
public final class Interpreter {
    private final Playbooks known;
    private final Playbook playbook;
    private final PlaybookSettings settings;

    /**
     * @param known what the playbook may call
     * @param playbook the playbook that is followed
     */
    public Interpreter(Playbooks known, Playbook playbook, PlaybookSettings settings) {
        this.known = Objects.requireNonNull(known, "known");
        this.playbook = Objects.requireNonNull(playbook, "playbook");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * What comes next.
     *
     * @param run the run as its journal tells it
     * @param facts what is known now
     * @param now the time
     */
    public Turn next(PlaybookRun run, NamedFacts facts, Instant now) {
        if (!run.isRunning()) {
            return new Turn(List.of(), List.of(), Optional.empty());
        }
        if (run.visits().size() >= settings.visits()) {
            return over(run, "it passed " + settings.visits() + " steps and did not come to its end");
        }
        Following following = new Following(known, settings, run, facts, now);
        Branch branch = following.book(playbook, "", run.started().occurredAt(), 0);
        if (branch instanceof Branch.Ended) {
            return over(run, "");
        }
        if (branch instanceof Branch.Failed failed) {
            return over(run, failed.reason());
        }
        return following.turn();
    }

    private static Turn over(PlaybookRun run, String reason) {
        return new Turn(List.of(new PlaybookFinished(run.id(), reason.isEmpty(), reason)), List.of(), Optional.empty());
    }
}
