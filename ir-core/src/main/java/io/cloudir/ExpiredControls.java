package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Due;
import io.cloudir.incident.Incident;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ActionRunner;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Undoes what was to hold for a time only, by whichever process comes first once it is over. */
final class ExpiredControls {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Optional<CloudAccount> account;
    private final Optional<ActionRunner> runner;
    private final Turns turns;

    /**
     * Undoes them in a cloud.
     *
     * @param cloud empty if this process has none, or may not change it: then others must
     */
    ExpiredControls(Optional<CloudAdapter> cloud, Function<CloudAdapter, ActionRunner> runner, Turns turns) {
        this.account = cloud.map(CloudAdapter::account);
        this.runner = cloud.map(runner);
        this.turns = turns;
    }

    /** Whether anything was tried. */
    boolean release(Incident incident, Instant now) {
        boolean tried = false;
        for (Due due : incident.dues()) {
            if (due.kind() == Due.Kind.EXPIRY && !due.at().isAfter(now) && !isElsewhere(incident, due)) {
                if (runner.isEmpty()) {
                    LOG.warn(
                            "incident {}: action {} was to end at {}, and no cloud is at hand to end it in",
                            incident.id(),
                            due.id(),
                            due.at());
                } else {
                    release(incident.id(), due.id(), runner.get(), now);
                    tried = true;
                }
            }
        }
        return tried;
    }

    /** Whether it was done in another account, whose process ends it. */
    private boolean isElsewhere(Incident incident, Due due) {
        return account.isPresent()
                && incident.response()
                        .action(due.id())
                        .flatMap(action -> action.plan().event().account())
                        .filter(done -> !done.equals(account.get()))
                        .isPresent();
    }

    private void release(IncidentId id, String actionId, ActionRunner by, Instant now) {
        ActionResult result = turns.at(id, actionId, () -> by.expire(id, actionId, Automations.EXPIRY, now));
        if (!result.isDone()) {
            LOG.warn("incident {}: action {} could not be ended: {}", id, actionId, Text.printable(result.text()));
        }
    }
}
