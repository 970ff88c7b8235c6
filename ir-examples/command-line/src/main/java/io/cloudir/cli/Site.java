package io.cloudir.cli;

import io.cloudir.CloudResponder;
import io.cloudir.IncidentResponse;
import io.cloudir.Outcome;
import io.cloudir.incident.Incident;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a command acts on a cloud.
 *
 * @param id the incident
 * @param response the incidents of the store
 * @param person what the person may do with the cloud account
 * @param account that account
 * @param hints what to type next
 * @param news what the command adds to the journal
 * @param now the time of the command
 */
record Site(
        IncidentId id,
        IncidentResponse response,
        CloudResponder person,
        CloudAccount account,
        Hints hints,
        News news,
        Instant now) {
    Incident incident() {
        return response.incident(id).orElseThrow();
    }

    Outcome done() {
        return new Outcome.Done(incident());
    }

    static Outcome refused(String why) {
        return new Outcome.Refused(why, Optional.empty());
    }

    /** Where an action of the incident stands, and what comes next. */
    List<String> standing(String actionId) {
        Incident now = incident();
        return now.response().action(actionId).stream()
                .flatMap(
                        action -> new ActionNews(now, action, account, hints).lines(person, !news.isNone(now)).stream())
                .toList();
    }
}
